import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { FolderInUse, embeddedBase, startPostgres } from '../../../src/platform/embedded/postgres.js';
import { SILENT } from '../../support/log.js';
import { type Running, runScript } from '../../support/processes.js';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;

let home: string;
let dataDir: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'steward-embedded-'));
  if (isRoot) mkdirSync((dataDir = join(tmpdir(), `${home.split('/').pop()}-data`)));
  else dataDir = join(home, 'data');
});
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
});

interface Server {
  readonly port: number;
  readonly password: string;
}

const start = () => startPostgres({ dataDir, log: SILENT });

async function query(server: Server, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ host: '127.0.0.1', user: 'postgres', database: 'postgres', ...server });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const child = (...args: string[]): Running => runScript('support/embedded-child.ts', args);
const ready = async (running: Running) => JSON.parse(await running.line()) as Server & { adopted: boolean };
const postmasterPid = () => Number.parseInt(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10);

async function kill(running: Running) {
  running.child.kill('SIGKILL');
  await running.ended;
}

describe('an embedded PostgreSQL', () => {
  test('keeps its data over a restart, and lets in whoever knows the password, on loopback only', async () => {
    const first = await start();
    await query(first, 'create table kept as select 1 as id');
    await expect(query({ ...first, password: 'wrong' }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(await query(first, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await query(first, 'show fsync')).toEqual([{ fsync: 'on' }]);
    await first.stop();
    await expect(query(first, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second, 'select id from kept')).toEqual([{ id: 1 }]);
    await second.stop();
    expect(statSync(join(dataDir, 'postgres/password')).mode & 0o777).toBe(0o600);
  });

  test('starts over where making the cluster was interrupted', async () => {
    const half = join(dataDir, 'postgres');
    mkdirSync(join(half, 'data.new', 'base'), { recursive: true });
    mkdirSync(join(half, 'data', 'base'), { recursive: true });
    writeFileSync(join(half, 'password'), 'of no cluster');
    const server = await start();
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  test('comes back on its port when its server dies', async () => {
    const server = await start();
    await query(server, 'create table kept as select 1 as id');
    process.kill(postmasterPid(), 'SIGKILL');
    let rows: unknown[] | null = null;
    while (!rows) rows = await query(server, 'select id from kept').catch(() => null);
    expect(rows).toEqual([{ id: 1 }]);
    await server.stop();
  });
});

describe('after a kill -9', () => {
  test('of Steward, its server is taken over and what was acknowledged is there', async () => {
    const killed = child(dataDir);
    const orphan = await ready(killed);
    await query(orphan, 'create table kept as select 1 as id');
    await kill(killed);
    expect(await query(orphan, 'select id from kept')).toEqual([{ id: 1 }]); // nobody stopped it
    const server = await start();
    expect(server.adopted).toBe(true);
    expect(await query(server, 'select id from kept')).toEqual([{ id: 1 }]);
    await server.stop();
  });

  test('of Steward and of its server, it recovers', async () => {
    const killed = child(dataDir);
    await query(await ready(killed), 'create table kept as select 1 as id');
    await kill(killed);
    process.kill(postmasterPid(), 'SIGKILL');
    const server = await start();
    expect(await query(server, 'select id from kept')).toEqual([{ id: 1 }]);
    await server.stop();
  });

  test('a stale file that names a process which is somebody else by now is no obstacle', async () => {
    await (await start()).stop();
    const base = join(dataDir, 'postgres');
    writeFileSync(join(base, 'data/postmaster.pid'), `${process.pid}\n${join(base, 'data')}\n1\n1\n\n127.0.0.1\n`);
    writeFileSync(join(base, 'lock'), JSON.stringify({ pid: process.pid, startedAt: 'another time' }));
    const server = await start();
    expect(server.adopted).toBe(false);
    await server.stop();
  });
});

describe('the folder', () => {
  test('is one server’s: another process is refused in words, until the first has ended', async () => {
    const server = await start();
    const second = child(dataDir);
    expect(await second.ended).toBe(1);
    expect(second.stderr()).toContain(dataDir);
    expect(second.stderr()).toContain(`process ${process.pid}`);
    await expect(start()).rejects.toThrow(FolderInUse);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    const third = child(dataDir);
    await ready(third);
    third.child.stdin?.end();
    expect(await third.ended).toBe(0);
  });

  test('goes to exactly one of several that find the lock of a killed one', async () => {
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres/lock'), JSON.stringify({ pid: 2 ** 22 + 1, startedAt: 'long ago' }));
    const racers = [child(dataDir), child(dataDir), child(dataDir)];
    const outcomes = await Promise.allSettled(racers.map(ready));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const racer of racers) racer.child.stdin?.end();
    expect((await Promise.all(racers.map(({ ended }) => ended))).sort()).toEqual([0, 1, 1]);
  });
});

describe('the process', () => {
  test('that exits without stop() leaves no server', async () => {
    const running = child(dataDir, 'exit');
    const server = await ready(running);
    running.child.stdin?.end();
    expect(await running.ended).toBe(0);
    const next = await start(); // waits for the server, where it is still ending
    expect(next.port).not.toBe(server.port);
    await next.stop();
  });

  test('alone gets the Ctrl-C of a terminal', async () => {
    const running = runScript('support/embedded-child.ts', [dataDir], { detached: true });
    const server = await ready(running);
    process.kill(-(running.child.pid ?? 0), 'SIGINT');
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    running.child.stdin?.end();
    expect(await running.ended).toBe(0);
  });
});

/** As root, whether other users can read this checkout: a process started as one must. */
const isReadable = (path: string): boolean =>
  (statSync(path).mode & 0o001) !== 0 && (dirname(path) === path || isReadable(dirname(path)));

describe('users', () => {
  (isRoot && !isReadable(process.cwd()) ? test.skip : test)('an ordinary one below a closed home', async () => {
    const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
    if (isRoot) chownSync(home, NOBODY, NOBODY);
    expect(statSync(home).mode & 0o777).toBe(0o700);
    const running = runScript('support/embedded-child.ts', [join(home, '.steward')], { ...as, env: { HOME: home } });
    const server = await ready(running);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(join(home, '.steward/postgres/data')).uid).toBe(statSync(home).uid);
    running.child.stdin?.end();
    expect(await running.ended).toBe(0);
  });

  (isRoot ? test : test.skip)('root, whose server runs as nobody', async () => {
    const server = await start();
    expect(statSync(`/proc/${postmasterPid()}`).uid).toBe(NOBODY);
    await server.stop();
  });

  (isRoot ? test : test.skip)(
    'root below a closed folder: the data lies in /var/lib/steward, and stays there',
    async () => {
      const [closed, other] = [join(home, 'a'), join(home, 'b')];
      const base = embeddedBase(closed);
      expect(base).toMatch(/^\/var\/lib\/steward\/[0-9a-f]{16}\/postgres$/);
      expect(embeddedBase(other)).not.toBe(base);
      try {
        const server = await startPostgres({ dataDir: closed, log: SILENT });
        expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
        await server.stop();
        expect(existsSync(join(base, 'data/PG_VERSION'))).toBe(true);
        expect(embeddedBase(closed)).toBe(base);
      } finally {
        await rm(dirname(base), { recursive: true, force: true });
      }
    },
  );
});
