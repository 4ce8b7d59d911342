import { extendCalls, extendMessages } from '../chat/index.js';
import { executionShape } from './execution.shape.js';

/** Adds to messages and calls of conversations what leads to executions. */
export function extendChat(): void {
  extendCalls({ execution: { shape: () => executionShape, on: (e, call) => `${e}.id = ${call}.execution_id` } });
  extendMessages({
    toolExecution: {
      shape: () => executionShape,
      on: (e, m) => `${e}.id = (select c.execution_id from chat_tool_calls c where c.id = ${m}.tool_call_id)`,
    },
  });
}
