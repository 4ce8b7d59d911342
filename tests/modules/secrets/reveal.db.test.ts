import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/platform/actor.js';
import { DecryptionFailed, KeyUnavailable } from '../../../src/platform/crypto/key-provider.js';
import { Forbidden, NotFound } from '../../../src/platform/problem.js';
import { waiting } from '../../support/locks.js';
import { type Vault, openVault } from './vault.js';

const VALUE = 'correct horse battery staple ✓';
let vault: Vault;
let owner: Actor;
let friend: Actor;
let id: string;
beforeAll(async () => {
  vault = await openVault();
  owner = await vault.person('Olga');
  friend = await vault.person('Fritz');
});
beforeEach(async () => {
  id = await vault.make(owner, VALUE);
});
afterAll(() => vault.db.close());

const reveal = (actor: Actor, version?: number) => vault.services.reveals.reveal(actor, { secretId: id, version });
const share = (access: 'USE' | 'REVEAL' | 'MANAGE') =>
  vault.services.sharing.share(owner, { secretId: id, userId: friend.id, access });
const unshare = () => vault.services.sharing.unshare(owner, { secretId: id, userId: friend.id });
const set = (assignment: string) => vault.rows(`update secrets set ${assignment} where id = $1`, [id]);

describe('a reveal', () => {
  test('answers the value, recorded in both logs, and tells the owner', async () => {
    await share('REVEAL');
    expect(await reveal(friend)).toEqual({ secretId: id, version: 1, value: VALUE });
    const [event] = await vault.rows(
      `select actor_id, payload, recipients from outbox where aggregate_id = $1 and type = 'secret.revealed'`,
      [id],
    );
    expect(event).toEqual({
      actor_id: friend.id,
      payload: { secretId: id, userId: friend.id, version: 1 },
      recipients: [owner.id],
    });
    const [audit] = await vault.rows(
      `select user_id, success, sensitive_data, details from audit_logs where resource_id = $1 and action = 'CREDENTIAL_ACCESSED'`,
      [id],
    );
    expect(audit).toEqual({ user_id: friend.id, success: true, sensitive_data: true, details: { version: 1 } });
    const [access] = await vault.rows(
      `select access_type, success, user_id, owner_id, ip, user_agent from secret_access_log
        where secret_id = $1 order by accessed_at desc limit 1`,
      [id],
    );
    expect(access).toEqual({
      ...{ access_type: 'READ', success: true, user_id: friend.id, owner_id: owner.id },
      ...{ ip: '203.0.113.7', user_agent: 'tests' },
    });
    const [secret] = await vault.rows<{ last_accessed_at: Date | null }>(
      `select last_accessed_at from secrets where id = $1`,
      [id],
    );
    expect(secret?.last_accessed_at).toBeInstanceOf(Date);
  });

  test.each([
    ['USE', () => share('USE'), new Forbidden('You may not see the value of this secret.')],
    ['inactive', () => share('MANAGE').then(() => set('is_active = false')), { typename: 'SecretInactive' }],
    ['expired', () => share('REVEAL').then(() => set('expires_at = now()')), { typename: 'SecretExpired' }],
  ])('that is refused (%s) is kept in the access log', async (_why, prepare, problem) => {
    await prepare();
    await expect(reveal(friend)).rejects.toMatchObject(problem);
    const log = await vault.accesses(id);
    expect(log.at(-1)).toBe('-READ');
    expect(log).not.toContain('READ');
    expect(await vault.events(id)).not.toContain('secret.revealed');
    const [entry] = await vault.rows<{ reason: string; user_id: string; success: boolean }>(
      `select reason, user_id, success from secret_access_log where secret_id = $1 and not success`,
      [id],
    );
    expect(entry).toMatchObject({ user_id: friend.id, success: false });
    expect(entry?.reason).not.toBe('');
  });

  test('by a stranger leaves the access log alone', async () => {
    await expect(reveal(friend)).rejects.toEqual(new NotFound('Secret'));
    expect(await vault.accesses(id)).toEqual(['WRITE']);
  });

  test('of an unknown version finds none', async () => {
    for (const version of [0, -1, 2]) await expect(reveal(owner, version)).rejects.toEqual(new NotFound('Version'));
    expect(await vault.accesses(id)).toEqual(['WRITE', '-READ', '-READ', '-READ']);
  });

  test('whose audit row cannot be written answers no value', async () => {
    await vault.rows(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no audit today'; end $$`);
    await vault.rows(`
      create trigger refuse before insert on audit_logs for each row when (new.success) execute function refuse()`);
    try {
      await expect(reveal(owner)).rejects.toThrow('no audit today');
    } finally {
      await vault.rows(`drop function refuse() cascade`);
    }
    expect(await vault.accesses(id)).toEqual(['WRITE', '-READ']);
    expect(await vault.events(id)).toEqual(['secret.created']);
    expect(await vault.audit(id)).toEqual(['CREDENTIAL_CREATED', '-CREDENTIAL_ACCESSED']);
  });

  test('whose failure cannot be recorded either still answers no value', async () => {
    await vault.rows(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no audit today'; end $$`);
    await vault.rows(`create trigger refuse before insert on audit_logs for each row execute function refuse()`);
    try {
      await expect(reveal(owner)).rejects.toThrow('no audit today');
    } finally {
      await vault.rows(`drop function refuse() cascade`);
    }
    expect(await vault.accesses(id)).toEqual(['WRITE']);
  });
});

describe('a ciphertext that is not where it was sealed', () => {
  const COLUMNS = 'format, key_provider, key_id, wrapped_key, nonce, ciphertext';
  const copy = (from: string, fromNumber: number, columns = COLUMNS) =>
    vault.rows(
      `update secret_versions v set (${columns}) = (select ${columns} from secret_versions where secret_id = $2 and number = $3)
        where v.secret_id = $1 and v.number = 1`,
      [id, from, fromNumber],
    );

  test.each([
    [
      'of another version',
      async () => (await vault.services.rotations.rotate(owner, { secretId: id, value: 'other' }), [id, 2] as const),
      undefined,
    ],
    ['of another secret', async () => [await vault.make(owner, VALUE), 1] as const, undefined],
    ['with the key of another', async () => [await vault.make(owner, VALUE), 1] as const, 'key_id, wrapped_key'],
    ['with the nonce of another', async () => [await vault.make(owner, VALUE), 1] as const, 'format, nonce'],
  ])('does not open: %s', async (_which, from, columns) => {
    const [secretId, number] = await from();
    await copy(secretId, number, columns);
    await expect(reveal(owner, 1)).rejects.toBeInstanceOf(DecryptionFailed);
    expect((await vault.accesses(id)).at(-1)).toBe('-READ');
    expect((await vault.audit(id)).at(-1)).toBe('-CREDENTIAL_ACCESSED');
    const [failed] = await vault.rows(
      `select user_id, error_message from audit_logs where resource_id = $1 and not success`,
      [id],
    );
    expect(failed).toEqual({ user_id: owner.id, error_message: 'The value does not decrypt.' });
  });

  test('or whose key is not configured says so in the logs', async () => {
    await vault.rows(`update secret_versions set key_id = 'gone' where secret_id = $1`, [id]);
    await expect(reveal(owner)).rejects.toBeInstanceOf(KeyUnavailable);
    expect(await vault.audit(id)).toEqual(['CREDENTIAL_CREATED', '-CREDENTIAL_ACCESSED']);
  });
});

describe('a reveal that meets an unshare', () => {
  test('waits for it, and answers nothing once the share is gone', async () => {
    await share('REVEAL');
    const client = await vault.db.owner.connect();
    try {
      await client.query('begin');
      await client.query(`select id from secrets where id = $1 for update`, [id]);
      const outcome = reveal(friend).catch((error: unknown) => error);
      await waiting(vault.db.owner, 1);
      await client.query(`delete from secret_shares where secret_id = $1`, [id]);
      await client.query('commit');
      expect(await outcome).toEqual(new NotFound('Secret'));
    } finally {
      client.release();
    }
    expect(await vault.events(id)).not.toContain('secret.revealed');
    expect(await vault.accesses(id)).toEqual(['WRITE', 'SHARE', '-READ']);
  });

  test('or a narrowing of the share is refused', async () => {
    await share('MANAGE');
    const client = await vault.db.owner.connect();
    try {
      await client.query('begin');
      await client.query(`select id from secrets where id = $1 for update`, [id]);
      const outcomes = [
        reveal(friend).catch((error: unknown) => error),
        vault.services.rotations.rotate(friend, { secretId: id, value: 'x' }).catch((error: unknown) => error),
      ];
      await waiting(vault.db.owner, 2);
      await client.query(`update secret_shares set access = 'USE' where secret_id = $1`, [id]);
      await client.query('commit');
      for (const outcome of outcomes) expect(await outcome).toBeInstanceOf(Forbidden);
    } finally {
      client.release();
    }
  });

  test('in either order: no value is recorded after the share has ended', async () => {
    for (let round = 0; round < 15; round++) {
      id = await vault.make(owner, VALUE);
      await share('REVEAL');
      const reveals = Array.from({ length: 4 }, () => reveal(friend).catch((error: unknown) => error));
      await unshare();
      await expect(reveal(friend)).rejects.toEqual(new NotFound('Secret'));
      for (const outcome of await Promise.all(reveals))
        if (outcome instanceof Error) expect(outcome).toEqual(new NotFound('Secret'));
        else expect(outcome).toMatchObject({ value: VALUE });
      // Ordered under the lock of the secret: what was revealed was revealed before.
      const events = await vault.events(id);
      expect(events.at(-1)).toBe('secret.unshared');
      const answered = (await Promise.all(reveals)).filter((outcome) => !(outcome instanceof Error));
      expect(events.filter((type) => type === 'secret.revealed')).toHaveLength(answered.length);
      expect((await vault.audit(id)).filter((action) => action === 'CREDENTIAL_ACCESSED')).toHaveLength(
        answered.length,
      );
    }
  });
});
