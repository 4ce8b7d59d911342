import { Problem } from '../../platform/problem.js';

/** The secret is switched off, or its chat session is closed. */
export class SecretInactive extends Problem {
  readonly typename = 'SecretInactive';
  readonly code = 'BAD_USER_INPUT';
  constructor(message = 'This secret is switched off. Its owner can switch it on again.') {
    super(message);
  }
}

/** The secret has expired. */
export class SecretExpired extends Problem {
  readonly typename = 'SecretExpired';
  readonly code = 'BAD_USER_INPUT';
  constructor() {
    super('This secret has expired. Give it a later expiry to reveal it again.');
  }
}

/** The secret is bound to a chat session. */
export class SecretNotShareable extends Problem {
  readonly typename = 'SecretNotShareable';
  readonly code = 'BAD_USER_INPUT';
  constructor() {
    super('This secret is bound to a chat session. Promote it, and it can be shared.');
  }
}
