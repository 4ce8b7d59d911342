import { LRUCache } from 'lru-cache';
import { sha256 } from '../../platform/crypto/tokens.js';
import type { Database } from '../../platform/database/database.js';
import { RateLimited } from '../../platform/problem.js';
import { addressGroup } from '../../platform/address.js';
import type { Admission, Admissions } from './admission.js';
import { type LiveApiKey, findLiveKey, isLiveKey, touchKey } from './api-key.authentication.js';
import { hashOfApiKey } from './api-key.token.js';

/**
 * So many different keys of one address may turn out to be no good within a minute; then nothing new is looked up for
 * it. One key again and again is no guessing, but an agent that was not told: it must not shut out its neighbours.
 */
const FAILURES_A_MINUTE = 1000;
const MINUTE_MS = 60_000;
const MAX_ADDRESSES = 10_000;

/** What the admissions of keys work with. */
export interface ApiKeyAdmissionsDeps {
  readonly db: Database;
  /** Hears where a use could not be recorded. The request goes on. */
  readonly onError: (error: unknown) => void;
}

/** API keys: good while they, whom they act for, and whoever stands behind that are. */
export class ApiKeyAdmissions implements Admissions {
  /** Digests of what failed, by address, forgotten a minute after the first. Guessing is hopeless, but costs us. */
  private readonly failures = new LRUCache<string, { keys: Set<string>; since: number }>({
    max: MAX_ADDRESSES,
    ttl: MINUTE_MS,
    noUpdateTTL: true,
  });
  private readonly writing = new Set<Promise<void>>();

  constructor(private readonly deps: ApiKeyAdmissionsDeps) {}

  async lookUp(token: string, { ip, isKnown }: { ip: string | null; isKnown: boolean }): Promise<Admission | null> {
    const address = addressGroup(ip);
    if (!isKnown) this.requireFewFailures(address);
    const hash = hashOfApiKey(token);
    const found = hash && (await findLiveKey(this.deps.db, hash));
    if (!found) {
      this.failed(address, token);
      return null;
    }
    if (found.isUntouched) this.recordUse(found.keyId);
    return this.admit(found);
  }

  /** Resolves when every use is recorded, for the shutdown. */
  async settled(): Promise<void> {
    await Promise.all(this.writing);
  }

  private admit(found: LiveApiKey): Admission {
    const { userId, username, keyId, version, chatSessionId, ownerId, workspaceId } = found;
    const key = { id: keyId, chatSessionId };
    const { permissions, expiresAt } = found;
    return {
      identity: { userId, username, sessionId: null, permissions: new Set(permissions), expiresAt, key },
      subject: { userId, sessionId: null, keyId, ownerId, workspaceId, chatSessionId },
      isLive: () => isLiveKey(this.deps.db, keyId, version),
    };
  }

  /** Beside the request, which does not wait for it. */
  private recordUse(keyId: string): void {
    const written = touchKey(this.deps.db, keyId)
      .catch(this.deps.onError)
      .finally(() => this.writing.delete(written));
    this.writing.add(written);
  }

  private requireFewFailures(address: string): void {
    const failures = this.failures.get(address);
    if (!failures || failures.keys.size < FAILURES_A_MINUTE) return;
    const seconds = Math.ceil((failures.since + MINUTE_MS - Date.now()) / 1000);
    throw new RateLimited('Too many API keys that are no good. Wait before you try again.', Math.max(1, seconds));
  }

  private failed(address: string, token: string): void {
    const failures = this.failures.get(address) ?? { keys: new Set<string>(), since: Date.now() };
    failures.keys.add(sha256(token).toString('base64url'));
    if (failures.keys.size === 1) this.failures.set(address, failures);
  }
}
