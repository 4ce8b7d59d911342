import { Problem } from '../../platform/problem.js';

/** Arguments that the schema of a tool does not accept. */
export class InvalidParameters extends Problem {
  readonly typename = 'InvalidParameters';
  readonly code = 'BAD_USER_INPUT';
  /** @param pointer a JSON pointer (RFC 6901) into the arguments; empty for all of them */
  constructor(
    message: string,
    readonly pointer: string,
  ) {
    super(message);
  }
  override get fields() {
    return { pointer: this.pointer };
  }
}
