import { type Shape, instant } from '../../../platform/database/shape.js';
import { messageShape } from '../message.shape.js';

/** How a `ChatRun` is read. */
export const runShape: Shape = {
  type: 'ChatRun',
  table: 'chat_runs',
  live: (r) => `exists (select from chat_sessions s where s.id = ${r}.session_id and s.deleted_at is null)`,
  columns: {
    id: 'id',
    sessionId: 'session_id',
    status: 'status',
    reason: 'reason',
    error: 'error',
    finish: 'finish',
    provider: 'provider',
    model: 'model',
    inputTokens: 'input_tokens',
    outputTokens: 'output_tokens',
    isUsageMeasured: 'tokens_measured',
    summaryError: 'summary_error',
    attempts: 'attempts',
    steps: 'steps',
    maxSteps: 'max_steps',
    isCancelRequested: { sql: (r) => `${r}.cancel_requested_at is not null` },
    createdAt: instant('created_at'),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
  },
  one: {
    parent: { shape: () => messageShape, on: (m, r) => `${m}.id = ${r}.parent_id` },
    message: { shape: () => messageShape, on: (m, r) => `${m}.id = ${r}.message_id` },
  },
};
