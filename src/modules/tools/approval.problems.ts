import { Problem } from '../../platform/problem.js';
import type { ApprovalStatus } from './approval.entity.js';

/** What is to be decided is not what was looked at. */
export class ApprovalChanged extends Problem {
  readonly typename = 'ApprovalChanged';
  readonly code = 'BAD_USER_INPUT';
  constructor(private readonly digest: string) {
    super('What is to be decided has changed since you looked at it. Look again, and decide about that.');
  }
  override get fields() {
    return { digest: this.digest };
  }
}

type Closed = Exclude<ApprovalStatus, 'AWAITING'>;
const SAID: Readonly<Record<Closed, string>> = {
  APPROVED: 'It was approved already.',
  DENIED: 'It was denied already.',
  EXPIRED: 'Nobody decided in time: it has expired.',
  CANCELLED: 'It was cancelled.',
};

/** There is nothing more to decide. */
export class ApprovalClosed extends Problem {
  readonly typename = 'ApprovalClosed';
  readonly code = 'BAD_USER_INPUT';
  constructor(private readonly status: Closed) {
    super(SAID[status]);
  }
  override get fields() {
    return { status: this.status };
  }
}
