import {
  type JsonWebKey,
  type KeyObject,
  createHash,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import { unwrapBytes, wrapBytes } from '../../platform/crypto/secret-box.js';
import type { SigningAlgorithm, StoredKey } from './signing-key.repository.js';

/** A signing key that can be used. */
export interface SigningKey {
  readonly kid: string;
  readonly algorithm: SigningAlgorithm;
  readonly privateKey: KeyObject;
  /** The same as the private one where the algorithm is symmetric. */
  readonly publicKey: KeyObject;
  /** RFC 7517, with `kid`, `use` and `alg`; null where there is nothing to publish. */
  readonly jwk: Readonly<Record<string, unknown>> | null;
}

const LABEL = 'identity.signing-key';
const placeOf = (kid: string) => Buffer.from(`signing_keys:${kid}:private`);

/** Makes a key and seals its private part under the current master key. */
export function generateSigningKey(keys: MasterKeys, algorithm: SigningAlgorithm): StoredKey {
  const { kid, publicJwk, bytes } = algorithm === 'ES256' ? generateEs256() : generateHs256();
  const box = wrapBytes(keys, LABEL, placeOf(kid), bytes);
  bytes.fill(0);
  return { kid, algorithm, publicJwk, privateWrapped: box.bytes, wrappingKeyId: box.keyId };
}

/** Opens a stored key. Throws KeyUnavailable or DecryptionFailed. */
export function openSigningKey(keys: MasterKeys, stored: StoredKey): SigningKey {
  const bytes = unwrap(keys, stored);
  const { kid, algorithm, publicJwk } = stored;
  const isEs256 = algorithm === 'ES256';
  const privateKey = isEs256 ? createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' }) : createSecretKey(bytes);
  bytes.fill(0);
  return {
    kid,
    algorithm,
    privateKey,
    publicKey: isEs256 ? createPublicKey(privateKey) : privateKey,
    jwk: isEs256 && publicJwk ? { ...publicJwk, kid, use: 'sig', alg: algorithm } : null,
  };
}

/** The same private part under the current master key. */
export function rewrapSigningKey(keys: MasterKeys, stored: StoredKey): StoredKey {
  const bytes = unwrap(keys, stored);
  const box = wrapBytes(keys, LABEL, placeOf(stored.kid), bytes);
  bytes.fill(0);
  return { ...stored, privateWrapped: box.bytes, wrappingKeyId: box.keyId };
}

const unwrap = (keys: MasterKeys, stored: StoredKey) =>
  unwrapBytes(keys, LABEL, placeOf(stored.kid), { keyId: stored.wrappingKeyId, bytes: stored.privateWrapped });

function generateEs256() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { crv, kty, x, y }: JsonWebKey = publicKey.export({ format: 'jwk' });
  // The key's thumbprint, RFC 7638: its required members in this very order.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  return { kid, publicJwk: { crv, kty, x, y }, bytes: privateKey.export({ format: 'der', type: 'pkcs8' }) };
}

const generateHs256 = () => ({ kid: randomUUID(), publicJwk: null, bytes: randomBytes(32) });
