import { type Relation, type Shape, instant } from '../../platform/database/shape.js';

/**
 * A SELECT of the ids of everything that leads to a message from its root, the message included. `leaf` is SQL. The lateral
 * look-up keeps the planner at the primary key: as a join it may read all messages of the owner for each step.
 */
export const branchSql = (leaf: string): string => `
  with recursive branch (id, parent_id) as (
    select b.id, b.parent_id from chat_messages b where b.id = ${leaf}
    union all
    select b.id, b.parent_id
      from branch c cross join lateral (select m.id, m.parent_id from chat_messages m where m.id = c.parent_id limit 1) b)
  select id from branch`;

const oneOfCall: Record<string, Relation> = {};

/** How a `ChatToolCall` is read. */
export const callShape: Shape = {
  type: 'ChatToolCall',
  table: 'chat_tool_calls',
  columns: {
    id: 'id',
    name: 'name',
    arguments: 'arguments',
    refusal: 'refusal',
    endedAt: instant('ended_at'),
  },
  one: oneOfCall,
};

const oneOfMessage: Record<string, Relation> = {
  parent: { shape: () => messageShape, on: (parent, m) => `${parent}.id = ${m}.parent_id` },
};

/** Adds to calls what later modules know of them, by the names of the fields that their SDL adds. */
export const extendCalls = (one: Readonly<Record<string, Relation>>): void => {
  Object.assign(oneOfCall, one);
};

/** Adds the same to messages. */
export const extendMessages = (one: Readonly<Record<string, Relation>>): void => {
  Object.assign(oneOfMessage, one);
};

/** How a `ChatMessage` is read. */
export const messageShape: Shape = {
  type: 'ChatMessage',
  table: 'chat_messages',
  ascending: true,
  live: (m) => `exists (select from chat_sessions s where s.id = ${m}.session_id and s.deleted_at is null)`,
  columns: {
    id: 'id',
    sessionId: 'session_id',
    sequence: 'sequence',
    depth: 'depth',
    role: 'role',
    status: 'status',
    content: 'content',
    tokens: 'tokens',
    isTokensMeasured: 'tokens_measured',
    model: 'model',
    metadata: 'metadata',
    parentId: 'parent_id',
    createdAt: instant('created_at'),
    updatedAt: instant('updated_at'),
  },
  one: oneOfMessage,
  many: {
    toolCalls: {
      shape: () => callShape,
      on: (call, m) => `${call}.message_id = ${m}.id`,
      order: (call) => `${call}.position`,
    },
  },
  connection: {
    children: {
      shape: () => messageShape,
      on: (child, m) => `${child}.parent_id = ${m}.id and ${child}.session_id = ${m}.session_id`,
    },
  },
};
