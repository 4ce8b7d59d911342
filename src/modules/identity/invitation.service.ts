import { randomUUID } from 'node:crypto';
import { Actor } from '../../platform/actor.js';
import { randomToken, sha256 } from '../../platform/crypto/tokens.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { InvalidInput, NotFound } from '../../platform/problem.js';
import { requireEmail } from './email.policy.js';
import { GrantRepository } from './grant.repository.js';
import { isUuid } from '../../platform/uuid.js';
import type { IdentitySettings } from './identity.settings.js';
import { invitationCreated, invitationReissued, invitationRevoked } from './invitation.events.js';
import { whySettled } from './invitation.policy.js';
import { InvitationRepository, MAX_INVITATION_DAYS } from './invitation.repository.js';
import { type InvitationFilter, invitationShape, matching } from './invitation.shape.js';
import { requireRights, requireRightsNow } from './rights.js';
import { RoleRepository } from './role.repository.js';

/** What an invitation is to be. */
export interface InvitationForm {
  readonly emailHint?: string | null | undefined;
  readonly groupIds?: readonly string[] | null | undefined;
  readonly roleNames?: readonly string[] | null | undefined;
  /** RFC 3339. */
  readonly expiresAt?: string | null | undefined;
}

/** A new invitation with what is shown of it this once. */
export interface IssuedInvitation {
  readonly id: string;
  readonly token: string;
  readonly url: string;
}

/** The most roles, and the most groups, of one invitation. */
const MAX_ASSIGNMENTS = 50;

/** Invitations, up to their acceptance. */
export class InvitationService {
  /** @param config the public URL is read anew each time, since a free port is known late */
  constructor(
    private readonly db: Database,
    private readonly config: { readonly publicUrl: string },
    private readonly settings: Pick<IdentitySettings, 'invitationDays'>,
  ) {}

  /** An invitation as the actor sees it; null where the actor sees none. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, invitationShape, selection, id);
  }

  /** A page of the invitations that the filter leaves, newest first. Throws InvalidInput. */
  async page(actor: Actor, filter: InvitationFilter | null | undefined, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, invitationShape, selection, matching(filter ?? {}));
  }

  /** Makes an invitation. Throws Forbidden, InvalidInput, or NotFound for a role or group that does not exist. */
  async create(actor: Actor, form: InvitationForm): Promise<IssuedInvitation> {
    const roleNames = [...new Set(form.roleNames ?? [])];
    const groupIds = [...new Set(form.groupIds ?? [])];
    const needed = [
      'invitations.create',
      ...(roleNames.length > 0 ? ['roles.assign'] : []),
      ...(groupIds.length > 0 ? ['groups.update'] : []),
    ];
    requireRights(actor, ...needed);
    for (const [field, list] of Object.entries({ roleNames, groupIds }))
      if (list.length > MAX_ASSIGNMENTS) throw new InvalidInput(`At most ${MAX_ASSIGNMENTS} of these.`, field);
    const emailHint = typeof form.emailHint === 'string' ? requireEmail(form.emailHint, 'emailHint').address : null;
    return this.db.as(actor, async (tx) => {
      await requireRightsNow(tx, ...needed);
      if (await new GrantRepository(tx).carryRights(groupIds.filter(isUuid)))
        await requireRightsNow(tx, 'roles.assign');
      return this.issue(tx, { emailHint, roleNames, groupIds, expiresAt: form.expiresAt ?? null });
    });
  }

  /** Makes an invitation inside a transaction; the actor's rights were checked, and row level security insists. */
  async issue(tx: Tx, form: Required<InvitationForm>): Promise<IssuedInvitation> {
    const invitations = new InvitationRepository(tx);
    const [roles, groups] = [form.roleNames ?? [], form.groupIds ?? []];
    const expiresAt = form.expiresAt ?? null;
    const days = await this.settings.invitationDays(tx);
    await requireExpiry(invitations, expiresAt);
    const roleIds = await this.requireRoles(tx, roles);
    const groupIds = await this.requireGroups(invitations, groups);
    const [id, token, createdBy] = [randomUUID(), randomToken(), tx.actor.userId];
    const emailHint = form.emailHint ?? null;
    await invitations.insert({
      id,
      tokenHash: sha256(token),
      emailHint,
      createdBy,
      expiresAt,
      days,
      roleIds,
      groupIds,
    });
    await tx.emit(invitationCreated(id, createdBy, { roles, groups }));
    return this.issued(id, token);
  }

  /**
   * Withdraws an invitation; doing it twice is no error. Answers its id. Throws Forbidden, NotFound, or Conflict for one
   * that was used.
   */
  async revoke(actor: Actor, id: string): Promise<string> {
    requireRights(actor, 'invitations.revoke');
    if (!isUuid(id)) throw new NotFound('Invitation');
    await this.db.as(actor, async (tx) => {
      await requireRightsNow(tx, 'invitations.revoke');
      const invitations = new InvitationRepository(tx);
      const isRevoked = await invitations.revoke(id);
      const state = await invitations.state(id);
      if (!state) throw new NotFound('Invitation');
      if (isRevoked) await tx.emit(invitationRevoked(id, actor.id, state.createdBy));
      else if (state.isConsumed) throw whySettled(state) ?? new NotFound('Invitation');
    });
    return id;
  }

  /**
   * Gives an invitation a new token and time; the old token is dead. The actor vouches for it from now on, so this takes
   * the rights to make it. Throws Forbidden, NotFound, InvalidInput, or Conflict for one that was used or withdrawn.
   */
  async reissue(actor: Actor, id: string, expiresAt: string | null): Promise<IssuedInvitation> {
    requireRights(actor, 'invitations.create');
    if (!isUuid(id)) throw new NotFound('Invitation');
    const token = randomToken();
    await this.db.as(actor, async (tx) => {
      const invitations = new InvitationRepository(tx);
      const before = await invitations.state(id);
      if (!before) throw new NotFound('Invitation');
      await requireRightsNow(tx, ...(await invitations.needs(id)));
      await requireExpiry(invitations, expiresAt);
      const days = await this.settings.invitationDays(tx);
      if (await invitations.reissue(id, sha256(token), expiresAt, days))
        await tx.emit(invitationReissued(id, actor.id, before.createdBy));
      else throw whySettled((await invitations.state(id)) ?? before) ?? new NotFound('Invitation');
    });
    return this.issued(id, token);
  }

  /** Records which invitations have run out. */
  async expire(): Promise<void> {
    await this.db.as(Actor.system('invitations sweep'), async (tx) => {
      for (const id of await new InvitationRepository(tx).expire())
        await tx.audit({ action: 'INVITATION_EXPIRED', resourceType: 'INVITATION', resourceId: id });
    });
  }

  private issued(id: string, token: string): IssuedInvitation {
    return { id, token, url: `${this.config.publicUrl}/invite#token=${token}` };
  }

  private async requireRoles(tx: Tx, names: readonly string[]): Promise<string[]> {
    const ids = await new RoleRepository(tx).idsByName(names.filter((name) => !name.includes('\0')));
    if (ids.size < names.length) throw new NotFound('Role');
    return [...ids.values()];
  }

  private async requireGroups(invitations: InvitationRepository, ids: readonly string[]): Promise<string[]> {
    const known = await invitations.groupIds(ids.filter(isUuid));
    if (known.length < new Set(ids.map((id) => id.toLowerCase())).size) throw new NotFound('Group');
    return known;
  }
}

/** Throws InvalidInput for an end that is past or too far away. */
async function requireExpiry(invitations: InvitationRepository, expiresAt: string | null): Promise<void> {
  if (expiresAt && !(await invitations.isAcceptableExpiry(expiresAt)))
    throw new InvalidInput(`An invitation ends in the future, in ${MAX_INVITATION_DAYS} days at most.`, 'expiresAt');
}
