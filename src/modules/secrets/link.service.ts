import { randomUUID } from 'node:crypto';
import { Actor } from '../../platform/actor.js';
import { randomToken, sha256 } from '../../platform/crypto/tokens.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { optionalLine } from '../../platform/input.js';
import { Conflict, Forbidden, InvalidInput, NotFound, raise } from '../../platform/problem.js';
import { isActiveUser } from '../identity/index.js';
import { AccessRepository } from './access.repository.js';
import { linkCreated, linkExpired, linkRevoked } from './link.events.js';
import { canLink, canReadLinks } from './link.policy.js';
import { LinkRepository } from './link.repository.js';
import { linkShape } from './link.shape.js';
import type { RevealGate } from './reveal.gate.js';
import { requireFuture } from './secret.input.js';
import { SecretRepository } from './secret.repository.js';

/** What a link is to be. */
export interface CreateLink {
  readonly secretId: string;
  /** Who alone may open it; anybody who is signed in and has it, unless told. */
  readonly userId?: string | null;
  /** RFC 3339; a day from now unless told. */
  readonly expiresAt?: string | null;
  readonly comment?: string | null;
}

/** A new link with what is shown of it this once. */
export interface IssuedLink {
  readonly linkId: string;
  readonly url: string;
}

const LONGEST_MS = 7 * 24 * 3_600_000;
/** How many links whose time has passed one transaction marks. */
const BATCH = 200;

/** Links that reveal a value once, as their owner handles them. */
export class LinkService {
  /** @param publicUrl the origin people use; read anew each time, since a free port is known late */
  constructor(
    private readonly db: Database,
    private readonly gate: RevealGate,
    private readonly publicUrl: () => string,
  ) {}

  /** A link to a secret of the actor's own; null where there is none. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, linkShape, selection, id);
  }

  /**
   * Makes a link to the secret. Throws NotFound (of the secret, and of a user who is unknown or inactive), Forbidden,
   * InvalidInput, and what stands between the actor and the value: SecretInactive, SecretExpired and StepUpRequired.
   */
  async create(actor: Actor, { secretId, ...form }: CreateLink): Promise<IssuedLink> {
    const token = randomToken();
    const comment = optionalLine(form.comment, 'comment', 256);
    const linkId = await this.db.as(actor, async (tx) => {
      const secret = await new SecretRepository(tx).lockIf(secretId, (found) => canLink(actor, found));
      const { ownerId } = secret;
      if (ownerId === null) throw new Forbidden();
      await this.gate.require(tx, secret);
      requireSpan(form.expiresAt ?? null, tx.now);
      const userId = await namedUser(tx, form.userId);
      const link = { id: randomUUID(), secretId: secret.id, ownerId, createdBy: actor.id };
      const until = { userId, comment, expiresAt: form.expiresAt ?? null, tokenHash: sha256(token) };
      const expiresAt = await new LinkRepository(tx).insert({ ...link, ...until });
      await new AccessRepository(tx).insert(secret.id, 'SHARE', `Link ${link.id} for ${userId ?? 'whoever has it'}.`);
      await tx.emit(linkCreated(link, userId, expiresAt));
      return link.id;
    });
    return { linkId, url: `${this.publicUrl()}/open#token=${token}` };
  }

  /**
   * Takes a link back; doing it twice is no error. Answers its id. Throws NotFound, and Conflict for one that was opened.
   */
  revoke(actor: Actor, linkId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const links = new LinkRepository(tx);
      const find = async () => (await links.findOwn(linkId)) ?? raise(new NotFound('Link'));
      const before = await find();
      if (!canReadLinks(actor, before)) throw new NotFound('Link');
      if (await links.revoke(before.id)) {
        await new AccessRepository(tx).insert(before.secretId, 'SHARE', `Link ${before.id} was taken back.`);
        await tx.emit(linkRevoked(before));
      } else if ((await find()).isOpened) throw new Conflict('This link was opened already.');
      return before.id;
    });
  }

  /** Tells of every link whose time has passed unused, once, and answers how many there were. */
  async expire(): Promise<number> {
    for (let total = 0; ;) {
      const ended = await this.db.as(Actor.system('expire secret links'), expireBatch);
      total += ended;
      if (ended < BATCH) return total;
    }
  }
}

async function expireBatch(tx: Tx): Promise<number> {
  const ended = await new LinkRepository(tx).expire(BATCH);
  for (const link of ended) await tx.emit(linkExpired(link));
  return ended.length;
}

function requireSpan(expiresAt: string | null, now: string): void {
  requireFuture(expiresAt, now);
  if (expiresAt !== null && Date.parse(expiresAt) - Date.parse(now) > LONGEST_MS)
    throw new InvalidInput('At most seven days from now.', 'expiresAt');
}

async function namedUser(tx: Tx, userId: string | null | undefined): Promise<string | null> {
  if (userId === null || userId === undefined) return null;
  const id = userId.toLowerCase();
  if (id === tx.actor.id) throw new InvalidInput('You can see the value already.', 'userId');
  if (!(await isActiveUser(tx, id))) throw new NotFound('User');
  return id;
}
