import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../src/platform/actor.js';
import { NotFound } from '../../../src/platform/problem.js';
import { overtaken, waiting } from '../../support/locks.js';
import { type Scopes, openScopes } from './scopes.js';

const VALUE = 'a value of some length';
const RIGHTS = ['secrets.read', 'secrets.create', 'secrets.reveal', 'secrets.share', 'secrets.use'];

let scopes: Scopes;
let owner: Actor;
let stranger: Actor;
let sessionId: string;
let id: string;
let inside: Actor;
let outside: Actor;

beforeAll(async () => {
  scopes = await openScopes();
  owner = await scopes.vault.person('Olga');
  stranger = await scopes.vault.person('Stan');
});
beforeEach(async () => {
  sessionId = await scopes.chat(owner);
  id = await scopes.make(owner, { sessionId });
  inside = await scopes.agent(owner, sessionId, RIGHTS);
  outside = await scopes.agent(owner, await scopes.chat(owner), RIGHTS);
});
afterAll(() => scopes.vault.db.close());

const reveal = (actor: Actor, secretId = id) => scopes.mutate(actor, 'revealSecret', { secretId }, 'value');
const promote = (actor: Actor, secretId = id) => scopes.mutate(actor, 'promoteSecret', { secretId });
const seen = async (actor: Actor) =>
  (await scopes.api.ask(actor, `query ($id: ID!) { secret(id: $id) { scope sessionId } }`, { id })).data.secret;

describe('a secret of a chat session', () => {
  test('that is deleted while it is made waits for it, or is found closed', async () => {
    const { again, db } = scopes.vault;
    const close = () => db.owner.query(`update chat_sessions set deleted_at = now() where id = $1`, [sessionId]);
    const input = { name: 'late', type: 'SECRET', value: 'v', sessionId } as const;
    let closing: Promise<unknown> = Promise.resolve();
    let isClosed = false;
    // What tools there are is asked between the look at the chat session and the writing.
    const toolDefinitions = async () => {
      closing = close().finally(() => {
        isClosed = true;
      });
      await waiting(db.owner, 1, () => isClosed);
      return [];
    };
    const { secrets } = again({ toolDefinitions }).services;
    await expect(secrets.create(owner, { ...input, allowedTools: ['any'] })).resolves.toEqual(expect.any(String));
    await closing;
    sessionId = await scopes.chat(owner);
    const closed = `update chat_sessions set deleted_at = now() where id = $1`;
    expect(
      await overtaken(db.owner, [[closed, [sessionId]]], () =>
        scopes.vault.services.secrets.create(owner, { ...input, sessionId }),
      ),
    ).toEqual(new NotFound('Chat session'));
  });

  test('is open to its owner anywhere and to an agent inside the session', async () => {
    for (const actor of [owner, inside]) {
      expect(await seen(actor)).toEqual({ scope: 'SESSION', sessionId });
      expect(await reveal(actor)).toMatchObject({ value: VALUE });
    }
  });

  test('is to an agent outside what a missing one is to a stranger', async () => {
    const nowhere = await scopes.agent(owner, null, RIGHTS);
    for (const actor of [outside, nowhere, stranger]) {
      expect(await seen(actor)).toBeNull();
      for (const name of ['revealSecret', 'deleteSecret', 'promoteSecret', 'destroySecret'])
        expect(await scopes.mutate(actor, name, { secretId: id }, '__typename')).toEqual(
          await scopes.mutate(actor, name, { secretId: randomUUID() }, '__typename'),
        );
    }
  });

  test('is made in a session of one’s own that is open, and by an agent in its own one', async () => {
    const input = { name: 'n', type: 'SECRET', value: 'v' };
    const foreign = await scopes.mutate(stranger, 'createSecret', { ...input, sessionId });
    expect(foreign).toMatchObject({ __typename: 'NotFound' });
    for (const other of [randomUUID(), 'no id'])
      expect(await scopes.mutate(owner, 'createSecret', { ...input, sessionId: other })).toEqual(foreign);
    expect(await scopes.mutate(outside, 'createSecret', { ...input, sessionId })).toEqual(foreign);
    expect(await scopes.mutate(inside, 'createSecret', { ...input, sessionId })).toMatchObject({
      secret: { scope: 'SESSION' },
    });
    await scopes.vault.rows(`update chat_sessions set is_active = false where id = $1`, [sessionId]);
    expect(await scopes.mutate(owner, 'createSecret', { ...input, sessionId })).toEqual(foreign);
  });

  test('may be called like one of another session, of which an agent learns nothing', async () => {
    const named = { name: 'Twice', type: 'SECRET', value: 'v' };
    await scopes.make(owner, { ...named, sessionId });
    const other = outside.chatSessionId;
    expect(await scopes.mutate(outside, 'createSecret', { ...named, sessionId: other })).toMatchObject({
      secret: { scope: 'SESSION' },
    });
    expect(await scopes.mutate(outside, 'createSecret', { ...named, sessionId: other })).toMatchObject({
      __typename: 'Conflict',
    });
  });

  test('is not shared until it is promoted', async () => {
    const share = () => scopes.mutate(owner, 'shareSecret', { secretId: id, userId: stranger.id });
    expect(await share()).toMatchObject({ __typename: 'SecretNotShareable' });
    expect(await promote(owner)).toMatchObject({ secret: { id, scope: 'USER' } });
    expect(await share()).toMatchObject({ secret: { scope: 'SHARED' } });
  });

  test.each(['is_active = false', 'deleted_at = now()'])('is described but not revealed once %s', async (change) => {
    await scopes.vault.rows(`update chat_sessions set ${change} where id = $1`, [sessionId]);
    expect(await seen(owner)).toEqual({ scope: 'SESSION', sessionId });
    expect(await reveal(owner)).toMatchObject({ __typename: 'SecretInactive' });
    expect(await seen(inside)).toBeNull();
    expect(await promote(owner)).toMatchObject({ secret: { scope: 'USER' } });
    expect(await reveal(owner)).toMatchObject({ value: VALUE });
  });

  test('is destroyed when its session is purged, and its owner told', async () => {
    await scopes.vault.rows(`delete from chat_sessions where id = $1`, [sessionId]);
    expect(await seen(owner)).toBeNull();
    const versions = await scopes.vault.rows(`select ciphertext from secret_versions where secret_id = $1`, [id]);
    expect(versions).toEqual([{ ciphertext: null }]);
    expect((await scopes.vault.events(id)).at(-1)).toBe('secret.destroyed');
    expect((await scopes.vault.accesses(id)).at(-1)).toBe('DELETE');
    const { data } = await scopes.api.ask(owner, `{ deletedSecrets(first: 100, state: DESTROYED) { nodes { id } } }`);
    expect(data.deletedSecrets.nodes).toContainEqual({ id });
  });
});

describe('promoting', () => {
  test('is for the owner who signed in, and for one that is bound', async () => {
    expect(await promote(inside)).toMatchObject({ __typename: 'Forbidden' });
    expect(await promote(owner)).toMatchObject({ secret: { scope: 'USER' } });
    expect(await promote(owner)).toMatchObject({ __typename: 'Conflict' });
    expect((await scopes.vault.events(id)).at(-1)).toBe('secret.promoted');
    expect((await scopes.vault.audit(id)).at(-1)).toBe('CREDENTIAL_PROMOTED');
    expect(await seen(outside)).toEqual({ scope: 'USER', sessionId: null });
  });

  test('conflicts with a secret of the same name', async () => {
    await scopes.make(owner, { name: 'Taken' });
    const bound = await scopes.make(owner, { name: 'taken', sessionId });
    expect(await promote(owner, bound)).toMatchObject({ __typename: 'Conflict', field: 'name' });
    expect(await scopes.vault.events(bound)).toEqual(['secret.created']);
  });

  test('twenty times at once happens once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => promote(owner)));
    expect(answers.filter(({ __typename }) => __typename === 'PromoteSecretSuccess')).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === 'Conflict')).toHaveLength(19);
    expect(await scopes.vault.events(id)).toEqual(['secret.created', 'secret.promoted']);
  });

  test('two of one name at once lets one through', async () => {
    const other = await scopes.chat(owner);
    const twins = [
      await scopes.make(owner, { name: 'Twin', sessionId }),
      await scopes.make(owner, { name: 'Twin', sessionId: other }),
    ];
    const answers = await Promise.all(twins.map((twin) => promote(owner, twin)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['Conflict', 'PromoteSecretSuccess']);
  });
});
