import type { Actor } from '../../platform/actor.js';
import type { KeyProvider } from '../../platform/crypto/key-provider.js';
import { sha256 } from '../../platform/crypto/tokens.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { Problem, raise, NotFound } from '../../platform/problem.js';
import type { FailureService } from './failure.service.js';
import { linkOpened, linkReopened } from './link.events.js';
import { linkRefusal } from './link.policy.js';
import { LINK_PROBLEMS, SecretLinkSpent } from './link.problems.js';
import { type FoundLink, LinkRepository } from './link.repository.js';
import type { RevealGate } from './reveal.gate.js';
import type { SealedVersion } from './secret.repository.js';
import { openVersion } from './version.sealing.js';

/** What a link answers, once. */
export interface OpenedLink {
  readonly value: string;
  readonly version: number;
  readonly name: string;
  readonly displayName: string | null;
  readonly comment: string | null;
}

type Loaded = { readonly link: FoundLink } & (
  { readonly refusal: Problem } | { readonly refusal: null; readonly sealed: SealedVersion }
);

const OPENING = { accessType: 'READ', action: 'CREDENTIAL_ACCESSED' } as const;
/** How many attempts at one link that was opened before are told; the others are counted on the link. */
const TOLD_REOPENINGS = 10;

/** The other way to a value in clear: by a link, once. */
export class LinkOpeningService {
  constructor(
    private readonly db: Database,
    private readonly keys: KeyProvider,
    private readonly failures: FailureService,
    private readonly gate: RevealGate,
  ) {}

  /**
   * The current value of the link's secret, recorded before it is answered, and the link used up: where the record cannot
   * be written, there is no value and the link still opens. Throws NotFound for a token of no link, Forbidden,
   * SecretLinkSpent, of which the owner is told, SecretLinkClosed, SecretInactive, SecretExpired and StepUpRequired;
   * KeyUnavailable and DecryptionFailed where the ciphertext does not open.
   */
  async open(actor: Actor, token: string): Promise<OpenedLink> {
    const hash = sha256(token);
    const loaded = await this.db.as(actor, (tx) => this.load(tx, hash));
    const { link } = loaded;
    try {
      if (loaded.refusal) throw loaded.refusal;
      const { sealed } = loaded;
      const value = await openVersion(this.keys, link.secretId, sealed);
      await this.db.as(actor, (tx) => this.record(tx, hash, sealed.number));
      const { name, displayName, comment } = link;
      return { value, version: sealed.number, name, displayName, comment };
    } catch (error) {
      await this.failures.keep(actor, { id: link.secretId, ownerId: link.ownerId, workspaceId: null }, OPENING, error);
      if (error instanceof SecretLinkSpent) await this.db.as(actor, (tx) => tellReopening(tx, hash, link));
      throw error;
    }
  }

  private async load(tx: Tx, hash: Buffer): Promise<Loaded> {
    const links = new LinkRepository(tx);
    const link = (await links.byToken(hash)) ?? raise(new NotFound('Link'));
    const refusal = await this.refusal(tx, link);
    if (refusal) return { link, refusal };
    const sealed = await links.version(hash);
    if (sealed) return { link, refusal: null, sealed };
    // Between the two statements something changed, most likely that somebody else opened it.
    const now = (await links.byToken(hash)) ?? raise(new NotFound('Link'));
    return { link: now, refusal: (await this.refusal(tx, now)) ?? LINK_PROBLEMS.GONE() };
  }

  /** Uses the link up, in both logs, under the lock of secret and link, and only where everything still holds. */
  private async record(tx: Tx, hash: Buffer, version: number): Promise<void> {
    const links = new LinkRepository(tx);
    const link = (await links.byToken(hash, true)) ?? raise(new NotFound('Link'));
    const refusal = await this.refusal(tx, link);
    if (refusal) throw refusal;
    if (!(await links.open(hash))) throw LINK_PROBLEMS.GONE();
    await tx.emit(linkOpened(link, tx.actor.id, version));
  }

  private async refusal(tx: Tx, link: FoundLink): Promise<Problem | null> {
    const refusal = linkRefusal(tx.actor, link);
    if (refusal) return LINK_PROBLEMS[refusal]();
    try {
      await this.gate.requireProof(tx, link);
      return null;
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }
}

/** Tells the owner, as often as that helps: whoever has a spent link could otherwise do nothing but ring. */
async function tellReopening(tx: Tx, hash: Buffer, link: FoundLink): Promise<void> {
  const count = await new LinkRepository(tx).reopen(hash);
  if (count > 0 && count <= TOLD_REOPENINGS) await tx.emit(linkReopened(link, tx.actor.id, count));
}
