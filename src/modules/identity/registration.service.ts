import { Actor, type Origin } from '../../platform/actor.js';
import { sha256 } from '../../platform/crypto/tokens.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { Conflict, Forbidden, NotFound } from '../../platform/problem.js';
import { type AccountForm, checkAccountForm, hashForm, makeAccount, requireFreeEmail } from './account.js';
import { MEMBER_ROLE } from './catalogue.js';
import { invitationAccepted } from './invitation.events.js';
import { provesEmail, whyClosed } from './invitation.policy.js';
import { type InvitationFacts, InvitationRepository } from './invitation.repository.js';
import type { IdentitySettings } from './identity.settings.js';
import type { PasswordHasher } from './password-hasher.js';
import type { SessionService, SignedIn } from './session.service.js';
import { REGISTRATIONS_PER_ADDRESS, type Throttle } from './throttle.js';
import { userRegistered } from './user.events.js';
import { type NewAccount, UserRepository } from './user.repository.js';

/** New accounts, by open registration and by invitation. */
export class RegistrationService {
  constructor(
    private readonly db: Database,
    private readonly hasher: PasswordHasher,
    private readonly throttle: Throttle,
    private readonly sessions: SessionService,
    private readonly settings: Pick<IdentitySettings, 'registration'>,
  ) {}

  /** Makes an account and signs it in. Throws Forbidden, InvalidInput, Conflict or RateLimited. */
  async register(form: AccountForm, origin: Origin): Promise<SignedIn> {
    const system = Actor.system('registration', origin);
    await this.db.as(system, (tx) => this.requireOpenHouse(tx));
    await this.count(system);
    const checked = checkAccountForm(form);
    await this.db.as(system, (tx) => requireFreeEmail(tx, checked));
    const account = await hashForm(this.hasher, checked, false);
    const session = await this.db.as(system, async (tx) => {
      await this.requireOpenHouse(tx);
      const made = await makeAccount(tx, account, [MEMBER_ROLE]);
      const session = await this.open(tx, made.userId, origin);
      await tx.emit(userRegistered({ ...made, sessionId: session.id }, 'REGISTRATION'));
      return session;
    });
    return this.sessions.signedIn(session, origin);
  }

  /**
   * Makes the account an invitation allows and signs it in. Throws NotFound for an unknown token, Conflict for an
   * invitation that is over or an e-mail address that is taken, InvalidInput or RateLimited. Only asking about taken
   * addresses is limited: any number of people behind one address may accept what was made for them.
   */
  async accept(form: AccountForm & { token: string }, origin: Origin): Promise<SignedIn> {
    const system = Actor.system('invitation', origin);
    const tokenHash = sha256(form.token);
    const invitation = await this.db.as(system, (tx) => requireOpen(tx, tokenHash));
    const checked = checkAccountForm(form);
    const isVerified = provesEmail(invitation, checked.email);
    await this.count(system);
    await this.db.as(system, async (tx) => {
      await requireFreeEmail(tx, checked);
      await this.throttle.uncount(tx, this.counter(system));
    });
    const account = await hashForm(this.hasher, checked, isVerified);
    const session = await this.db.as(system, (tx) => this.consume(tx, invitation, account, tokenHash, origin));
    return this.sessions.signedIn(session, origin);
  }

  private async consume(tx: Tx, invitation: InvitationFacts, account: NewAccount, tokenHash: Buffer, origin: Origin) {
    const invitations = new InvitationRepository(tx);
    if (!(await invitations.consume(invitation.id, tokenHash))) {
      await requireOpen(tx, tokenHash);
      throw new Conflict('This invitation was used already.', 'token');
    }
    // The first administrator, whom nobody invited, sees no content.
    const made = await makeAccount(tx, account, invitation.createdBy ? [MEMBER_ROLE] : []);
    await invitations.apply(invitation.id, made.userId);
    const session = await this.open(tx, made.userId, origin);
    const subject = { ...made, sessionId: session.id };
    await tx.emit(invitationAccepted(invitation.id, invitation.createdBy, subject));
    await tx.emit(userRegistered(subject, 'INVITATION'));
    return session;
  }

  private async open(tx: Tx, userId: string, origin: Origin) {
    await new UserRepository(tx).signedIn(userId);
    return this.sessions.open(tx, userId, origin);
  }

  private async requireOpenHouse(tx: Tx): Promise<void> {
    if ((await this.settings.registration(tx)) !== 'OPEN') throw new Forbidden('Registration is by invitation only.');
  }

  private async count(system: Actor): Promise<void> {
    const refusal = await this.db.as(system, (tx) => this.throttle.count(tx, this.counter(system)));
    if (refusal) throw refusal.problem;
  }

  private counter(system: Actor) {
    return this.throttle.address(REGISTRATIONS_PER_ADDRESS, system.origin.ip);
  }
}

async function requireOpen(tx: Tx, tokenHash: Buffer): Promise<InvitationFacts> {
  const invitation = await new InvitationRepository(tx).findByToken(tokenHash);
  if (!invitation) throw new NotFound('Invitation');
  const closed = whyClosed(invitation);
  if (closed) throw closed;
  return invitation;
}
