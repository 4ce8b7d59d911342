import type { Tx } from '../../platform/database/database.js';

/** A new invitation; whoever makes it is the actor of the transaction, nobody where that is the system. */
export interface NewInvitation {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly emailHint: string | null;
  readonly createdBy: string | null;
  /** RFC 3339; null for `days` from now. */
  readonly expiresAt: string | null;
  readonly days: number;
  readonly roleIds: readonly string[];
  readonly groupIds: readonly string[];
}

/** An invitation as whoever holds its token finds it. */
export interface InvitationFacts {
  readonly id: string;
  readonly emailHint: string | null;
  readonly createdBy: string | null;
  readonly isConsumed: boolean;
  /** Withdrawn, or its maker's account is no longer active or may no longer give what it gives. */
  readonly isRevoked: boolean;
  readonly isExpired: boolean;
}

/** What has become of an invitation, for those who administer it. */
export interface InvitationState {
  readonly createdBy: string | null;
  readonly isConsumed: boolean;
  readonly isRevoked: boolean;
}

/** That whoever made the invitation `i` could still make it: nobody hands on, after losing them, rights that were theirs. */
const VOUCHED = `(i.created_by is null or app_invitation_needs(i.id) <@ user_permissions(i.created_by))`;

/** For how many days an invitation is open at most. */
export const MAX_INVITATION_DAYS = 30;

/** All SQL about invitations, except what shapes read. */
export class InvitationRepository {
  constructor(private readonly tx: Tx) {}

  /** Whether an invitation may be open until then: later than now, and not for too long. */
  async isAcceptableExpiry(expiresAt: string): Promise<boolean> {
    const [row] = await this.tx.query<{ ok: boolean }>(
      `select $1::timestamptz > now() and $1::timestamptz <= now() + make_interval(days => $2) as ok`,
      [expiresAt, MAX_INVITATION_DAYS],
    );
    return row?.ok ?? false;
  }

  async insert(invitation: NewInvitation): Promise<void> {
    await this.tx.query(
      `insert into invitations (id, token_hash, email_hint, created_by, expires_at)
       values ($1, $2, $3, $4, coalesce($5::timestamptz, now() + make_interval(days => $6)))`,
      [
        invitation.id,
        invitation.tokenHash,
        invitation.emailHint,
        invitation.createdBy,
        invitation.expiresAt,
        invitation.days,
      ],
    );
    await this.tx.query(
      `insert into invitation_roles (invitation_id, role_id) select $1, id from unnest($2::uuid[]) as r (id)`,
      [invitation.id, invitation.roleIds],
    );
    await this.tx.query(
      `insert into invitation_groups (invitation_id, group_id) select $1, id from unnest($2::uuid[]) as g (id)`,
      [invitation.id, invitation.groupIds],
    );
  }

  async findByToken(tokenHash: Buffer): Promise<InvitationFacts | null> {
    const [row] = await this.tx.query<InvitationFacts>(
      `select i.id, i.email_hint as "emailHint", i.created_by as "createdBy",
              i.consumed_at is not null as "isConsumed", i.expires_at <= now() as "isExpired",
              i.revoked_at is not null or not ${VOUCHED} as "isRevoked"
         from invitations i where i.token_hash = $1`,
      [tokenHash],
    );
    return row ?? null;
  }

  /** Uses an invitation up: of several who try, one succeeds. Answers whether this was the one. */
  async consume(id: string, tokenHash: Buffer): Promise<boolean> {
    const rows = await this.tx.query(
      `update invitations i set consumed_at = now()
        where id = $1 and token_hash = $2 and consumed_at is null and revoked_at is null and expires_at > now()
          and ${VOUCHED} returning id`,
      [id, tokenHash],
    );
    return rows.length > 0;
  }

  /** Names who used it, and gives that user what was assigned in advance. */
  async apply(id: string, userId: string): Promise<void> {
    await this.tx.query(`update invitations set consumed_by = $2 where id = $1`, [id, userId]);
    await this.tx.query(
      `insert into user_roles (user_id, role_id)
       select $2, i.role_id from invitation_roles i join roles r on r.id = i.role_id and r.deleted_at is null
        where i.invitation_id = $1 on conflict do nothing`,
      [id, userId],
    );
    await this.tx.query(
      `insert into group_members (group_id, user_id)
       select i.group_id, $2 from invitation_groups i join groups g on g.id = i.group_id and g.deleted_at is null
        where i.invitation_id = $1 on conflict do nothing`,
      [id, userId],
    );
  }

  /** What has become of an invitation that the actor sees; null where the actor sees none. */
  async state(id: string): Promise<InvitationState | null> {
    const [row] = await this.tx.query<InvitationState>(
      `select created_by as "createdBy", consumed_at is not null as "isConsumed", revoked_at is not null as "isRevoked"
         from invitations where id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The permissions it takes to give what an invitation gives. */
  async needs(id: string): Promise<readonly string[]> {
    const [row] = await this.tx.query<{ needs: string[] }>(`select app_invitation_needs($1) as needs`, [id]);
    return row?.needs ?? [];
  }

  /** Withdraws an invitation unless it was used or withdrawn before. Answers whether it did. */
  async revoke(id: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update invitations set revoked_at = now()
        where id = $1 and consumed_at is null and revoked_at is null returning id`,
      [id],
    );
    return rows.length > 0;
  }

  /**
   * Exchanges the token, so that the old one is worth nothing, and lets the invitation run anew, made by the actor;
   * unless it was used or withdrawn. Answers whether it did.
   */
  async reissue(id: string, tokenHash: Buffer, expiresAt: string | null, days: number): Promise<boolean> {
    const rows = await this.tx.query(
      `update invitations set token_hash = $2, created_by = app_user(), expired_at = null,
              expires_at = coalesce($3::timestamptz, now() + make_interval(days => $4))
        where id = $1 and consumed_at is null and revoked_at is null returning id`,
      [id, tokenHash, expiresAt, days],
    );
    return rows.length > 0;
  }

  /** Withdraws open invitations that nobody made: those of the first administrator. */
  async revokeBootstrap(): Promise<void> {
    await this.tx.query(
      `update invitations set revoked_at = now()
        where created_by is null and consumed_at is null and revoked_at is null and expired_at is null`,
    );
  }

  /** Records which invitations have run out since the last time; 500 at once. */
  async expire(): Promise<string[]> {
    const rows = await this.tx.query<{ id: string }>(
      `update invitations set expired_at = now()
        where id in (select id from invitations
                      where expires_at <= now() and consumed_at is null and revoked_at is null and expired_at is null
                      order by id limit 500 for update skip locked)
       returning id`,
    );
    return rows.map((row) => row.id);
  }

  /** The ids of live groups among these. */
  async groupIds(ids: readonly string[]): Promise<string[]> {
    const rows = await this.tx.query<{ id: string }>(
      `select id from groups where id = any($1::uuid[]) and deleted_at is null`,
      [ids],
    );
    return rows.map((row) => row.id);
  }
}
