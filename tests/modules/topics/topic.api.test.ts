import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AnswerError } from '../../../src/demo/client.js';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import {
  CREATE,
  CREATE_SYSTEM,
  DELETE,
  DELETE_SYSTEM,
  TOPICS,
  UPDATE,
  UPDATE_SYSTEM,
  make,
  namesFor,
} from './operations.js';

let house: TestSteward;
let ada: Account;
let eve: Account;
let admin: Account;
beforeAll(async () => {
  house = await startSteward();
  [ada, eve, admin] = [await register(house.url, 'Ada'), await register(house.url, 'Eve'), await house.admin()];
});
afterAll(() => house.close());

const MISSING = { __typename: 'NotFound', message: 'Topic not found.' };
const topicOf = (account: Account, id: string) =>
  account.person.ask('query ($id: ID!) { topic(id: $id) { name } node(id: $id) { __typename } }', { id });

describe('topics of one’s own', () => {
  test('are made, described, found, and gone, and each is in the audit log without its name', async () => {
    const made = await ada.person.must(CREATE, { name: '  Tax  law ', description: 'What the state takes.' });
    expect(made).toMatchObject({
      topic: { name: 'Tax  law', description: 'What the state takes.', isSystem: false, documentCount: 0 },
    });
    const { id: topicId } = made['topic'] as { id: string };
    expect(await ada.person.must(UPDATE, { topicId, name: 'Taxes', description: null })).toMatchObject({
      topic: { name: 'Taxes', description: 'What the state takes.' },
    });
    expect(await namesFor(ada, { search: 'STATE' })).toEqual(['Taxes']);
    expect(await namesFor(ada, { isSystem: true })).not.toContain('Taxes');
    expect(await topicOf(ada, topicId)).toEqual({ topic: { name: 'Taxes' }, node: { __typename: 'Topic' } });
    expect(await ada.person.must(DELETE, { topicId })).toMatchObject({ topicId });
    expect(await ada.person.do(DELETE, { topicId })).toEqual(MISSING);
    const { rows } = await house.database.owner.query<{ action: string; entry: string }>(
      `select action, row_to_json(a)::text as entry from audit_logs a where resource_id = $1 and success order by created_at`,
      [topicId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['TOPIC_CREATED', 'TOPIC_UPDATED', 'TOPIC_DELETED']);
    for (const { entry } of rows) expect(entry).not.toContain('Tax');
  });

  test('have names that differ in more than case, also when several make one at once', async () => {
    const outcomes = await Promise.all(
      ['Garden', 'GARDEN', 'garden', 'Ｇarden'].map((name) => ada.person.do(CREATE, { name })),
    );
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual([
      ...Array<string>(3).fill('Conflict'),
      'CreateTopicSuccess',
    ]);
    expect((await eve.person.do(CREATE, { name: 'Garden' })).__typename).toBe('CreateTopicSuccess');
    const other = await make(ada, 'Orchard');
    expect(await ada.person.do(UPDATE, { topicId: other, name: 'gArden' })).toMatchObject({
      __typename: 'Conflict',
      field: 'name',
    });
    expect((await ada.person.do(UPDATE, { topicId: other, name: 'ORCHARD' })).__typename).toBe('UpdateTopicSuccess');
  });

  test('of somebody else are missing, byte for byte', async () => {
    const topicId = await make(ada, 'Private matters');
    for (const id of [topicId, randomUUID(), 'x']) {
      expect(await topicOf(eve, id)).toEqual({ topic: null, node: null });
      expect(await eve.person.do(UPDATE, { topicId: id, name: 'Mine' })).toEqual(MISSING);
      expect(await eve.person.do(DELETE, { topicId: id })).toEqual(MISSING);
    }
    expect(await namesFor(eve)).not.toContain('Private matters');
  });

  test.each([
    ['name', { name: ' ' }],
    ['name', { name: 'a'.repeat(121) }],
    ['name', { name: 'a\nb' }],
    ['name', { name: '\u200b' }],
    ['description', { name: 'Fine', description: 'a'.repeat(1025) }],
    ['description', { name: 'Fine', description: 'a\0' }],
  ])('with a bad %s are refused (%#)', async (field, input) => {
    expect(await ada.person.do(CREATE, input)).toMatchObject({ __typename: 'InvalidInput', field });
  });

  test('are at most a thousand', async () => {
    const account = await register(house.url, 'Tom');
    await house.database.owner.query(
      `insert into topics (owner_id, name) select $1, 'topic ' || n from generate_series(1, 1000) n`,
      [account.id],
    );
    expect((await account.person.do(CREATE, { name: 'One more' })).__typename).toBe('Conflict');
  });

  test('are gone with whoever is erased', async () => {
    const account = await register(house.url, 'Vera');
    await make(account, 'Forget me');
    await house.database.owner.query(
      `update users set deleted_at = now(), erased_at = now(), is_active = false where id = $1`,
      [account.id],
    );
    const { rows } = await house.database.owner.query(`select from topics where owner_id = $1`, [account.id]);
    expect(rows).toEqual([]);
  });
});

describe('topics of the system', () => {
  test('are everybody’s to see and the curators’ to change', async () => {
    const topicId = await make(admin, 'Health', CREATE_SYSTEM);
    expect(await namesFor(ada)).toContain('Health');
    expect(await topicOf(ada, topicId)).toMatchObject({ topic: { name: 'Health' } });
    for (const operation of [UPDATE, UPDATE_SYSTEM])
      expect((await ada.person.do(operation, { topicId, name: 'Mine' })).__typename).toBe('Forbidden');
    for (const operation of [DELETE, DELETE_SYSTEM])
      expect((await ada.person.do(operation, { topicId })).__typename).toBe('Forbidden');
    expect((await ada.person.do(CREATE_SYSTEM, { name: 'Sports' })).__typename).toBe('Forbidden');
    expect(await ada.person.do(CREATE, { name: 'HEALTH' })).toMatchObject({ __typename: 'Conflict', field: 'name' });
    expect(await admin.person.do(CREATE_SYSTEM, { name: 'health' })).toMatchObject({ __typename: 'Conflict' });
    expect(await admin.person.must(UPDATE_SYSTEM, { topicId, name: 'Medicine' })).toMatchObject({
      topic: { name: 'Medicine', isSystem: true },
    });
    await admin.person.must(DELETE_SYSTEM, { topicId });
    expect(await admin.person.do(DELETE_SYSTEM, { topicId })).toEqual(MISSING);
  });

  test('may be called like one of somebody’s own, who keeps it, and nobody learns of that', async () => {
    const own = await make(ada, 'Finance');
    expect((await admin.person.do(CREATE_SYSTEM, { name: 'finance' })).__typename).toBe('CreateSystemTopicSuccess');
    expect(await namesFor(ada, { search: 'finance' })).toEqual(['Finance', 'finance']);
    expect((await ada.person.do(UPDATE, { topicId: own, description: 'Mine' })).__typename).toBe('UpdateTopicSuccess');
    expect((await ada.person.do(UPDATE, { topicId: own, name: 'FINANCE' })).__typename).toBe('Conflict');
  });

  test('are all that an administrator sees of topics', async () => {
    const topicId = await make(ada, 'Of Ada');
    const { topics } = await admin.person.ask<{ topics: { nodes: { isSystem: boolean }[] } }>(TOPICS);
    expect(topics.nodes.every(({ isSystem }) => isSystem)).toBe(true);
    expect(await topicOf(admin, topicId)).toEqual({ topic: null, node: null });
    for (const [operation, input] of [
      [UPDATE_SYSTEM, { topicId, name: 'x' }],
      [DELETE_SYSTEM, { topicId }],
    ] as const)
      expect(await admin.person.do(operation, input)).toEqual(MISSING);
    expect((await admin.person.do(CREATE, { name: 'x' })).__typename).toBe('Forbidden');
  });

  test('are not for nobody', async () => {
    const refused = await house
      .nobody()
      .ask(TOPICS)
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(refused).toBeInstanceOf(AnswerError);
  });
});
