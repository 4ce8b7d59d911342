import { Problem } from '../../platform/problem.js';

/** E-mail and password do not belong together, or the token is not (or no longer) good: the same words for every reason. */
export class InvalidCredentials extends Problem {
  readonly typename = 'InvalidCredentials';
  readonly code = 'UNAUTHENTICATED';
  constructor() {
    super('These credentials are not valid.');
  }
}
