import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { clientWithDeadline } from '../../../src/platform/database/client.js';
import { createSource } from '../../../src/platform/database/sources.js';
import { type TestDatabase, asSuperuser, testDatabase } from '../../support/database.js';
import { SILENT } from '../../support/log.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** A network between us and the database, that can go silent: packets are swallowed and nothing is closed. */
class Network {
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  silent = false;

  async open(to: URL): Promise<string> {
    this.server = createServer((near) => {
      const far = connect(Number(to.port), to.hostname);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => undefined).on('close', () => [near, far].forEach((each) => each.destroy()));
      }
      near.on('data', (data) => this.silent || far.write(data));
      far.on('data', (data) => this.silent || near.write(data));
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const url = new URL(to);
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  close() {
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
  }
}

describe('a client with a deadline', () => {
  let network: Network;
  let pool: pg.Pool;
  beforeEach(async () => {
    network = new Network();
    const connectionString = await network.open(new URL(db.urls.owner));
    pool = new pg.Pool({ connectionString, max: 2, Client: clientWithDeadline(1_000), connectionTimeoutMillis: 2_000 });
    pool.on('error', () => undefined);
  });
  afterEach(async () => {
    await pool.end();
    network.close();
  });

  test('gives an error where no answer comes, and the pool connects anew', async () => {
    await pool.query('select 1');
    network.silent = true;
    await expect(pool.query('select 2')).rejects.toThrow(/did not answer within 1 s/);
    network.silent = false;
    expect((await pool.query('select 3 as n')).rows).toEqual([{ n: 3 }]);
    expect(pool.totalCount).toBe(1);
  });

  test('does not disturb a connection that is idle, nor statements that answer in time', async () => {
    const { rows: first } = await pool.query('select pg_backend_pid() as pid');
    for (let i = 0; i < 4; i++) await pool.query('select pg_sleep(0.3)');
    await db.owner.query('select pg_sleep(1.2)');
    expect((await pool.query('select pg_backend_pid() as pid')).rows).toEqual(first);
  });

  test('lives through an error of a statement', async () => {
    await expect(pool.query('select from nowhere')).rejects.toMatchObject({ code: '42P01' });
    expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  });
});

describe('a data source of a serving role', () => {
  let source: DataSource;
  beforeAll(async () => {
    source = createSource({ url: db.urls.app, role: 'app', log: SILENT, poolSize: 2 });
    await source.initialize();
  });
  afterAll(() => source.destroy());

  test('limits statements and idle transactions, and has none compiled', async () => {
    const setting = (name: string) => `current_setting('${name}')`;
    const rows = await source.query<unknown[]>(
      `select ${setting('statement_timeout')} as statement, ${setting('idle_in_transaction_session_timeout')} as idle,
              ${setting('jit')} as jit`,
    );
    expect(rows).toEqual([{ statement: '7s', idle: '30s', jit: 'off' }]);
  });

  test('gives an error where its connections are cut, and comes back by itself', async () => {
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    await asSuperuser(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where application_name = 'steward-app' and datname = '${new URL(db.urls.app).pathname.slice(1)}'`);
    await expect(runner.query('select 1')).rejects.toThrow();
    await runner.release();
    expect(await source.query<unknown[]>('select 1 as n')).toEqual([{ n: 1 }]);
  });
});
