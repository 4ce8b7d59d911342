import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readList } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { Forbidden, InvalidInput, NotFound } from '../../platform/problem.js';
import type { Bind } from '../../platform/database/shape.js';
import { isActiveUser } from '../identity/index.js';
import { AccessRepository } from './access.repository.js';
import { principalOrder, principalShape } from './access.shape.js';
import { secretShared, secretUnshared } from './secret.events.js';
import { requireFuture } from './secret.input.js';
import { canReadAccess, canShare, canUnshare } from './secret.policy.js';
import { SecretRepository } from './secret.repository.js';
import type { ShareAccess } from './share.entity.js';
import { ShareRepository } from './share.repository.js';

export interface ShareSecret {
  readonly secretId: string;
  readonly userId?: string | null;
  readonly access: ShareAccess;
  /** RFC 3339 in UTC. */
  readonly expiresAt?: string | null;
}

export interface UnshareSecret {
  readonly secretId: string;
  readonly userId?: string | null;
}

/** How many expired shares one transaction takes back. */
const BATCH = 200;

/** Who else may use, see and manage a secret. */
export class SharingService {
  constructor(private readonly db: Database) {}

  /**
   * Shares the secret on these terms and answers its id; where it is shared on them already, nothing is written. Throws
   * NotFound (of the secret, and of a user who is unknown or inactive), Forbidden and InvalidInput.
   */
  share(actor: Actor, { secretId, userId, access, expiresAt = null }: ShareSecret): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const { id, ownerId } = await new SecretRepository(tx).lockIf(secretId, (secret) => canShare(actor, secret));
      requireFuture(expiresAt, tx.now);
      const granteeId = await granteeOf(tx, userId);
      if (await new ShareRepository(tx).grant({ secretId: id, ownerId, granteeId, access, expiresAt })) {
        await new AccessRepository(tx).insert(id, 'SHARE', `Shared with ${granteeId} as ${access}.`);
        await tx.emit(secretShared({ secretId: id, recipients: [ownerId, granteeId], granteeId, access, expiresAt }));
      }
      return id;
    });
  }

  /** Takes a share back and answers the id of the secret, also where there is none. Throws NotFound, Forbidden and InvalidInput. */
  unshare(actor: Actor, { secretId, userId }: UnshareSecret): Promise<string> {
    return this.db.as(actor, async (tx) => {
      // The lock is what a reveal by the grantee waits for, or is waited for.
      const { id, ownerId } = await new SecretRepository(tx).lockIf(secretId, (secret) => canUnshare(actor, secret));
      const granteeId = named(userId);
      if (await new ShareRepository(tx).revoke(id, granteeId)) {
        await new AccessRepository(tx).insert(id, 'SHARE', `No longer shared with ${granteeId}.`);
        await tx.emit(secretUnshared({ secretId: id, recipients: [ownerId, granteeId], granteeId }));
      }
      return id;
    });
  }

  /**
   * Everybody who has access to the actor's secret, and why; an empty list where the actor sees no such secret. Throws
   * Forbidden for one that is shared with the actor.
   */
  async whoCanAccess(actor: Actor, secretId: string, selection: Selection): Promise<readonly Row[]> {
    const where = (to: string, bind: Bind) => `${to}.secret_id = ${bind(() => secretId, 'uuid')}`;
    const principals = await readList(this.db, actor, principalShape, selection, principalOrder, where);
    // The owner is always among them: where nobody is, the actor is not the owner.
    const secret =
      principals.length > 0 ? null : await this.db.as(actor, (tx) => new SecretRepository(tx).find(secretId));
    if (secret && !canReadAccess(actor, secret)) throw new Forbidden('Only its owner sees who has access to a secret.');
    return principals;
  }

  /** Takes back every share whose time has passed, and answers how many there were. */
  async expire(): Promise<number> {
    for (let total = 0; ;) {
      const ended = await this.db.as(Actor.system('expire shares'), expireBatch);
      total += ended;
      if (ended < BATCH) return total;
    }
  }
}

async function expireBatch(tx: Tx): Promise<number> {
  const ended = await new ShareRepository(tx).expire(BATCH);
  for (const { secretId, ownerId, granteeId } of ended)
    await tx.emit(secretUnshared({ secretId, recipients: [ownerId, granteeId], granteeId, expired: true }));
  return ended.length;
}

async function granteeOf(tx: Tx, userId: string | null | undefined): Promise<string> {
  const granteeId = named(userId);
  if (granteeId === tx.actor.id) throw new InvalidInput('The secret is yours already.', 'userId');
  if (!(await isActiveUser(tx, granteeId))) throw new NotFound('User');
  return granteeId;
}

function named(userId: string | null | undefined): string {
  if (userId === null || userId === undefined) throw new InvalidInput('Say which user.', 'userId');
  return userId.toLowerCase();
}
