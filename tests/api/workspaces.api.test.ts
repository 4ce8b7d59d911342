import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mutation } from '../support/operations.js';
import { type Account, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

const WORKSPACE = `workspace { id name slug role deletedAt members(first: 10) {
  totalCount nodes { userId role user { displayName } } } }`;
const CREATE = mutation('createWorkspace', WORKSPACE);
const UPDATE = mutation('updateWorkspace', WORKSPACE);
const DELETE = mutation('deleteWorkspace', WORKSPACE);
const RESTORE = mutation('restoreWorkspace', WORKSPACE);
const ADD = mutation('addWorkspaceMember', `${WORKSPACE} member { role joinedAt user { id } }`);
const CHANGE = mutation('updateWorkspaceMember', `${WORKSPACE} member { role user { id } }`);
const REMOVE = mutation('removeWorkspaceMember', `workspaceId userId ${WORKSPACE}`);
const BY_ID = 'query ($id: ID!) { workspace(id: $id) { id role } node(id: $id) { id __typename } }';
const MINE = `query ($search: String) { workspaces(filter: { search: $search }) { totalCount nodes { id name } }
  deletedWorkspaces { nodes { id role deletedAt } } }`;
const EVENTS = `subscription { workspaceEvents { __typename
  ... on WorkspaceCreated { workspaceId workspace { role } }
  ... on WorkspaceUpdated { workspaceId workspace { name } }
  ... on WorkspaceDeleted { workspaceId at }
  ... on WorkspaceRestored { workspaceId workspace { name } }
  ... on WorkspaceDestroyed { workspaceId at }
  ... on WorkspaceMemberAdded { workspaceId userId workspace { role } }
  ... on WorkspaceMemberUpdated { workspaceId userId workspace { role } }
  ... on WorkspaceMemberRemoved { workspaceId userId } } }`;
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

let server: TestSteward;
let owner: Account;
let admin: Account;
let member: Account;
let stranger: Account;
beforeAll(async () => {
  server = await startSteward();
  owner = await register(server.url, 'Olga');
  [admin, member, stranger] = [
    await register(server.url, 'Ada'),
    await register(server.url, 'Mia'),
    await register(server.url, 'Stan'),
  ];
});
afterAll(() => server.close());

/** A workspace with an owner, an admin and a member. */
async function team(): Promise<string> {
  const made = await owner.person.must(CREATE, { name: `Team ${randomUUID()}` });
  const { id } = made['workspace'] as { id: string };
  await owner.person.must(ADD, { workspaceId: id, userId: admin.id, role: 'ADMIN' });
  await admin.person.must(ADD, { workspaceId: id, userId: member.id, role: 'MEMBER' });
  return id;
}

describe('a workspace', () => {
  test('is made, filled, changed, deleted and restored', async () => {
    const slug = `north-${randomUUID()}`;
    const made = await owner.person.must(CREATE, { name: 'Équipe Nord', slug: slug.toUpperCase() });
    expect(made).toMatchObject({ workspace: { name: 'Équipe Nord', slug, role: 'OWNER', deletedAt: null } });
    const { id } = made['workspace'] as { id: string };
    const added = await owner.person.must(ADD, { workspaceId: id, userId: member.id, role: 'MEMBER' });
    expect(added).toMatchObject({
      member: { role: 'MEMBER', joinedAt: expect.stringMatching(/Z$/), user: { id: member.id } },
      workspace: {
        members: {
          totalCount: '2',
          nodes: [
            { userId: member.id, role: 'MEMBER', user: { displayName: 'Mia' } },
            { userId: owner.id, role: 'OWNER', user: { displayName: 'Olga' } },
          ],
        },
      },
    });
    expect(await owner.person.must(CHANGE, { workspaceId: id, userId: member.id, role: 'ADMIN' })).toMatchObject({
      member: { role: 'ADMIN', user: { id: member.id } },
    });
    expect(await owner.person.must(UPDATE, { workspaceId: id, name: 'North' })).toMatchObject({
      workspace: { name: 'North', slug },
    });
    expect(await owner.person.must(DELETE, { workspaceId: id })).toMatchObject({
      workspace: { id, role: 'OWNER', deletedAt: expect.stringMatching(/Z$/) },
    });
    expect(await owner.person.ask(BY_ID, { id })).toEqual({ workspace: null, node: null });
    expect(await owner.person.ask(MINE)).toMatchObject({ deletedWorkspaces: { nodes: [{ id, role: 'OWNER' }] } });
    expect(await member.person.ask(MINE)).toMatchObject({ deletedWorkspaces: { nodes: [] } });
    expect(await owner.person.must(RESTORE, { workspaceId: id })).toMatchObject({ workspace: { deletedAt: null } });
    expect(await member.person.must(REMOVE, { workspaceId: id, userId: member.id })).toMatchObject({
      workspaceId: id,
      userId: member.id,
      workspace: null,
    });
  });

  test('is found by whoever belongs to it, by id and by name', async () => {
    const id = await team();
    const name = `Ärger ${randomUUID()}`;
    await owner.person.must(UPDATE, { workspaceId: id, name });
    for (const [person, role] of [
      [owner, 'OWNER'],
      [admin, 'ADMIN'],
      [member, 'MEMBER'],
    ] as const) {
      expect(await person.person.ask(BY_ID, { id })).toEqual({
        workspace: { id, role },
        node: { id, __typename: 'Workspace' },
      });
      expect(await person.person.ask(MINE, { search: name.toUpperCase() })).toMatchObject({
        workspaces: { totalCount: '1', nodes: [{ id, name }] },
      });
    }
    expect(await owner.person.ask(MINE, { search: '%' })).toMatchObject({ workspaces: { totalCount: '0' } });
    const members = 'query ($id: ID!) { workspace(id: $id) { members(search: "MI") { nodes { userId } } } }';
    expect(await owner.person.ask(members, { id })).toEqual({
      workspace: { members: { nodes: [{ userId: member.id }] } },
    });
  });

  test('is to strangers, administrators among them, what a missing one is', async () => {
    const id = await team();
    const inputs = [
      [UPDATE, { name: 'X' }],
      [DELETE, {}],
      [RESTORE, {}],
      [ADD, { userId: stranger.id, role: 'MEMBER' }],
      [CHANGE, { userId: member.id, role: 'OWNER' }],
      [REMOVE, { userId: member.id }],
    ] as const;
    for (const { person } of [stranger, await server.admin()]) {
      expect(await person.ask(BY_ID, { id })).toEqual(await person.ask(BY_ID, { id: UNKNOWN }));
      for (const [source, input] of inputs) {
        const answers = [id, UNKNOWN, 'nonsense'].map((workspaceId) => person.do(source, { workspaceId, ...input }));
        for (const answer of await Promise.all(answers))
          expect(answer).toEqual({ __typename: 'NotFound', message: 'Workspace not found.' });
      }
    }
    await expect(server.nobody().ask(MINE)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('refuses what a role does not reach, and what is no input', async () => {
    const id = await team();
    const refused = async (account: Account, source: string, input: object) =>
      (await account.person.do(source, { workspaceId: id, ...input })).__typename;
    for (const account of [admin, member]) {
      expect(await refused(account, UPDATE, { name: 'X' })).toBe('Forbidden');
      expect(await refused(account, DELETE, {})).toBe('Forbidden');
    }
    expect(await refused(member, ADD, { userId: stranger.id, role: 'MEMBER' })).toBe('Forbidden');
    expect(await refused(member, REMOVE, { userId: admin.id })).toBe('Forbidden');
    expect(await refused(admin, CHANGE, { userId: member.id, role: 'OWNER' })).toBe('Forbidden');
    expect(await refused(owner, REMOVE, { userId: owner.id })).toBe('Conflict');
    expect(await refused(owner, ADD, { userId: UNKNOWN, role: 'MEMBER' })).toBe('NotFound');
    expect(await owner.person.do(UPDATE, { workspaceId: id, slug: 'a b' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'slug',
    });
    expect(await owner.person.do(CREATE, { name: ' ' })).toMatchObject({ __typename: 'InvalidInput', field: 'name' });
    await expect(owner.person.ask(MINE, { search: 'x'.repeat(257) })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const boss = await server.admin();
    expect((await boss.person.do(CREATE, { name: 'Mine' })).__typename).toBe('Forbidden');
  });
});

describe('workspaceEvents', () => {
  test('tell members what happens, a removed one of the removal and nothing after it, a stranger nothing', async () => {
    const listeners = await Promise.all([owner, member, stranger].map(({ person }) => person.listen(EVENTS)));
    const [owners, members, strangers] = listeners.map((events) => async () => {
      const { value } = await events.next();
      return (value as { workspaceEvents: Record<string, unknown> }).workspaceEvents;
    });
    const made = await owner.person.must(CREATE, { name: 'Heard' });
    const { id: workspaceId } = made['workspace'] as { id: string };
    const about = { workspaceId, userId: member.id };
    expect(await owners!()).toEqual({ __typename: 'WorkspaceCreated', workspaceId, workspace: { role: 'OWNER' } });
    await owner.person.must(ADD, { ...about, role: 'MEMBER' });
    const added = { __typename: 'WorkspaceMemberAdded', ...about };
    expect(await owners!()).toEqual({ ...added, workspace: { role: 'OWNER' } });
    expect(await members!()).toEqual({ ...added, workspace: { role: 'MEMBER' } });
    await owner.person.must(CHANGE, { ...about, role: 'ADMIN' });
    const changed = { __typename: 'WorkspaceMemberUpdated', ...about };
    expect(await owners!()).toMatchObject(changed);
    expect(await members!()).toEqual({ ...changed, workspace: { role: 'ADMIN' } });
    await owner.person.must(REMOVE, about);
    for (const next of [owners!, members!])
      expect(await next()).toEqual({ __typename: 'WorkspaceMemberRemoved', ...about });
    await owner.person.must(UPDATE, { workspaceId, name: 'Unheard' });
    expect(await owners!()).toMatchObject({ __typename: 'WorkspaceUpdated', workspace: { name: 'Unheard' } });
    await owner.person.must(DELETE, { workspaceId });
    expect(await owners!()).toMatchObject({ __typename: 'WorkspaceDeleted', workspaceId });
    await owner.person.must(RESTORE, { workspaceId });
    expect(await owners!()).toMatchObject({ __typename: 'WorkspaceRestored', workspace: { name: 'Unheard' } });
    // What the two hear next is what they do themselves: nothing lies in between.
    for (const [account, next] of [
      [member, members!],
      [stranger, strangers!],
    ] as const) {
      await account.person.must(CREATE, { name: 'Own' });
      expect(await next()).toMatchObject({ __typename: 'WorkspaceCreated' });
    }
    await Promise.all([owner, member, stranger].map(({ person }) => person.leave()));
  });
});
