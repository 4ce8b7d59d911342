import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { CREATE_SECRET, SHARE_SECRET } from '../support/operations.js';
import { register, type Account } from '../support/people.js';
import { startSteward, type TestSteward } from '../support/steward.js';

let server: TestSteward;
let people: [Account, Account];

beforeAll(async () => {
  server = await startSteward();
  people = [await register(server.url, 'Left'), await register(server.url, 'Right')];
  for (const { person } of people)
    for (let i = 0; i < 15; i++)
      await person.must(CREATE_SECRET, { name: `${person.name}-${i}`, type: 'CUSTOM', value: randomUUID() });
});
afterAll(() => server.close());

const LIST = '{ me { id } secrets(first: 50) { totalCount nodes { name owner { id email } shares { access } } } }';
interface List {
  me: { id: string };
  secrets: { totalCount: string; nodes: { name: string; owner: { id: string; email: string } }[] };
}

test('1,000 pooled requests of two users, interleaved: nobody sees a row of the other', async () => {
  for (let round = 0; round < 20; round++) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        const account = people[i % 2 ? 1 : 0];
        return account.person.ask<List>(LIST).then((list) => ({ account, list }));
      }),
    );
    for (const { account, list } of answers) {
      expect(list.me.id).toBe(account.id);
      expect(list.secrets.totalCount).toBe('15');
      for (const node of list.secrets.nodes) {
        expect(node.owner).toEqual({ id: account.id, email: account.email });
        expect(node.name.startsWith(account.person.name)).toBe(true);
      }
    }
  }
});

test('what is shared is seen with the eyes of whoever looks', async () => {
  const [left, right] = people;
  const { secret } = await left.person.must(CREATE_SECRET, { name: 'shared', type: 'CUSTOM', value: 'v' });
  const { id } = secret as { id: string };
  await left.person.must(SHARE_SECRET, { secretId: id, userId: right.id });
  const query = `query ($id: ID!) { secret(id: $id) { owner { id displayName email username isActive permissions roles { name } sessions { id } } } }`;
  const { secret: seen } = await right.person.ask<{ secret: { owner: unknown } }>(query, { id });
  expect(seen.owner).toEqual({
    id: left.id,
    displayName: 'Left',
    ...{ email: null, username: null, isActive: null, permissions: null },
    ...{ roles: null, sessions: null },
  });
});
