import { Actor } from '../../platform/actor.js';
import type { Database, Read } from '../../platform/database/database.js';
import { SessionRepository } from './session.repository.js';

/** Whose session this is, and what the user may do now. */
export interface LiveSession {
  readonly username: string;
  readonly isSuperuser: boolean;
  readonly permissions: readonly string[];
  /** Whether its last activity was recorded more than a minute ago. */
  readonly isUntouched: boolean;
}

const LIVE_SESSION: Read = {
  statement: {
    name: 'identity_live_session',
    text: `
      select json_build_object('username', a.username, 'isSuperuser', a.is_superuser,
               'permissions', user_permissions(u.id),
               'isUntouched', s.last_activity_at <= now() - interval '1 minute')::text
        from sessions s
        join users u on u.id = s.user_id and u.is_active and u.deleted_at is null
        join user_accounts a on a.user_id = u.id
       where s.id = $1::uuid and s.user_id = $2::uuid and s.revoked_at is null and s.expires_at > now()`,
    uses: 0,
  },
  params: [(variables) => variables.sessionId, (variables) => variables.userId],
};

const SYSTEM = Actor.system('authenticate');

/** The session if it can be used at this moment, in one query; null otherwise. */
export const findLiveSession = (db: Database, sessionId: string, userId: string): Promise<LiveSession | null> =>
  db.read<LiveSession>(SYSTEM, LIVE_SESSION, { sessionId, userId });

/** Records that a session was used. */
export const touchSession = (db: Database, sessionId: string): Promise<void> =>
  db.as(SYSTEM, (tx) => new SessionRepository(tx).touch(sessionId));
