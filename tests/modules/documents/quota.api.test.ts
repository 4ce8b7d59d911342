import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { CONFIRM, DELETE, SET_QUOTA, type Ticket, announce, put } from './upload.js';

let house: TestSteward;
let eve: Account;
let admin: Account;
beforeAll(async () => {
  house = await startSteward();
  [eve, admin] = [await register(house.url, 'Eve'), await house.admin()];
});
afterAll(() => house.close());

const confirm = (account: Account, documentId: string) => account.person.do(CONFIRM, { documentId });
const quotaOf = async (account: Account) =>
  (await account.person.ask<{ myQuota: { usedBytes: string } }>('{ myQuota { usedBytes } }')).myQuota.usedBytes;

describe('quotas', () => {
  const small = async (name: string, limitBytes: string) => {
    const account = await register(house.url, name);
    await admin.person.must(SET_QUOTA, { userId: account.id, limitBytes });
    return account;
  };
  const putAll = async (account: Account, count: number, size: number): Promise<Ticket[]> => {
    const file = { content: 'q'.repeat(size) };
    return Promise.all(
      Array.from({ length: count }, async () => {
        const ticket = await announce(account, file);
        await put(ticket, file);
        return ticket;
      }),
    );
  };

  test('of 20 confirmations at once exactly those succeed that fit', async () => {
    const account = await small('Quinn', '700');
    const tickets = await putAll(account, 20, 100);
    const outcomes = await Promise.all(tickets.map(({ id }) => confirm(account, id)));
    const typenames = outcomes.map(({ __typename }) => __typename).sort();
    expect(typenames).toEqual([
      ...Array<string>(7).fill('ConfirmDocumentUploadSuccess'),
      ...Array<string>(13).fill('QuotaExceeded'),
    ]);
    const refused = outcomes.find(({ __typename }) => __typename === 'QuotaExceeded');
    expect(refused).toMatchObject({ usedBytes: '700', limitBytes: '700', rejectedBytes: '100' });
    expect(await quotaOf(account)).toBe('700');
    const { documents } = await account.person.ask<{ documents: { totalCount: string } }>(
      '{ documents { totalCount } }',
    );
    expect(documents.totalCount).toBe('7');
  });

  test('come back once, however often a document is deleted at once', async () => {
    const account = await small('Rita', '1000');
    const [first, second] = await putAll(account, 2, 300);
    await Promise.all([confirm(account, first?.id ?? ''), confirm(account, second?.id ?? '')]);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => account.person.do(DELETE, { documentId: first?.id })),
    );
    expect(outcomes.filter(({ __typename }) => __typename === 'DeleteDocumentSuccess')).toHaveLength(1);
    expect(await quotaOf(account)).toBe('300');
  });

  test('have levels, are set by whoever may, and say who may not', async () => {
    const account = await small('Sam', '100');
    await Promise.all((await putAll(account, 1, 81)).map(({ id }) => confirm(account, id)));
    const level = async () => account.person.ask('{ myQuota { percent level limitBytes } }');
    expect(await level()).toEqual({ myQuota: { percent: 81, level: 'WARNING', limitBytes: '100' } });
    await admin.person.must(SET_QUOTA, { userId: account.id, limitBytes: '85' });
    expect(await level()).toEqual({ myQuota: { percent: 95.29, level: 'CRITICAL', limitBytes: '85' } });
    await admin.person.must(SET_QUOTA, { userId: account.id, limitBytes: '0' });
    expect(await level()).toMatchObject({ myQuota: { percent: 100 } });
    expect(await eve.person.do(SET_QUOTA, { userId: eve.id, limitBytes: '9' })).toMatchObject({
      __typename: 'Forbidden',
    });
    for (const userId of [randomUUID(), 'x'])
      expect(await admin.person.do(SET_QUOTA, { userId, limitBytes: '9' })).toMatchObject({ __typename: 'NotFound' });
    expect(await admin.person.do(SET_QUOTA, { userId: eve.id, limitBytes: '-1' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'limitBytes',
    });
  });

  test('are counted anew where they differ', async () => {
    const account = await small('Tess', '1000');
    await Promise.all((await putAll(account, 2, 40)).map(({ id }) => confirm(account, id)));
    await house.database.owner.query(`update quotas set used_bytes = 999 where user_id = $1`, [account.id]);
    const told = [];
    for await (const difference of house.steward.app.documents.quotas.reconcile()) told.push(difference);
    expect(told).toEqual([{ userId: account.id, counted: '999', stored: '80' }]);
    expect(await quotaOf(account)).toBe('80');
  });
});
