import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { checkAccountForm, hashForm, makeAccount } from './account.js';
import { ADMIN_ROLE } from './catalogue.js';
import { InvitationRepository } from './invitation.repository.js';
import type { InvitationService } from './invitation.service.js';
import type { PasswordHasher } from './password-hasher.js';
import { RoleRepository } from './role.repository.js';
import { userRegistered } from './user.events.js';

/** Who the first administrator is to be; null for whoever accepts an invitation. */
export interface FirstAdministratorConfig {
  readonly admin: { readonly email: string; readonly password: string } | null;
}

/** Gives a house its first administrator. */
export class FirstAdministrator {
  constructor(
    private readonly db: Database,
    private readonly hasher: PasswordHasher,
    private readonly invitations: InvitationService,
  ) {}

  /**
   * Where there is no administrator: makes the configured one, or an invitation for one, and answers its link for the
   * operator; null where there is nothing to hand over. At every start there is a fresh link until one was accepted,
   * since only the hash of a token is kept. Throws InvalidInput or Conflict about a configured one.
   */
  async ensure({ admin }: FirstAdministratorConfig): Promise<string | null> {
    const system = Actor.system('first administrator');
    if (await this.db.as(system, (tx) => new RoleRepository(tx).hasAdministrator())) return null;
    const form = admin && checkAccountForm({ ...admin, displayName: 'Administrator' });
    const account = form && (await hashForm(this.hasher, form, true));
    return this.db.as(system, async (tx) => {
      const roles = new RoleRepository(tx);
      // Two servers may start at once.
      await roles.lockAdministrators();
      if (await roles.hasAdministrator()) return null;
      await new InvitationRepository(tx).revokeBootstrap();
      if (account) return this.make(tx, account);
      const { url } = await this.invitations.issue(tx, {
        roleNames: [ADMIN_ROLE],
        groupIds: [],
        emailHint: null,
        expiresAt: null,
      });
      return url;
    });
  }

  private async make(tx: Tx, account: Parameters<typeof makeAccount>[1]): Promise<null> {
    const made = await makeAccount(tx, account, [ADMIN_ROLE]);
    await tx.emit(userRegistered(made, 'CONFIGURATION'));
    return null;
  }
}
