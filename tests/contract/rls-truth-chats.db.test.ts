import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as policy from '../../src/modules/chat/session.policy.js';
import { Actor } from '../../src/platform/actor.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { insertKey } from '../support/keys.js';
import { person } from '../modules/secrets/people.js';
import { type Judge, type Question, judgeOf } from './rls-truth/judge.js';

/** One table of truth about conversations, read twice: by the policies of the program, and by PostgreSQL. */
interface Row {
  readonly id: string;
  readonly ownerId: string;
  readonly state: string;
  /** Whether a model is answering in it; in the others one has. */
  readonly isBusy: boolean;
}

const BOTH = ['chats.read', 'chats.write'];
const PEOPLE: Readonly<Record<string, Parameters<typeof person>[2]>> = {
  owner: {},
  reader: { permissions: ['chats.read'] },
  writer: { permissions: ['chats.write'] },
  stranger: {},
  administrator: { roles: ['admin'] },
  superuser: { roles: ['admin'], isSuperuser: true },
  disabled: { isActive: false },
};
const AGENTS = ['agent', 'agent that reads', 'agent in one', 'agent in a closed one', 'agent in a deleted one'];
const NAMES = [...Object.keys(PEOPLE), ...AGENTS, 'nobody'];
const NOBODY = Actor.anonymous({ requestId: '', ip: null, userAgent: null });

let db: TestDatabase;
let judge: Judge;
const actors = new Map<string, Actor>([['nobody', NOBODY]]);
const rows: Row[] = [];
const actor = (name: string): Actor => actors.get(name) ?? NOBODY;

beforeAll(async () => {
  db = await testDatabase();
  // 23503: somebody else's session under one's own name; the composite key refuses it.
  judge = await judgeOf(db, ['23503']);
  for (const [name, of] of Object.entries(PEOPLE)) actors.set(name, await person(db.owner, name, of));
  for (const name of ['owner', 'reader', 'writer', 'stranger', 'administrator', 'disabled'])
    await session(actor(name), `of ${name}`);
  for (const name of ['owner', 'reader']) await session(actor(name), `busy of ${name}`);
  const [one] = rows;
  const closed = await session(actor('owner'), 'closed', 'is_active = false');
  const deleted = await session(actor('owner'), 'deleted', 'deleted_at = now()');
  await agent('agent', null);
  await agent('agent that reads', null, ['chats.read']);
  await agent('agent in one', one?.id ?? '');
  await agent('agent in a closed one', closed);
  await agent('agent in a deleted one', deleted);
});
afterAll(async () => {
  await judge.close();
  await db.close();
});

async function session(owner: Actor, state: string, change = 'is_active = true'): Promise<string> {
  const isBusy = state.startsWith('busy');
  const { rows: made } = await db.owner.query<{ id: string }>(
    `with s as (insert into chat_sessions (owner_id, last_sequence, last_event) values ($1, 1, 1) returning id, owner_id),
          m as (insert into chat_messages (session_id, owner_id, sequence, depth, role, content, lexemes, path_tokens, created_at)
                select id, owner_id, 1, 1, 'USER', 'x', '', 0, now() from s returning *),
          r as (insert into chat_runs (session_id, owner_id, parent_id, provider, model, max_steps, status, ended_at)
                select session_id, owner_id, id, 'ollama', 'm', 1, case when $2 then 'QUEUED' else 'COMPLETED' end,
                       case when not $2 then now() end from m returning *),
          c as (insert into chat_tool_calls (session_id, owner_id, run_id, message_id, position, call_id, name, arguments)
                select session_id, owner_id, id, parent_id, 0, 'c', 'f', '{}' from r),
          e as (insert into chat_events (session_id, owner_id, sequence, type) select id, owner_id, 1, 'X' from s)
     select id from s`,
    [owner.id, isBusy],
  );
  const id = made[0]?.id ?? '';
  await db.owner.query(`update chat_sessions set ${change} where id = $1`, [id]);
  rows.push({ id, ownerId: owner.id, state, isBusy });
  return id;
}

/** An agent of the owner's; one whose session is over may nothing, as authentication would say. */
async function agent(name: string, chatSessionId: string | null, scopes = BOTH): Promise<void> {
  const userId = actor('owner').id;
  const key = await insertKey(db.owner, userId, scopes, chatSessionId);
  const { rows: is } = await db.owner.query<{ live: boolean }>('select api_key_is_live($1) as live', [key.id]);
  const permissions = new Set(is[0]?.live ? scopes : []);
  const identity = { userId, username: name, sessionId: null, permissions, expiresAt: null, key };
  actors.set(name, Actor.user(identity, NOBODY.origin));
}

const INSERT_MESSAGE = `insert into chat_messages
  (session_id, owner_id, sequence, depth, role, status, content, lexemes, path_tokens, created_at)
  values ($1, $2, 2, 1, 'USER', 'COMPLETE', 'x', '', 0, now())`;

function* aboutSession(who: Actor, row: Row): Generator<Question> {
  const ask = (about: string, expected: boolean, sql: string, values: unknown[] = [row.id]): Question => ({
    ...{ about: `${about} (${row.state})`, expected, sql, values },
  });
  const change = (set: string) => `update chat_sessions set ${set} where id = $1`;
  const [reads, writes] = [policy.canRead(who, row), policy.canChange(who, row)];
  yield ask('select', reads, 'select from chat_sessions where id = $1');
  yield ask('update', writes, change(`title = 'x', is_active = not is_active`));
  yield ask('lock', writes, 'select from chat_sessions where id = $1 for no key update');
  yield ask('delete', policy.canDelete(who, row), change('deleted_at = now()'));
  yield ask('give away', false, change('owner_id = gen_random_uuid()'));
  yield ask('backdate', false, change('created_at = now()'));
  yield ask('remove', false, 'delete from chat_sessions where id = $1');
  for (const table of ['chat_messages', 'chat_events', 'chat_runs', 'chat_tool_calls']) {
    yield ask(`select ${table}`, reads, `select from ${table} where session_id = $1`);
    yield ask(`remove ${table}`, false, `delete from ${table} where session_id = $1`);
  }
  yield ask('rewrite', false, `update chat_messages set content = 'y' where session_id = $1`);
  yield ask('rewrite events', false, `update chat_events set payload = '{}' where session_id = $1`);
  const own = [row.id, row.ownerId];
  yield ask('say', writes, INSERT_MESSAGE, own);
  yield ask('say as another', false, INSERT_MESSAGE, [row.id, actor('reader').id]);
  yield ask(
    'tell',
    writes,
    `insert into chat_events (session_id, owner_id, sequence, type) values ($1, $2, 2, 'X')`,
    own,
  );
  const summary = `insert into chat_summaries (session_id, owner_id, through_id, content)
    select $1, $2, id, 'x' from chat_messages where session_id = $1`;
  yield ask('summarize', writes, summary, own);
  yield* aboutRuns(who, row, ask);
}

const RUN = `insert into chat_runs (session_id, owner_id, key_id, key_is_bound, parent_id, provider, model, max_steps, status)
  select m.session_id, $2, $3, $4, m.id, 'ollama', 'm', 1, $5 from chat_messages m where m.session_id = $1`;
const CALL = `insert into chat_tool_calls
    (session_id, owner_id, run_id, message_id, position, call_id, name, arguments, ended_at)
  select r.session_id, $2, r.id, r.parent_id, 1, 'd', 'f', '{}', $3 from chat_runs r where r.session_id = $1`;

/** What a model answers with, and what it asks to have done. */
function* aboutRuns(
  who: Actor,
  row: Row,
  ask: (about: string, expected: boolean, sql: string, values?: unknown[]) => Question,
) {
  const writes = policy.canChange(who, row);
  const change = (set: string) => `update chat_runs set ${set} where session_id = $1`;
  yield ask('cancel a run', writes && row.isBusy, change('cancel_requested_at = now()'));
  yield ask('ask another model', false, change(`provider = 'ollama', model = 'n'`));
  yield ask('run by another key', false, change('key_id = gen_random_uuid()'));
  yield ask('rewrite calls', false, `update chat_tool_calls set arguments = '{"a": 1}' where session_id = $1`);
  yield ask('have called', writes, CALL, [row.id, row.ownerId, null]);
  yield ask('have called as another', false, CALL, [row.id, actor('superuser').id, null]);
  yield ask('have called and been answered', false, CALL, [row.id, row.ownerId, '2026-01-01']);
  if (row.isBusy) return;
  const [key, isBound] = [who.keyId, who.chatSessionId !== null];
  yield ask('run', writes, RUN, [row.id, row.ownerId, key, isBound, 'QUEUED']);
  yield ask('run as another', false, RUN, [row.id, actor('superuser').id, key, isBound, 'QUEUED']);
  yield ask('run by a key that is not there', false, RUN, [row.id, row.ownerId, row.id, isBound, 'QUEUED']);
  yield ask('run at once', false, RUN, [row.id, row.ownerId, key, isBound, 'RUNNING']);
}

test.each(NAMES)('PostgreSQL and the policies answer alike for: %s', async (name) => {
  const who = actor(name);
  const insert = `insert into chat_sessions (owner_id) values ($1)`;
  const questions: Question[] = rows.flatMap((row) => [...aboutSession(who, row)]);
  questions.push(
    { about: 'begin', expected: policy.canCreate(who), sql: insert, values: [who.userId ?? actor('owner').id] },
    { about: 'begin for another', expected: false, sql: insert, values: [actor('superuser').id] },
  );
  const asked = questions.filter(({ about }) => !(about === 'begin for another' && name === 'superuser'));
  expect(await judge.differences(who, asked)).toEqual([]);
});

test('everybody sees their own, agents what their key is for, and the powerful nothing', () => {
  const seen = (name: string) => rows.filter((row) => policy.canRead(actor(name), row)).map(({ state }) => state);
  expect(seen('owner')).toEqual(['of owner', 'busy of owner', 'closed', 'deleted']);
  expect(seen('agent')).toEqual(seen('owner'));
  expect(seen('agent in one')).toEqual(['of owner']);
  expect(seen('reader')).toEqual(['of reader', 'busy of reader']);
  for (const name of ['administrator', 'superuser', 'writer', 'disabled', 'nobody', 'agent in a closed one'])
    expect([name, seen(name)]).toEqual([name, []]);
});
