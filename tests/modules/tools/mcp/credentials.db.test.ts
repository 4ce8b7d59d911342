import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { openHeaders, sealHeaders } from '../../../../src/modules/tools/mcp/credentials.js';
import { rewrapServerHeaders } from '../../../../src/modules/tools/mcp/rewrap.js';
import { McpServerRepository } from '../../../../src/modules/tools/mcp/server.repository.js';
import { endpointOf } from '../../../../src/modules/tools/mcp/server.service.js';
import type { Actor } from '../../../../src/platform/actor.js';
import { masterKeyOf } from '../../../../src/platform/crypto/master-key.js';
import { type TestDatabase, testDatabase } from '../../../support/database.js';
import { person } from '../../secrets/people.js';

const [OLD, NEW] = [masterKeyOf(randomBytes(32)), masterKeyOf(randomBytes(32))];
const HEADERS = { authorization: 'Bearer of-the-house' };
const URL = 'https://mcp.example.org/';

let db: TestDatabase;
let admin: Actor;
const [id, open] = [randomUUID(), randomUUID()];
beforeAll(async () => {
  db = await testDatabase();
  admin = await person(db.owner, 'Admin', { roles: ['admin'] });
  const reported = { name: null, version: null };
  const sealed = sealHeaders({ current: OLD, previous: [] }, id, HEADERS);
  await db.database.as(admin, async (tx) => {
    const servers = new McpServerRepository(tx);
    await servers.insert({ id, name: 'closed', url: URL, headerNames: ['authorization'], sealed, reported });
    await servers.insert({ id: open, name: 'open', url: URL, headerNames: [], sealed: null, reported });
  });
});
afterAll(() => db.close());

const used = async (keyId: string) => {
  const { rows } = await db.owner.query<{ used: string }>(
    `select coalesce(sum(others), 0)::text as used from key_usage() where key_id = $1`,
    [keyId],
  );
  return Number(rows[0]?.used);
};

test('what is sent to a server is opened for its row alone', async () => {
  const keys = { current: OLD, previous: [] };
  expect(await endpointOf(db.database, keys, id)).toEqual({ url: URL, headers: HEADERS });
  expect(await endpointOf(db.database, keys, open)).toEqual({ url: URL, headers: {} });
  expect(await endpointOf(db.database, keys, randomUUID())).toBeNull();
  expect(() => openHeaders(keys, open, sealHeaders(keys, id, HEADERS))).toThrow();
});

test('whoever registered a server does not read what is sent to it', async () => {
  const read = db.database.as(admin, (tx) => tx.query(`select headers from mcp_credentials`));
  await expect(read).rejects.toThrow('permission denied');
});

test('it is brought under the key in force, and keeps the old one from being retired until then', async () => {
  expect(await used(OLD.id)).toBe(1);
  const keys = { current: NEW, previous: [OLD] };
  await rewrapServerHeaders(db.database, keys);
  expect([await used(OLD.id), await used(NEW.id)]).toEqual([0, 1]);
  expect(await endpointOf(db.database, { current: NEW, previous: [] }, id)).toEqual({ url: URL, headers: HEADERS });
  await rewrapServerHeaders(db.database, keys);
});
