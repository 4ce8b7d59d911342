import { Problem } from '../../../platform/problem.js';
import type { ToolFailed } from '../runner.js';

const MAX_DETAIL = 300;

/** A server of the Model Context Protocol that did not answer as it should. */
export class McpServerUnavailable extends Problem {
  readonly typename = 'McpServerUnavailable';
  readonly code = 'BAD_USER_INPUT';

  constructor({ message, detail }: ToolFailed) {
    super(detail === null ? message : `${message} ${[...detail].slice(0, MAX_DETAIL).join('')}`);
  }
}
