import type { Actor } from '../../platform/actor.js';
import type { KeyProvider } from '../../platform/crypto/key-provider.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { Forbidden, NotFound, type Problem, raise } from '../../platform/problem.js';
import { AccessRepository } from './access.repository.js';
import type { FailureService } from './failure.service.js';
import { secretUsed } from './secret.events.js';
import { SecretExpired, SecretInactive } from './secret.problems.js';
import { type SecretRecord, SecretRepository } from './secret.repository.js';
import { type UseRefusal, type Usage, useRefusal } from './use.policy.js';
import { openVersion } from './version.sealing.js';

/** A use of one secret in one execution of a tool. */
export interface SecretUse extends Usage {
  readonly secretId: string;
  readonly executionId: string;
}

/** A secret that somebody wants to have used, and what is in the way; null where nothing is. */
export interface ExaminedSecret {
  readonly id: string;
  readonly name: string;
  readonly refusal: Problem | null;
}

const USE = { accessType: 'USE', action: 'CREDENTIAL_USED' } as const;

const PROBLEMS: Readonly<Record<UseRefusal, () => Problem>> = {
  FORBIDDEN: () => new Forbidden('You may not use this secret.'),
  TOOL: () => new Forbidden('The secret is not for this tool: its owner has to name it in allowedTools.'),
  TOOL_CHANGED: () =>
    new Forbidden(
      'The secret is for this tool as it was: its owner has to take it out of allowedTools and put it back.',
    ),
  CHAT: () => new Forbidden('The secret is used in its own chat session only.'),
  CHAT_CLOSED: () => new SecretInactive('The chat session of this secret is closed. Its owner can promote it.'),
  INACTIVE: () => new SecretInactive(),
  EXPIRED: () => new SecretExpired(),
};

/** The one way by which tools come to values. */
export class UseService {
  constructor(
    private readonly db: Database,
    private readonly keys: KeyProvider,
    private readonly failures: FailureService,
  ) {}

  /** The secrets among `ids` that the actor of the transaction sees, each with what is in the way of its use. */
  async examine(tx: Tx, ids: readonly string[], usage: Usage): Promise<readonly ExaminedSecret[]> {
    const seen = await visible(tx, ids);
    return seen.map((secret) => ({ id: secret.id, name: secret.name, refusal: refusalOf(tx.actor, secret, usage) }));
  }

  /**
   * The same in a transaction of its own, for an execution whose turn it is. Throws the first refusal there is, and
   * NotFound. Whatever is in the way of somebody who sees a secret is kept in its access log.
   */
  async require(actor: Actor, ids: readonly string[], use: Omit<SecretUse, 'secretId'>): Promise<void> {
    const seen = await this.db.as(actor, (tx) => visible(tx, ids));
    for (const secret of seen) {
      const refusal = refusalOf(actor, secret, use);
      if (!refusal) continue;
      await this.failures.keep(actor, secret, { ...USE, usedBy: usedBy(use) }, refusal);
      throw refusal;
    }
    if (seen.length < ids.length) throw new NotFound('Secret');
  }

  /**
   * The current value, for a tool that acts for the actor; recorded before it is answered. Throws NotFound, Forbidden,
   * SecretInactive and SecretExpired; KeyUnavailable and DecryptionFailed where the ciphertext does not open. Whatever is
   * in the way of somebody who sees the secret is kept in its access log.
   */
  async value(actor: Actor, use: SecretUse): Promise<string> {
    const { secret, sealed } = await this.db.as(actor, async (tx) => {
      const secrets = new SecretRepository(tx);
      const found = (await secrets.find(use.secretId)) ?? raise(new NotFound('Secret'));
      return { secret: found, sealed: await secrets.version(found.id, found.currentVersion) };
    });
    try {
      const refusal = refusalOf(actor, secret, use);
      if (refusal) throw refusal;
      if (!sealed) throw new NotFound('Version');
      const value = await openVersion(this.keys, secret.id, sealed);
      await this.db.as(actor, (tx) => record(tx, use, sealed.number));
      return value;
    } catch (error) {
      await this.failures.keep(actor, secret, { ...USE, usedBy: usedBy(use) }, error);
      throw error;
    }
  }
}

async function visible(tx: Tx, ids: readonly string[]): Promise<SecretRecord[]> {
  const seen: SecretRecord[] = [];
  for (const id of ids) {
    const secret = await new SecretRepository(tx).find(id);
    if (secret) seen.push(secret);
  }
  return seen;
}

function refusalOf(actor: Actor, secret: SecretRecord, usage: Usage): Problem | null {
  const refusal = useRefusal(actor, secret, usage);
  return refusal && PROBLEMS[refusal]();
}

/** Access log and audit log, under the lock that the first of them takes, and only where everything still holds. */
async function record(tx: Tx, use: SecretUse, version: number): Promise<void> {
  const { secretId } = use;
  if (!(await new AccessRepository(tx).insert(secretId, 'USE', null, usedBy(use)))) throw new NotFound('Secret');
  const secret = (await new SecretRepository(tx).find(secretId)) ?? raise(new NotFound('Secret'));
  const refusal = refusalOf(tx.actor, secret, use);
  if (refusal) throw refusal;
  await tx.audit(secretUsed(secret.id, version, usedBy(use)));
}

const usedBy = ({ toolName: tool, executionId }: Omit<SecretUse, 'secretId'>) => ({ tool, executionId });
