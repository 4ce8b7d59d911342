import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { CREATE_SECRET, SECRET_EVENTS, SHARE_SECRET } from '../support/operations.js';
import { register, signIn } from '../support/people.js';
import { startSteward, type TestSteward } from '../support/steward.js';

let one: TestSteward;
let two: TestSteward;

beforeAll(async () => {
  one = await startSteward();
  two = await startSteward({ database: one.database });
});
afterAll(async () => {
  await two.close();
  await one.close();
});

test('a share on one server is heard on the other', async () => {
  const owner = await register(one.url, 'Here');
  const friend = await register(two.url, 'There');
  const events = await friend.person.listen(SECRET_EVENTS);
  const { secret } = await owner.person.must(CREATE_SECRET, { name: randomUUID(), type: 'CUSTOM', value: 'v' });
  const { id } = secret as { id: string };
  await owner.person.must(SHARE_SECRET, { secretId: id, userId: friend.id });
  expect((await events.next()).value).toMatchObject({ secretEvents: { __typename: 'SecretShared', secretId: id } });
  await friend.person.leave();
});

test('a session that ends on one server closes its sockets on the other, with 4403', async () => {
  const account = await register(two.url, 'Leaver');
  const elsewhere = await signIn(one.url, account.email, account.password);
  const closed = new Promise<number>((resolve, reject) => {
    const client = createClient({
      url: `${two.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { Authorization: `Bearer ${account.accessToken}` },
      retryAttempts: 0,
      onNonLazyError: () => undefined,
      lazy: false,
      on: {
        closed: (event) => resolve((event as { code: number }).code),
        connected: () => {
          elsewhere.person
            .ask<{ me: { sessions: { id: string; isCurrent: boolean }[] } }>('{ me { sessions { id isCurrent } } }')
            .then(({ me }) =>
              elsewhere.person.must(
                'mutation ($input: RevokeSessionInput!) { revokeSession(input: $input) { __typename } }',
                { sessionId: me.sessions.find((session) => !session.isCurrent)?.id },
              ),
            )
            .catch(reject);
        },
      },
    });
    client.subscribe({ query: SECRET_EVENTS }, { next: reject, error: () => undefined, complete: () => undefined });
  });
  expect(await closed).toBe(4403);
});
