import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type GraphQLSchema, graphql } from 'graphql';
import { temporaryFolder } from '../../../src/demo/folder.js';
import { allow, authenticated, person } from '../../../src/graphql/guard.js';
import { buildSchema, loadTypeDefs } from '../../../src/graphql/schema.js';
import { type AuditModule, auditModule } from '../../../src/modules/audit/index.js';
import { Actor } from '../../../src/platform/actor.js';
import type { TestDatabase } from '../../support/database.js';
import { SILENT } from '../../support/log.js';
import { ORIGIN, auditedDatabase, signedIn } from './support.js';

/** The part of the SDL that is about the audit log: the other modules have no part in this. */
const TYPES = loadTypeDefs()
  .filter((sdl) => sdl.includes('directive @access') || sdl.includes('AuditLog'))
  .map((sdl) => sdl.replace(/^".*"\ntype (Mutation|Subscription)$/gm, ''));

describe('the audit log over GraphQL', () => {
  let db: TestDatabase;
  let audit: AuditModule;
  let schema: GraphQLSchema;
  let alice: Actor;
  let auditor: Actor;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  const lost: unknown[] = [];
  beforeAll(async () => {
    db = await auditedDatabase();
    folder = await temporaryFolder('steward-audit-');
    alice = await signedIn(db, 'alice', ['member']);
    auditor = await signedIn(db, 'auditor', ['auditor']);
    audit = auditModule({ db: db.database, keys: db.masterKeys, log: SILENT, dataDir: folder.path });
    schema = buildSchema({
      modules: [audit],
      typeDefs: TYPES,
      registry: { PUBLIC: allow, PARENT: allow, AUTHENTICATED: authenticated, PERSON: person, ...audit.rules },
      recordDenial: (denial) => audit.recordDenial(denial),
      denialLost: (_denial, error) => lost.push(error),
    });
  });
  afterAll(async () => {
    await audit.close();
    await db.close();
    await folder.remove();
    expect(lost).toEqual([]);
  });
  beforeEach(() => db.owner.query('truncate audit_logs, audit_personal, audit_pending, audit_chain'));

  const ask = async (actor: Actor, source: string, variableValues: Record<string, unknown> = {}) => {
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue: { actor } });
    return {
      data,
      errors: errors?.map(({ message, extensions, originalError }) => ({ message, extensions, originalError })),
    };
  };

  const PAGE = `query ($first: Int, $after: String, $filter: AuditLogFilter) {
    auditLogs(first: $first, after: $after, filter: $filter) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id userId username action resourceType resourceId ip userAgent sessionId toolExecutionId details changes
        success errorMessage sensitiveData retentionDays shouldBeRetained ageDays createdAt }
    }
  }`;
  interface Page {
    totalCount: string;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    nodes: Record<string, unknown>[];
  }
  const page = async (variables: Record<string, unknown> = {}): Promise<Page> => {
    const { data, errors } = await ask(auditor, PAGE, variables);
    expect(errors).toBeUndefined();
    return data?.['auditLogs'] as Page;
  };
  const reveal = (resourceId: string, actor = alice) =>
    db.database.as(actor, (tx) =>
      tx.audit({ action: 'CREDENTIAL_ACCESSED', resourceType: 'Secret', resourceId, details: { version: 1 } }),
    );

  test('shows an entry with all there is of it', async () => {
    const resourceId = randomUUID();
    await reveal(resourceId);
    const { nodes, totalCount } = await page();
    expect(totalCount).toBe('1');
    expect(nodes).toEqual([
      {
        ...{
          id: expect.any(String),
          userId: alice.id,
          username: 'alice',
          action: 'CREDENTIAL_ACCESSED',
          resourceType: 'Secret',
        },
        ...{
          resourceId,
          ip: ORIGIN.ip,
          userAgent: ORIGIN.userAgent,
          sessionId: alice.sessionId,
          toolExecutionId: null,
        },
        ...{ details: { version: 1 }, changes: null, success: true, errorMessage: null, sensitiveData: true },
        ...{ retentionDays: 2555, shouldBeRetained: true, ageDays: 0 },
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
      },
    ]);
  });

  test('says how old an entry is, and whether it must still be kept', async () => {
    await reveal(randomUUID());
    await db.owner.query(
      `select audit_make_partition('audit_logs', date_trunc('month', now() - interval '2555 days 1 hour')::date)`,
    );
    await db.owner.query('truncate audit_pending'); // moving into another month writes the row anew
    await db.owner.query(`update audit_logs set created_at = now() - interval '2555 days 1 hour'`);
    expect((await page()).nodes).toMatchObject([{ ageDays: 2555, shouldBeRetained: false }]);
  });

  test('goes from page to page, newest first, and records each reading with its filter', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of ids) await reveal(id);
    const filter = { action: 'CREDENTIAL_ACCESSED' };
    const first = await page({ first: 2, filter });
    const second = await page({ first: 2, filter, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(({ resourceId }) => resourceId)).toEqual([...ids].reverse());
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage, first.totalCount]).toEqual([true, false, '3']);
    const { nodes } = await page({ filter: { action: 'AUDIT_READ' } });
    expect(nodes.map(({ userId, details }) => ({ userId, details }))).toEqual([
      { userId: auditor.id, details: { filter } },
      { userId: auditor.id, details: { filter } },
    ]);
  });

  test('is narrowed by each condition, and by all together', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await reveal(a);
    await reveal(b, auditor);
    const failed = { action: 'ACCESS_DENIED', resourceType: 'User', resourceId: a, success: false };
    await db.database.as(Actor.system('test'), (tx) => tx.audit(failed));
    const [at] = (await page({ filter: { resourceId: b } })).nodes.map(({ createdAt }) => createdAt);
    await db.owner.query(`delete from audit_logs where action = 'AUDIT_READ'`);
    const count = async (filter: Record<string, unknown>) => {
      const { totalCount } = await page({ filter });
      await db.owner.query(`delete from audit_logs where action = 'AUDIT_READ'`);
      return Number(totalCount);
    };
    expect(await count({})).toBe(3);
    expect(await count({ action: 'CREDENTIAL_ACCESSED' })).toBe(2);
    expect(await count({ userId: alice.id })).toBe(1);
    expect(await count({ resourceType: 'User' })).toBe(1);
    expect(await count({ resourceId: a })).toBe(2);
    expect(await count({ success: false })).toBe(1);
    expect(await count({ sensitiveData: true })).toBe(2);
    expect(await count({ from: at })).toBe(2);
    expect(await count({ until: at })).toBe(1);
    expect(await count({ resourceId: a, success: true, userId: null })).toBe(1);
    expect(await count({ userId: 'no id' })).toBe(0);
  });

  test('is not for everybody, and who asked all the same is recorded', async () => {
    await reveal(randomUUID());
    for (const field of ['auditLogs { totalCount }', 'verifyAuditLog { ok }']) {
      const { data, errors } = await ask(alice, `{ ${field} }`);
      expect(data).toBeNull();
      expect(errors).toMatchObject([{ originalError: { code: 'FORBIDDEN' } }]);
    }
    const denied = await page({ filter: { action: 'ACCESS_DENIED' } });
    expect(denied.nodes.map(({ userId, success, details }) => ({ userId, success, details }))).toEqual([
      { userId: alice.id, success: false, details: { field: 'Query.verifyAuditLog', problem: 'Forbidden' } },
      { userId: alice.id, success: false, details: { field: 'Query.auditLogs', problem: 'Forbidden' } },
    ]);
  });

  test('is not shown where the reading cannot be recorded', async () => {
    await db.owner.query(`alter table audit_logs add constraint refuse check (action <> 'AUDIT_READ') not valid`);
    try {
      const { data, errors } = await ask(auditor, PAGE);
      expect(data).toBeNull();
      expect(errors).toHaveLength(1);
    } finally {
      await db.owner.query('alter table audit_logs drop constraint refuse');
    }
  });

  test('is verified', async () => {
    for (let n = 0; n < 3; n++) await reveal(randomUUID());
    await audit.services.sealer.seal();
    const VERIFY = '{ verifyAuditLog { ok checked unsealed firstBroken { id reason } } }';
    const { data } = await ask(auditor, VERIFY);
    expect(data).toEqual({ verifyAuditLog: { ok: true, checked: '3', unsealed: '0', firstBroken: null } });
    await db.owner.query('delete from audit_logs where id = (select audit_id from audit_chain where seq = 2)');
    const { data: broken } = await ask(auditor, VERIFY);
    const firstBroken = { id: '2', reason: 'The entry that this link seals is gone.' };
    expect(broken).toEqual({ verifyAuditLog: { ok: false, checked: '3', unsealed: '1', firstBroken } });
  });
});
