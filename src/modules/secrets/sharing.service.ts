import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readList } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { Forbidden, InvalidInput, NotFound } from '../../platform/problem.js';
import type { Bind } from '../../platform/database/shape.js';
import { isActiveUser, isLiveGroup } from '../identity/index.js';
import { AccessRepository } from './access.repository.js';
import { principalOrder, principalShape } from './principal.shape.js';
import { secretShared, secretUnshared } from './secret.events.js';
import { requireFuture } from './secret.input.js';
import { type Ownership, canReadAccess, canShare, canUnshare, isShareable } from './secret.policy.js';
import { SecretNotShareable } from './secret.problems.js';
import { SecretRepository } from './secret.repository.js';
import type { ShareAccess } from './share.entity.js';
import { type GranteeRef, NotAMember, ShareRepository } from './share.repository.js';

/** Whom the client means: a user or a group. */
interface Grantees {
  readonly userId?: string | null;
  readonly groupId?: string | null;
}

export interface ShareSecret extends Grantees {
  readonly secretId: string;
  readonly access: ShareAccess;
  /** RFC 3339 in UTC. */
  readonly expiresAt?: string | null;
}

export interface UnshareSecret extends Grantees {
  readonly secretId: string;
}

/** How many expired shares one transaction takes back. */
const BATCH = 200;

/** Who else may use, see and manage a secret. */
export class SharingService {
  constructor(private readonly db: Database) {}

  /**
   * Shares the secret on these terms and answers its id; where it is shared on them already, nothing is written. Throws
   * NotFound (of the secret, of a user who is unknown or inactive, of a group), Forbidden, InvalidInput, and
   * SecretNotShareable for one that is bound to a chat session.
   */
  share(actor: Actor, { secretId, access, expiresAt = null, ...to }: ShareSecret): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const secret = await new SecretRepository(tx).lockIf(secretId, (found) => canShare(actor, found));
      const { id, ownerId, workspaceId } = secret;
      if (!isShareable(secret)) throw new SecretNotShareable();
      requireFuture(expiresAt, tx.now);
      const grantee = await granteeOf(tx, secret, access, to);
      const shares = new ShareRepository(tx);
      if (await shares.grant({ secretId: id, ownerId, workspaceId, access, expiresAt }, grantee)) {
        await new AccessRepository(tx).insert(id, 'SHARE', `Shared with ${told(grantee)} as ${access}.`);
        const recipients = await shares.audience(id, grantee);
        await tx.emit(secretShared({ secretId: id, recipients, grantee, access, expiresAt }));
      }
      return id;
    });
  }

  /** Takes a share back and answers the id of the secret, also where there is none. Throws NotFound, Forbidden and InvalidInput. */
  unshare(actor: Actor, { secretId, ...from }: UnshareSecret): Promise<string> {
    return this.db.as(actor, async (tx) => {
      // The lock is what a reveal by the grantee waits for, or is waited for.
      const { id } = await new SecretRepository(tx).lockIf(secretId, (secret) => canUnshare(actor, secret));
      const grantee = named(from);
      const shares = new ShareRepository(tx);
      if (await shares.revoke(id, grantee)) {
        await new AccessRepository(tx).insert(id, 'SHARE', `No longer shared with ${told(grantee)}.`);
        await tx.emit(secretUnshared({ secretId: id, recipients: await shares.audience(id, grantee), grantee }));
      }
      return id;
    });
  }

  /**
   * Everybody who has access to a secret about which the actor decides, and why; an empty list where the actor sees no
   * such secret. Throws Forbidden for one that is shared with the actor.
   */
  async whoCanAccess(actor: Actor, secretId: string, selection: Selection): Promise<readonly Row[]> {
    const where = (to: string, bind: Bind) => `${to}.secret_id = ${bind(() => secretId, 'uuid')}`;
    const principals = await readList(this.db, actor, principalShape, selection, principalOrder, where);
    // Whoever decides is always among them: where nobody is, the actor does not.
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
  for (const { secretId, recipients, granteeId, groupId } of ended) {
    const grantee = granteeId === null ? { groupId: groupId ?? '' } : { userId: granteeId };
    await tx.emit(secretUnshared({ secretId, recipients, grantee, expired: true }));
  }
  return ended.length;
}

/** Whom this secret can be shared with on these terms. Throws NotFound and InvalidInput. */
async function granteeOf(tx: Tx, secret: Ownership, access: ShareAccess, to: Grantees): Promise<GranteeRef> {
  const grantee = named(to);
  if ('groupId' in grantee) {
    if (!(await isLiveGroup(tx, grantee.groupId))) throw new NotFound('Group');
    if (secret.ownerId !== null && access !== 'USE')
      throw new InvalidInput('Groups are filled by administrators: a person shares with them for USE only.', 'access');
    return grantee;
  }
  if (grantee.userId === tx.actor.id) throw new InvalidInput('The secret is yours already.', 'userId');
  if (!(await isActiveUser(tx, grantee.userId))) throw new NotFound('User');
  const { workspaceId } = secret;
  if (workspaceId !== null && !(await new ShareRepository(tx).isMember(workspaceId, grantee.userId)))
    throw new NotAMember();
  return grantee;
}

function named({ userId, groupId }: Grantees): GranteeRef {
  const [user, group] = [userId ?? null, groupId ?? null];
  if (user !== null && group !== null) throw new InvalidInput('Say which user or which group, not both.', 'groupId');
  if (user !== null) return { userId: user.toLowerCase() };
  if (group !== null) return { groupId: group.toLowerCase() };
  throw new InvalidInput('Say which user or which group.', 'userId');
}

const told = (grantee: GranteeRef) => ('userId' in grantee ? grantee.userId : `group ${grantee.groupId}`);
