import type { Actor } from '../../platform/actor.js';
import { currentKey } from '../../platform/crypto/key-providers.js';
import { type KeyName, type KeyProvider, KeyUnavailable } from '../../platform/crypto/key-provider.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import { type RetainedKey, retain } from '../../platform/crypto/retained-keys.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { Conflict, NotFound, raise } from '../../platform/problem.js';
import { KeyInUse } from './key.problems.js';
import { KeyRepository, type KnownKey } from './key.repository.js';
import { requireVaultKeeper } from './rewrap.policy.js';
import { keyRetired } from './rewrap.events.js';

export interface KeyServiceOptions {
  readonly db: Database;
  readonly keys: KeyProvider;
  readonly masterKeys: MasterKeys;
  /** What is derived from a master key and must outlive it. */
  readonly retainedLabels: readonly string[];
}

/** A key, what is under it, and what can be done with it. */
export interface KeyUsage extends KnownKey {
  readonly isCurrent: boolean;
  readonly canRetire: boolean;
}

/** The key-encryption keys of this system. */
export class KeyService {
  constructor(private readonly options: KeyServiceOptions) {}

  /** Every key that is or was in use. Throws Forbidden. */
  async usage(actor: Actor): Promise<KeyUsage[]> {
    requireVaultKeeper(actor);
    const isCurrent = await this.current();
    const keys = await this.options.db.as(actor, (tx) => new KeyRepository(tx).list());
    return keys.map((key) => usageOf(key, isCurrent(key)));
  }

  /**
   * Retires a key for ever; retiring it twice is no error. What a master key derived for the audit log is kept under the
   * one in force, so that the log still verifies. Throws Forbidden, NotFound for a key nobody knows, KeyInUse, and
   * Conflict for a key in force and for a master key that is not configured.
   */
  async retire(actor: Actor, name: KeyName): Promise<KeyUsage> {
    requireVaultKeeper(actor);
    const isCurrent = await this.current();
    if (isCurrent(name)) throw new Conflict('This key is in force: new values are wrapped with it.', 'keyId');
    const retained = this.retained(name);
    return this.options.db.as(actor, async (tx) => {
      const keys = new KeyRepository(tx);
      const known = await find(tx, name);
      if (known.retiredAt !== null) return usageOf(known, false);
      if (known.versions + known.others > 0n) throw new KeyInUse(known);
      if (!retained) throw notConfigured();
      if ((await keys.retire(name, retained)) > 0n) throw new KeyInUse(await find(tx, name));
      const id = (await keys.retiredId(name)) ?? raise(new NotFound('Key'));
      await tx.emit(keyRetired(id, name.provider, name.keyId));
      return usageOf(await find(tx, name), false);
    });
  }

  /** Null for a master key that is not configured. */
  private retained({ provider, keyId }: KeyName): readonly RetainedKey[] | null {
    if (provider !== 'local') return [];
    const { masterKeys, retainedLabels } = this.options;
    const key = masterKeys.previous.find(({ id }) => id === keyId);
    return key ? retain(masterKeys, key, retainedLabels) : null;
  }

  /** Tells whether a key is in force. While the provider does not say which of its keys is, all of them count. */
  private async current(): Promise<(key: KeyName) => boolean> {
    const { keys, masterKeys } = this.options;
    const wrapping = await currentKey(keys).catch((error: unknown) => {
      if (error instanceof KeyUnavailable) return { provider: keys.name, keyId: null };
      throw error;
    });
    return ({ provider, keyId }) =>
      (provider === 'local' && keyId === masterKeys.current.id) ||
      (provider === wrapping.provider && (wrapping.keyId === null || wrapping.keyId === keyId));
  }
}

const notConfigured = () =>
  new Conflict(
    'What this master key derived for the audit log must be kept. Name it in STEWARD_PREVIOUS_KEYS, and retire it then.',
    'keyId',
  );

async function find(tx: Tx, { provider, keyId }: KeyName): Promise<KnownKey> {
  const keys = await new KeyRepository(tx).list();
  return keys.find((key) => key.provider === provider && key.keyId === keyId) ?? raise(new NotFound('Key'));
}

const usageOf = (key: KnownKey, isCurrent: boolean): KeyUsage => ({
  ...key,
  isCurrent,
  canRetire: !isCurrent && key.retiredAt === null && key.versions + key.others === 0n,
});
