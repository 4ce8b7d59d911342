import { encodeParts } from '../../../platform/crypto/encoding.js';
import type { MasterKeys } from '../../../platform/crypto/master-key.js';
import { unwrapBytes, wrapBytes } from '../../../platform/crypto/secret-box.js';

/** Headers that are sent to a server besides, by their names in lower case: its credentials. */
export type ServerHeaders = Readonly<Record<string, string>>;

/** The headers of a server as they are stored. */
export interface SealedHeaders {
  readonly headers: Buffer;
  readonly wrappingKeyId: string;
}

const LABEL = 'tools.mcp-headers';

/** The row they belong to: in another server's they do not open. */
const place = (serverId: string): Buffer =>
  encodeParts('steward/mcp-headers', 1, 'mcp_credentials', serverId.toLowerCase());

/** Seals headers for the row of their server under the current master key; null where there are none. */
export function sealHeaders(keys: MasterKeys, serverId: string, headers: ServerHeaders): SealedHeaders | null {
  if (Object.keys(headers).length === 0) return null;
  const bytes = Buffer.from(JSON.stringify(headers));
  try {
    const box = wrapBytes(keys, LABEL, place(serverId), bytes);
    return { headers: box.bytes, wrappingKeyId: box.keyId };
  } finally {
    bytes.fill(0);
  }
}

/**
 * Opens what was sealed for this server. Throws KeyUnavailable for a master key that is not configured, DecryptionFailed
 * where the row is not as it was written.
 */
export function openHeaders(keys: MasterKeys, serverId: string, sealed: SealedHeaders | null): ServerHeaders {
  if (!sealed) return {};
  const bytes = unwrapBytes(keys, LABEL, place(serverId), { keyId: sealed.wrappingKeyId, bytes: sealed.headers });
  try {
    return JSON.parse(bytes.toString('utf8')) as ServerHeaders;
  } finally {
    bytes.fill(0);
  }
}
