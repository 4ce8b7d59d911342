import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { loadMasterKeys } from '../../src/platform/crypto/master-key.js';
import { rolePassword } from '../../src/platform/database/roles.js';
import { runningPort } from '../../src/platform/embedded/running.js';
import { CREATE_SECRET } from '../support/operations.js';
import { register, signIn } from '../support/people.js';
import { ADMIN, household, type Household } from '../support/process.js';

const PROGRAM = fileURLToPath(new URL('../../dist/src/audit-verify.js', import.meta.url));
let home: Household;
let checkpoints: string;

beforeAll(async () => {
  home = await household();
  checkpoints = join(home.dataDir, 'audit-checkpoints.jsonl');
});
afterAll(() => home.remove());

/** Runs `npm run audit:verify`. */
async function verify(env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'warn', DATA_DIR: home.dataDir, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

/** Does something to the tables of a running server, as their owner. */
async function tamper<T extends pg.QueryResultRow>(...statements: readonly string[]): Promise<T[]> {
  const keys = await loadMasterKeys({ masterKey: null, previousKeys: [], dataDir: home.dataDir });
  const client = new pg.Client({
    ...{ host: '127.0.0.1', port: runningPort(home.dataDir) ?? 0, database: 'steward', user: 'steward_owner' },
    password: rolePassword(keys, 'owner'),
  });
  await client.connect();
  try {
    let rows: T[] = [];
    for (const sql of statements) ({ rows } = await client.query<T>(sql));
    return rows;
  } finally {
    await client.end();
  }
}

test('says so where there is no database, and makes none', async () => {
  const nowhere = join(home.dataDir, 'nowhere');
  expect(await verify({ DATA_DIR: nowhere })).toMatchObject({
    code: 2,
    output: expect.stringContaining('no database'),
  });
  await expect(stat(nowhere)).rejects.toThrow('ENOENT');
  expect(await verify({ PORT: 'x' })).toMatchObject({ code: 78 });
});

test('a clean stop and a kill -9 leave a log that verifies, with its checkpoints', async () => {
  let server = await home.start();
  const owner = await register(server.url, 'Owner');
  for (let n = 0; n < 5; n++) await owner.person.must(CREATE_SECRET, { name: `s${n}`, type: 'CUSTOM', value: 'value' });
  // Beside the running server.
  expect(await verify()).toMatchObject({
    code: 0,
    output: expect.stringContaining('Everything is as it was written.'),
  });
  while ((await tamper<{ n: number }>('select count(*)::int as n from audit_pending'))[0]?.n !== 0);
  expect(await server.end('SIGTERM')).toBe(0);
  const before = await readFile(checkpoints, 'utf8');
  expect((await stat(checkpoints)).mode & 0o777).toBe(0o600);
  const last = JSON.parse(before.trim().split('\n').at(-1) ?? '') as { seq: string };
  expect(Number(last.seq)).toBeGreaterThanOrEqual(8);

  server = await home.start();
  await signIn(server.url, ADMIN.email, ADMIN.password);
  await server.end('SIGKILL');
  await appendFile(checkpoints, '{"file":"half of a li');
  // Without a server: the embedded database is started for it.
  const { code, output } = await verify();
  expect([code, output]).toEqual([0, expect.stringContaining('Everything is as it was written.')]);
  expect(output).toMatch(/Checkpoints compared: [1-9]\d* of the file in .*, [1-9]\d* of the database/);
});

test('an edit, a deletion, a swap and a truncation are each found, with their place', async () => {
  // Without jobs: nothing is sealed while it is tampered with.
  const server = await home.start({ WORKER: 'external' });
  try {
    await tamper('create schema copies');
    const tables = ['audit_logs', 'audit_personal', 'audit_chain', 'audit_pending', 'audit_checkpoints'];
    await tamper(...tables.map((table) => `create table copies.${table} as table ${table}`));
    const restore = () =>
      tamper(
        `truncate ${tables.join(', ')}`,
        ...tables.flatMap((table) => [`insert into ${table} select * from copies.${table} on conflict do nothing`]),
        'delete from audit_pending where audit_id in (select audit_id from audit_chain)',
      );
    const entry = async (seq: number) =>
      (await tamper<{ id: string }>(`select audit_id as id from audit_chain where seq = ${seq}`))[0]?.id ?? '';
    const [third, fourth] = [await entry(3), await entry(4)];
    const cases: [where: string, statements: string[]][] = [
      [`${third}: The entry was changed.`, [`update audit_logs set success = false where id = '${third}'`]],
      ['3: The entry that this link seals is gone.', [`delete from audit_logs where id = '${third}'`]],
      [
        `${fourth}: Link 3`,
        [
          'update audit_chain set seq = -seq where seq in (3, 4)',
          'update audit_chain set seq = seq + 7 where seq = -4',
          'update audit_chain set seq = seq + 7 where seq = -3',
        ],
      ],
      [
        '4: The log was cut short: link 4 is missing',
        [
          'delete from audit_chain where seq > 3',
          'truncate audit_pending, audit_checkpoints',
          'delete from audit_logs l where not exists (select from audit_chain c where c.audit_id = l.id)',
        ],
      ],
    ];
    for (const [where, statements] of cases) {
      await tamper(...statements);
      expect(await verify()).toMatchObject({ code: 1, output: expect.stringContaining(`BROKEN at ${where}`) });
      await restore();
    }
  } finally {
    await server.end('SIGTERM');
  }
});

test('a folder that another process holds without a database running is refused politely', async () => {
  const dataDir = join(home.dataDir, 'held');
  const places = [join(dataDir, 'postgres')];
  for (const place of places) {
    await mkdir(join(place, 'data'), { recursive: true });
    await writeFile(join(place, 'data', 'PG_VERSION'), '18\n');
    await writeFile(join(place, 'lock'), JSON.stringify({ pid: process.pid, startedAt: null }));
  }
  expect(await readdir(dataDir)).toEqual(['postgres']);
  const { code, output } = await verify({ DATA_DIR: dataDir });
  expect([code, output]).toEqual([2, expect.stringMatching(/in use by another Steward server.*verifyAuditLog/s)]);
});
