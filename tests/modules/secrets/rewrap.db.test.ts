import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Conflict, Forbidden, InvalidInput } from '../../../src/platform/problem.js';
import { KeyUnavailable } from '../../../src/platform/crypto/key-provider.js';
import { TransitServer } from '../../support/transit.js';
import { type HouseOfKeys, KEY, type Server, openHouseOfKeys } from './house-of-keys.js';

let house: HouseOfKeys;
let transit: TransitServer;
let old: Server;
beforeAll(async () => {
  transit = await TransitServer.start();
});
beforeEach(async () => {
  transit.fault = null;
  house = await openHouseOfKeys();
  old = house.as({ master: { current: KEY.a, previous: [] } });
});
afterEach(() => house.close());
afterAll(() => transit.stop());

let names = 0;
const make = (server: Server, value: string) =>
  server.secrets.secrets.create(house.owner, { name: `secret ${++names}`, type: 'API_KEY', value });
const reveal = async (server: Server, secretId: string, version?: number) =>
  (await server.secrets.reveals.reveal(house.owner, { secretId, version })).value;
const keysInUse = async () =>
  (
    await house.rows<{ key: string }>(
      `select distinct key_provider || '/' || key_id as key from secret_versions where wrapped_key is not null order by 1`,
    )
  ).map(({ key }) => key);
const sealedBytes = () =>
  house.rows(`select secret_id, number, nonce, ciphertext, format from secret_versions order by secret_id, number`);

describe('a rewrap', () => {
  test('moves every version from one master key to the next, and touches nothing but the wrapped keys', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 30; n++) ids.push(await make(old, `value ${n} of some length`));
    await old.secrets.rotations.rotate(house.owner, { secretId: ids[0] ?? '', value: 'the second value' });
    await old.secrets.lifecycle.destroy(house.owner, ids[29] ?? '');
    await old.secrets.secrets.delete(house.owner, ids[28] ?? '');
    const before = await sealedBytes();
    const now = house.as({ master: { current: KEY.b, previous: [KEY.a] } });
    expect(await house.run(now)).toEqual({ status: 'COMPLETED', total: 30, done: 30, failed: 0, reason: null });
    expect(await keysInUse()).toEqual([`local/${KEY.b.id}`]);
    expect(await sealedBytes()).toEqual(before);
    const alone = house.as({ master: { current: KEY.b, previous: [] } });
    for (const [n, id] of ids.slice(0, 28).entries())
      expect(await reveal(alone, id, 1)).toBe(`value ${n} of some length`);
    expect(await reveal(alone, ids[0] ?? '')).toBe('the second value');
    expect(await house.rows(`select type from outbox where type like 'rewrap.%' order by id`)).toEqual(
      ['rewrap.started', 'rewrap.progressed', 'rewrap.completed'].map((type) => ({ type })),
    );
    expect(await house.rows(`select action from audit_logs where action like 'REWRAP%' order by created_at`)).toEqual(
      ['REWRAP_STARTED', 'REWRAP_COMPLETED'].map((action) => ({ action })),
    );
  });

  test('moves from the master key to Transit, to the next version of its key, and back', async () => {
    const id = await make(old, 'a value that travels');
    const master = { current: KEY.a, previous: [] };
    const remote = house.as({ master, transit: transit.options });
    expect(await house.run(remote)).toMatchObject({ status: 'COMPLETED', done: 1 });
    expect(await keysInUse()).toEqual(['transit/steward:v1']);
    transit.rotate('steward');
    expect(await house.run(remote)).toMatchObject({ status: 'COMPLETED', done: 1 });
    expect(await keysInUse()).toEqual(['transit/steward:v2']);
    expect(await reveal(remote, id)).toBe('a value that travels');
    const back = house.as({ master, transit: transit.options, current: 'local' });
    expect(await house.run(back)).toMatchObject({ status: 'COMPLETED', done: 1 });
    expect(await keysInUse()).toEqual([`local/${KEY.a.id}`]);
    expect(await reveal(old, id)).toBe('a value that travels');
  });

  test('that has nothing to do completes, and so does one after it', async () => {
    await make(old, 'a value of some length');
    for (let n = 0; n < 2; n++)
      expect(await house.run(old)).toEqual({ status: 'COMPLETED', total: 0, done: 0, failed: 0, reason: null });
  });

  test('is started once by many at once', async () => {
    await make(old, 'a value of some length');
    const now = house.as({ master: { current: KEY.b, previous: [KEY.a] } });
    const ids = await Promise.all(Array.from({ length: 8 }, () => now.rewraps.rewraps.start(house.keeper)));
    expect(new Set(ids).size).toBe(1);
    expect(await house.rows(`select type from outbox where type = 'rewrap.started'`)).toHaveLength(1);
  });

  test('is not for owners of secrets, and not for the provider that is not in force', async () => {
    const { rewraps } = old.rewraps;
    await expect(rewraps.start(house.owner)).rejects.toBeInstanceOf(Forbidden);
    await expect(rewraps.start(house.keeper, { expectedProvider: 'transit' })).rejects.toBeInstanceOf(Conflict);
    await expect(rewraps.start(house.keeper, { expectedProvider: 'vault' })).rejects.toBeInstanceOf(InvalidInput);
    expect(await house.rows(`select id from rewraps`)).toEqual([]);
  });

  test('goes past what does not unwrap, names it in the audit log, and ends as failed', async () => {
    const ids = [await make(old, 'good'), await make(old, 'moved'), await make(old, 'gone'), await make(old, 'format')];
    const change = (n: number, set: string) =>
      house.rows(`update secret_versions set ${set} where secret_id = $1`, [ids[n]]);
    await change(1, `wrapped_key = set_byte(wrapped_key, 20, get_byte(wrapped_key, 20) # 1)`);
    await change(2, `key_id = 'gone'`);
    await change(3, `format = 9`);
    const now = house.as({ master: { current: KEY.b, previous: [KEY.a] } });
    expect(await house.run(now)).toEqual({
      ...{ status: 'FAILED', total: 4, done: 1, failed: 3 },
      reason: '3 did not open: see CREDENTIAL_REWRAP_FAILED in the audit log.',
    });
    const entries = await house.rows<{ id: string; message: string; details: object }>(
      `select resource_id as id, error_message as message, details from audit_logs where action = 'CREDENTIAL_REWRAP_FAILED'`,
    );
    expect(new Map(entries.map(({ id, message }) => [id, message]))).toEqual(
      new Map([
        [ids[1], 'Its data key does not unwrap.'],
        [ids[2], 'Its key local/gone is not available.'],
        [ids[3], 'Its data key does not unwrap.'],
      ]),
    );
    expect(entries[0]?.details).toMatchObject({ version: 1 });
    expect(await reveal(now, ids[0] ?? '')).toBe('good');
    await expect(reveal(now, ids[2] ?? '')).rejects.toBeInstanceOf(KeyUnavailable);
  });

  test('waits while Transit does not answer, says so, and goes on', async () => {
    const id = await make(old, 'a patient value');
    const remote = house.as({ master: { current: KEY.a, previous: [] }, transit: transit.options });
    const { rewraps, runner } = remote.rewraps;
    const run = await rewraps.start(house.keeper);
    transit.fault = { status: 503, body: '{"errors":["Vault is sealed"]}' };
    for (let n = 0; n < 3; n++) {
      await house.rows(`update rewraps set retry_at = now()`);
      expect(await runner.work()).toBe(true);
    }
    expect(await rewraps.state(house.keeper, run)).toEqual({
      ...{ status: 'RUNNING', total: 1, done: 0, failed: 0 },
      reason: 'Transit is sealed or not ready (503).',
    });
    const [wait] = await house.rows<{ seconds: number }>(
      `select extract(epoch from retry_at - now())::float8 as seconds from rewraps`,
    );
    expect(wait?.seconds).toBeGreaterThan(2);
    expect(await keysInUse()).toEqual([`local/${KEY.a.id}`]);
    transit.fault = null;
    // Not before its time.
    expect(await runner.work()).toBe(true);
    expect(await keysInUse()).toEqual([`local/${KEY.a.id}`]);
    await house.rows(`update rewraps set retry_at = now()`);
    while (await runner.work());
    expect(await rewraps.state(house.keeper, run)).toMatchObject({ status: 'COMPLETED', done: 1, reason: null });
    expect(await reveal(remote, id)).toBe('a patient value');
  });

  test('is not undone by a process that still has the old configuration', async () => {
    await make(old, 'a value of some length');
    const now = house.as({ master: { current: KEY.b, previous: [KEY.a] } });
    const id = await now.rewraps.rewraps.start(house.keeper);
    expect(await old.rewraps.runner.work()).toBe(true);
    expect((await now.rewraps.rewraps.state(house.keeper, id)).reason).toContain(`still wraps with local/${KEY.a.id}`);
    await house.rows(`update rewraps set retry_at = now()`);
    while (await now.rewraps.runner.work());
    expect(await keysInUse()).toEqual([`local/${KEY.b.id}`]);
  });

  test('loses nothing to rotations, new secrets and destructions meanwhile, and two workers at once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 140; n++) ids.push(await make(old, `value ${n}`));
    const now = house.as({ master: { current: KEY.b, previous: [KEY.a] } });
    const other = house.as({ master: { current: KEY.b, previous: [KEY.a] } });
    const id = await now.rewraps.rewraps.start(house.keeper);
    const work = async ({ rewraps: { runner } }: Server) => {
      while (await runner.work());
    };
    const meanwhile = async () => {
      for (const [n, secretId] of ids.slice(0, 20).entries()) {
        if (n % 2) await now.secrets.rotations.rotate(house.owner, { secretId, value: `new ${n}` });
        // A server that was not restarted yet.
        else await old.secrets.rotations.rotate(house.owner, { secretId, value: `new ${n}` });
        await now.secrets.lifecycle.destroy(house.owner, ids[120 + n] ?? '');
      }
    };
    await Promise.all([work(now), work(other), meanwhile()]);
    // What the old server made after the run went past it is for the next one.
    await house.run(now);
    const state = await now.rewraps.rewraps.state(house.keeper, id);
    expect(state).toMatchObject({ status: 'COMPLETED', failed: 0 });
    expect(state.done).toBe(state.total);
    expect(await keysInUse()).toEqual([`local/${KEY.b.id}`]);
    for (let n = 0; n < 120; n++) expect(await reveal(now, ids[n] ?? '')).toBe(n < 20 ? `new ${n}` : `value ${n}`);
    expect(await house.rows(`select id from secrets where destroyed_at is not null`)).toHaveLength(20);
  });
});

describe('what the system may do to versions', () => {
  const asSystem = async (sql: string) => {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: house.db.urls.system });
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  };

  test('is nothing while no run is under way', async () => {
    await make(old, 'a value of some length');
    expect((await asSystem(`select secret_id from secret_versions`)).rowCount).toBe(0);
    expect((await asSystem(`update secret_versions set key_id = 'x'`)).rowCount).toBe(0);
  });

  test('is to replace wrapped keys during one, and never to read or change a value, or to erase', async () => {
    await make(old, 'a value of some length');
    await house.as({ master: { current: KEY.b, previous: [KEY.a] } }).rewraps.rewraps.start(house.keeper);
    expect((await asSystem(`select wrapped_key from secret_versions`)).rowCount).toBe(1);
    for (const sql of [
      `select ciphertext from secret_versions`,
      `select nonce from secret_versions`,
      `update secret_versions set ciphertext = ''`,
      `update secret_versions set number = 7`,
      `update secret_versions set wrapped_key = null`,
      `delete from secret_versions`,
      `insert into secret_versions (secret_id) values (gen_random_uuid())`,
    ])
      await expect(asSystem(sql)).rejects.toMatchObject({ code: '42501' });
  });
});
