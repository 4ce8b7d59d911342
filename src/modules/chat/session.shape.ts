import { type Bind, type Shape, instant } from '../../platform/database/shape.js';
import { InvalidInput } from '../../platform/problem.js';
import { contextShape } from './context.shape.js';
import { runShape } from './runs/run.shape.js';
import { branchSql, messageShape } from './message.shape.js';

const MAX_SEARCH = 256;

/** How a `ChatSession` is read. */
export const sessionShape: Shape = {
  type: 'ChatSession',
  table: 'chat_sessions',
  live: (s) => `${s}.deleted_at is null`,
  columns: {
    id: 'id',
    title: 'title',
    model: 'model',
    temperature: 'temperature',
    contextWindowSize: 'context_window_size',
    systemPrompt: 'system_prompt',
    contextStrategy: 'context_strategy',
    isActive: 'is_active',
    useTools: 'use_tools',
    shareWithApprovers: 'share_with_approvers',
    messageCount: 'last_sequence',
    lastEventSequence: 'last_event',
    createdAt: instant('created_at'),
    updatedAt: instant('updated_at'),
    lastMessageAt: instant('last_message_at'),
    deletedAt: instant('deleted_at'),
  },
  one: {
    activeLeaf: { shape: () => messageShape, on: (m, s) => `${m}.id = ${s}.active_leaf_id` },
    contextWindow: { shape: () => contextShape, on: (w, s) => `${w}.session_id = ${s}.id` },
  },
  connection: {
    runs: { shape: () => runShape, on: (r, s) => `${r}.session_id = ${s}.id and ${r}.owner_id = ${s}.owner_id` },
    messages: {
      shape: () => messageShape,
      on: (m, s) => `${m}.session_id = ${s}.id`,
      filter: (m, bind, s) => {
        const scope = bind((args) => args['scope'] ?? 'ACTIVE_BRANCH', 'text');
        return [`(${scope} = 'ALL' or ${m}.id in (${branchSql(`${s}.active_leaf_id`)}))`];
      },
    },
  },
};

/** How one is read that was deleted and can still be restored: the last one first. */
export const deletedSessionShape: Shape = {
  ...sessionShape,
  live: (s) => `${s}.deleted_at > now() - interval '30 days'`,
  key: ['deleted_at', 'id'],
};

/** What narrows a list of conversations; absent and null ones do not. */
export interface SessionFilter {
  readonly search?: string | null;
  readonly isActive?: boolean | null;
  readonly createdFrom?: string | null;
  readonly createdBefore?: string | null;
}

/** What each condition of a filter asks of a conversation, given the placeholder of its value. */
const CONDITIONS: readonly [keyof SessionFilter, cast: string, (s: string, bound: string) => string][] = [
  ['search', 'text', (s, like) => `lower(normalize(${s}.title, NFKC)) like ${like}`],
  ['isActive', 'boolean', (s, isActive) => `${s}.is_active = ${isActive}`],
  ['createdFrom', 'timestamptz', (s, at) => `${s}.created_at >= ${at}`],
  ['createdBefore', 'timestamptz', (s, at) => `${s}.created_at < ${at}`],
];

/** The conditions of a filter that are there. Throws InvalidInput. */
export function matching(filter: SessionFilter): (s: string, bind: Bind) => readonly string[] {
  const search = filter.search ?? null;
  if (search !== null && (search.length > MAX_SEARCH || search.includes('\0')))
    throw new InvalidInput(`Search for at most ${MAX_SEARCH} characters, none of them NUL.`, 'filter');
  const values = { ...filter, search: search === null ? null : containing(search) };
  return (s, bind) =>
    CONDITIONS.filter(([name]) => (values[name] ?? null) !== null).map(([name, cast, condition]) =>
      condition(
        s,
        bind(() => values[name], cast),
      ),
    );
}

/** A pattern that matches what contains the text, in whatever case and Unicode form. */
const containing = (text: string) =>
  `%${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
