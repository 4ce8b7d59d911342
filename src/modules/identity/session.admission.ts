import type { Database } from '../../platform/database/database.js';
import type { AccessClaims, AccessTokens } from './access-token.js';
import type { Admission, Admissions } from './admission.js';
import { findLiveSession, touchSession } from './authentication.repository.js';
import { PERMISSIONS } from './catalogue.js';

const ADMINISTRATIVE = PERMISSIONS.filter((p) => p.isAdministrative).map((p) => p.code);

/** Access tokens: signed, and good while their session is. */
export class SessionAdmissions implements Admissions {
  constructor(
    private readonly db: Database,
    private readonly tokens: AccessTokens,
  ) {}

  async lookUp(token: string): Promise<Admission | null> {
    const claims = await this.tokens.verify(token);
    return claims && this.admit(claims);
  }

  private async admit({ userId, sessionId, expiresAt }: AccessClaims): Promise<Admission | null> {
    const session = await findLiveSession(this.db, sessionId, userId);
    if (!session) return null;
    if (session.isUntouched) await touchSession(this.db, sessionId);
    const { username, permissions, isSuperuser } = session;
    const held = new Set(isSuperuser ? [...permissions, ...ADMINISTRATIVE] : permissions);
    return {
      identity: { userId, username, sessionId, permissions: held, expiresAt },
      subject: { userId, sessionId, keyId: null, ownerId: null, workspaceId: null, chatSessionId: null },
      isLive: async () => (await findLiveSession(this.db, sessionId, userId)) !== null,
    };
  }
}
