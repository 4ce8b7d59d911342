import { Problem } from '../../platform/problem.js';

/** The secret is switched off. */
export class SecretInactive extends Problem {
  readonly typename = 'SecretInactive';
  readonly code = 'BAD_USER_INPUT';
  constructor() {
    super('This secret is switched off. Its owner can switch it on again.');
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
