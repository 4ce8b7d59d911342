import { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { requirePerson } from '../../platform/person.js';
import { NotFound } from '../../platform/problem.js';
import { requireDisplayName, requireLocale, requireUsername } from './profile.policy.js';
import { ProfileRepository } from './profile.repository.js';
import { PROFILE_CHANGES, type Throttle } from './throttle.js';
import { userUpdated } from './user.events.js';

/** What of a profile changes; absent and null stay. */
export interface ProfileChange {
  readonly displayName?: string | null | undefined;
  readonly username?: string | null | undefined;
  readonly locale?: string | null | undefined;
}

/** What everybody may change of the own account. */
export class ProfileService {
  constructor(
    private readonly db: Database,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Changes the actor's own profile. Throws InvalidInput, Conflict for a username that is taken, or RateLimited: that a
   * username is taken says that somebody has it, so trying many is slow. Throws Forbidden for a key. Answers the user's id.
   */
  async update(actor: Actor, change: ProfileChange): Promise<string> {
    requirePerson(actor);
    const { displayName, username, locale } = change;
    const wanted = {
      ...(displayName != null && { displayName: requireDisplayName(displayName) }),
      ...(username != null && { username: requireUsername(username) }),
      ...(locale != null && { locale: requireLocale(locale) }),
    };
    if (wanted.username !== undefined) await this.count(actor);
    await this.db.as(actor, async (tx) => {
      const profiles = new ProfileRepository(tx);
      const before = await profiles.lock(actor.id);
      if (!before) throw new NotFound('User');
      const after = { ...before, ...wanted };
      const fields = (['displayName', 'username', 'locale'] as const).filter((name) => before[name] !== after[name]);
      if (fields.length === 0) return;
      await profiles.update(actor.id, after);
      await tx.emit(userUpdated(actor.id, fields));
    });
    return actor.id;
  }

  private async count(actor: Actor): Promise<void> {
    const counter = this.throttle.account(PROFILE_CHANGES, actor.id);
    const system = Actor.system('profile', actor.origin);
    const refusal = await this.db.as(system, (tx) => this.throttle.count(tx, counter));
    if (refusal) throw refusal.problem;
  }
}
