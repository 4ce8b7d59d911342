import { Problem } from '../../platform/problem.js';
import type { ExecutionStatus } from './execution.entity.js';

const SAID: Readonly<Record<ExecutionStatus, string>> = {
  PENDING: 'It waits for its turn.',
  AWAITING_APPROVAL: 'It waits for an approval.',
  RUNNING: 'It is running already.',
  COMPLETED: 'It is completed.',
  FAILED: 'It has failed.',
  REJECTED: 'It was rejected.',
  CANCELLED: 'It was cancelled.',
};

/** An execution is in a state in which this cannot be done to it. */
export class ExecutionUnavailable extends Problem {
  readonly typename = 'ExecutionUnavailable';
  readonly code = 'BAD_USER_INPUT';
  constructor(
    private readonly status: ExecutionStatus,
    message = SAID[status],
  ) {
    super(message);
  }
  override get fields() {
    return { status: this.status };
  }
}

/** Whoever runs an execution does so no longer: its lease was lost, or it has ended. */
export class LeaseLost extends Problem {
  readonly typename = 'LeaseLost';
  readonly code = 'BAD_USER_INPUT';
  constructor(private readonly status: ExecutionStatus) {
    super(`You no longer run this execution: stop, and let its effect be. ${SAID[status]}`);
  }
  override get fields() {
    return { status: this.status };
  }
}

/** As many executions of a tool run as may. */
export class ToolBusy extends Problem {
  readonly typename = 'ToolBusy';
  readonly code = 'BAD_USER_INPUT';
  constructor(isPaused: boolean) {
    super(
      isPaused ? 'The tool is paused.' : 'As many executions of this tool run as may: try again when one has ended.',
    );
  }
}

/** A tool that is out of use. */
export class ToolUnavailable extends Problem {
  readonly typename = 'ToolUnavailable';
  readonly code = 'BAD_USER_INPUT';
  constructor() {
    super('The tool is out of use.');
  }
}
