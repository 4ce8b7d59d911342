import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { CREATE_SECRET, REVEAL_SECRET, SHARE_SECRET, UNSHARE_SECRET } from '../support/operations.js';
import { type Account, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

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

const FIELDS = `id kind subject body link readAt createdAt actor { id displayName }
  about { __typename id ... on Secret { name } }`;
const RECEIVED = `subscription { notificationReceived { ${FIELDS} } }`;
const LIST = `query ($filter: NotificationFilter, $first: Int, $after: String) {
  notifications(first: $first, after: $after, filter: $filter) {
    nodes { ${FIELDS} } totalCount pageInfo { endCursor hasNextPage } } unreadNotificationCount }`;
const READ = `mutation ($input: MarkNotificationReadInput!) { markNotificationRead(input: $input) { __typename
  ... on MarkNotificationReadSuccess { notification { id readAt } } ... on Problem { message } } }`;
const READ_ALL = `mutation ($input: MarkAllNotificationsReadInput!) { markAllNotificationsRead(input: $input) { __typename
  ... on MarkAllNotificationsReadSuccess { count } } }`;
const DELETE = `mutation ($input: DeleteNotificationInput!) { deleteNotification(input: $input) { __typename
  ... on DeleteNotificationSuccess { notificationId } ... on Problem { message } } }`;

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly [field: string]: unknown;
}
interface Listed {
  readonly notifications: {
    readonly nodes: readonly Told[];
    readonly totalCount: string;
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  };
  readonly unreadNotificationCount: number;
}

const list = (by: Account, variables: object = {}) => by.person.ask<Listed>(LIST, { ...variables });

/** Makes a secret and shares it; answers its id and name. */
async function share(owner: Account, friend: Account) {
  const name = `prod-db-${randomUUID().slice(0, 8)}`;
  const { secret } = await owner.person.must(CREATE_SECRET, { name, type: 'CUSTOM', value: 'hunter2 hunter2' });
  const { id } = secret as { id: string };
  await owner.person.must(SHARE_SECRET, { secretId: id, userId: friend.id, access: 'REVEAL' });
  return { id, name };
}

/** Waits for so many notifications, and answers them, newest first. */
async function toldOf(by: Account, count: number): Promise<readonly Told[]> {
  let nodes: readonly Told[] = [];
  await one.until(async () => (nodes = (await list(by)).notifications.nodes).length >= count);
  return nodes;
}

describe('a share on one server', () => {
  test('is told on the other, in words, to the grantee and nobody else', async () => {
    const [owner, friend, stranger] = [
      await register(one.url, 'Ada'),
      await register(two.url, 'Bob'),
      await register(two.url, 'Eve'),
    ];
    const received = await friend.person.listen(RECEIVED);
    const silence = (await stranger.person.listen(RECEIVED)).next();
    const { id, name } = await share(owner, friend);
    const expected = {
      ...{ kind: 'SECRET_SHARED', subject: `Ada shared the secret “${name}” with you`, link: `/secrets/${id}` },
      ...{ about: { __typename: 'Secret', id, name }, readAt: null, actor: { id: owner.id, displayName: 'Ada' } },
    };
    const heard = (await received.next()).value as { notificationReceived: Told };
    expect(heard.notificationReceived).toMatchObject(expected);
    expect(await list(friend)).toMatchObject({
      notifications: { nodes: [expected], totalCount: '1' },
      unreadNotificationCount: 1,
    });
    expect(JSON.stringify(heard)).not.toContain('hunter2');
    for (const other of [owner, stranger]) expect((await list(other)).notifications.nodes).toEqual([]);
    await friend.person.leave();
    await stranger.person.leave();
    expect((await silence).done).toBe(true);
  });

  test('names the secret only as long as the reader sees it', async () => {
    const [owner, friend] = [await register(one.url, 'Ada'), await register(one.url, 'Bob')];
    const { id, name } = await share(owner, friend);
    expect((await toldOf(friend, 1))[0]?.subject).toContain(name);
    await owner.person.must(UNSHARE_SECRET, { secretId: id, userId: friend.id });
    const nodes = await toldOf(friend, 2);
    expect(nodes.map(({ subject, about }) => [subject, about])).toEqual([
      ['A secret is no longer shared with you', null],
      ['Ada shared a secret with you', null],
    ]);
    expect(JSON.stringify(nodes)).not.toContain(name);
  });

  test('and a reveal tells the owner, whose own are not told', async () => {
    const [owner, friend] = [await register(one.url, 'Ada'), await register(two.url, 'Bob')];
    const { id, name } = await share(owner, friend);
    await owner.person.must(REVEAL_SECRET, { secretId: id });
    await friend.person.must(REVEAL_SECRET, { secretId: id });
    expect(await toldOf(owner, 1)).toMatchObject([
      { kind: 'SECRET_REVEALED', subject: `Bob revealed the secret “${name}”` },
    ]);
  });
});

describe('one’s own notifications', () => {
  test('are read page by page, filtered, marked and deleted', async () => {
    const [owner, friend] = [await register(one.url, 'Ada'), await register(one.url, 'Bob')];
    for (let n = 0; n < 3; n++) await share(owner, friend);
    const [first, second, third] = await toldOf(friend, 3);
    const page = await list(friend, { first: 2 });
    expect(page.notifications.nodes.map(({ id }) => id)).toEqual([first!.id, second!.id]);
    const rest = await list(friend, { first: 2, after: page.notifications.pageInfo.endCursor });
    expect(rest.notifications.nodes.map(({ id }) => id)).toEqual([third!.id]);
    for (let n = 0; n < 2; n++)
      expect(await friend.person.do(READ, { id: first!.id })).toMatchObject({
        notification: { id: first!.id, readAt: expect.stringMatching(/Z$/) },
      });
    const unread = await list(friend, { filter: { unreadOnly: true, kinds: ['SECRET_SHARED'] } });
    expect(unread.notifications.nodes.map(({ id }) => id)).toEqual([second!.id, third!.id]);
    expect((await list(friend, { filter: { kinds: ['MFA_ENABLED'] } })).notifications.totalCount).toBe('0');
    expect(await friend.person.do(DELETE, { id: third!.id })).toMatchObject({ notificationId: third!.id });
    expect(await friend.person.do(READ_ALL, {})).toMatchObject({ count: 1 });
    expect((await list(friend)).unreadNotificationCount).toBe(0);
  });

  test('are nobody else’s: not a stranger’s, not an administrator’s', async () => {
    const [owner, friend, admin] = [await register(one.url, 'Ada'), await register(one.url, 'Bob'), await one.admin()];
    await share(owner, friend);
    const [told] = await toldOf(friend, 1);
    const node = 'query ($id: ID!) { node(id: $id) { id ... on Notification { subject } } }';
    expect(await friend.person.ask(node, { id: told!.id })).toMatchObject({ node: { id: told!.id } });
    for (const other of [owner, admin]) {
      expect(await other.person.ask(node, { id: told!.id })).toEqual({ node: null });
      for (const mutation of [READ, DELETE])
        for (const id of [told!.id, randomUUID(), 'nonsense'])
          expect(await other.person.do(mutation, { id })).toEqual({
            ...{ __typename: 'NotFound', message: 'Notification not found.' },
          });
    }
    await expect(one.nobody().ask(LIST)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
