import { Actor } from '../../platform/actor.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { type SigningKey, generateSigningKey, openSigningKey, rewrapSigningKey } from './signing-key.js';
import { type KeyRow, type SigningAlgorithm, SigningKeyRepository } from './signing-key.repository.js';

/** A key signs for this long. */
const ROTATION_DAYS = 90;
/** Other processes notice a rotation no later than this. */
const RELOAD_MS = 5 * 60_000;
/** A key nobody knows is looked for in the database no more often than this. */
const SEARCH_MS = 1000;
/** A retired key is kept until its last token has expired: 15 minutes, what processes lag behind, and a margin. */
const KEEP_RETIRED_SECONDS = 60 * 60;

interface Loaded {
  readonly at: number;
  readonly current: SigningKey;
  readonly byKid: ReadonlyMap<string, SigningKey>;
}

/** The keys of access tokens: one that signs, and those before it, which still verify. */
export class KeyRing {
  private loaded: Loaded | undefined;
  private loading: Promise<Loaded> | undefined;

  constructor(
    private readonly db: Database,
    private readonly keys: MasterKeys,
    private readonly algorithm: SigningAlgorithm,
  ) {}

  /** The key that signs. Made at the first call where there is none. */
  async current(): Promise<SigningKey> {
    return (await this.load(RELOAD_MS)).current;
  }

  /** The key with this id, also one another process has just made; undefined where there is none. */
  async find(kid: string): Promise<SigningKey | undefined> {
    return (await this.load(RELOAD_MS)).byKid.get(kid) ?? (await this.load(SEARCH_MS)).byKid.get(kid);
  }

  /** The public keys as a JWK Set (RFC 7517 §5); empty where tokens are signed with a shared secret. */
  async jwks(): Promise<{ keys: Readonly<Record<string, unknown>>[] }> {
    const { byKid } = await this.load(RELOAD_MS);
    return { keys: [...byKid.values()].flatMap(({ jwk }) => (jwk ? [jwk] : [])) };
  }

  /** Makes a new key where the present one is old, and deletes retired ones. Answers whether there is a new one. */
  async rotate(options: { readonly force?: boolean } = {}): Promise<boolean> {
    const fresh = generateSigningKey(this.keys, this.algorithm);
    const rotated = await this.db.as(Actor.system('signing key rotation'), async (tx) => {
      const keys = new SigningKeyRepository(tx);
      await keys.lock();
      await keys.deleteRetired(KEEP_RETIRED_SECONDS);
      const current = this.choose(await keys.list(ROTATION_DAYS));
      if (current && !current.isOld && !options.force) return false;
      await this.replace(tx, keys, fresh);
      return true;
    });
    this.loaded = undefined;
    return rotated;
  }

  /** Brings every key under the current master key. Rejects with KeyUnavailable or DecryptionFailed. */
  async rewrap(): Promise<void> {
    this.loaded = await this.read();
  }

  private async replace(tx: Tx, keys: SigningKeyRepository, fresh: ReturnType<typeof generateSigningKey>) {
    await keys.insert(fresh);
    const retired = await keys.retireOthers(fresh.kid);
    await tx.audit({
      action: 'SIGNING_KEY_ROTATED',
      resourceType: 'SIGNING_KEY',
      details: { kid: fresh.kid, algorithm: fresh.algorithm, retired },
    });
  }

  private choose(rows: readonly KeyRow[]): KeyRow | undefined {
    return rows.find((row) => !row.isRetired && row.algorithm === this.algorithm);
  }

  private async load(maxAge: number): Promise<Loaded> {
    if (this.loaded && Date.now() - this.loaded.at < maxAge) return this.loaded;
    // One query for everybody who waits; what failed is not kept.
    this.loading ??= this.read()
      .then((loaded) => (this.loaded = loaded))
      .finally(() => (this.loading = undefined));
    return this.loading;
  }

  private async read(): Promise<Loaded> {
    const fresh = generateSigningKey(this.keys, this.algorithm);
    const rows = await this.db.as(Actor.system('signing keys'), async (tx) => {
      const keys = new SigningKeyRepository(tx);
      const known = await keys.list(ROTATION_DAYS);
      const isSettled = this.choose(known) && known.every((row) => row.wrappingKeyId === this.keys.current.id);
      return isSettled ? known : this.settle(tx, keys, fresh);
    });
    const opened = new Map(rows.map((row) => [row.kid, openSigningKey(this.keys, row)]));
    const current = opened.get(this.choose(rows)?.kid ?? '');
    if (!current) throw new Error('There is no signing key.');
    return { at: Date.now(), current, byKid: opened };
  }

  /** Makes the first key, and brings keys under the current master key. */
  private async settle(tx: Tx, keys: SigningKeyRepository, fresh: ReturnType<typeof generateSigningKey>) {
    await keys.lock();
    for (const row of await keys.list(ROTATION_DAYS))
      if (row.wrappingKeyId !== this.keys.current.id)
        await keys.rewrap(row.kid, row.wrappingKeyId, rewrapSigningKey(this.keys, row));
    if (!this.choose(await keys.list(ROTATION_DAYS))) await this.replace(tx, keys, fresh);
    return keys.list(ROTATION_DAYS);
  }
}
