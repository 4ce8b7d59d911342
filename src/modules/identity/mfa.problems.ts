import { Problem } from '../../platform/problem.js';

/** The password was right; a code is needed besides. */
export class MfaRequired extends Problem {
  readonly typename = 'MfaRequired';
  readonly code = 'UNAUTHENTICATED';
  /**
   * @param challenge the one-time token that `completeMfa` takes
   * @param expiresAt RFC 3339, UTC
   */
  constructor(
    readonly challenge: string,
    readonly expiresAt: string,
  ) {
    super('Call completeMfa with this challenge and a code of your authenticator app, or one of your backup codes.');
  }
  override get fields() {
    return { challenge: this.challenge, expiresAt: this.expiresAt };
  }
}

/** The session is signed in, but this needs a proof made just now. */
export class StepUpRequired extends Problem {
  readonly typename = 'StepUpRequired';
  readonly code = 'FORBIDDEN';
  constructor() {
    super('Call stepUp first, with a code of your authenticator app, or with your password where you have none.');
  }
}
