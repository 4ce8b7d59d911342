import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { resourceOf } from '../../../src/modules/audit/denial.js';
import { type DenialLimits, DenialRecorder } from '../../../src/modules/audit/denial.service.js';
import type { Denial } from '../../../src/modules/audit/index.js';
import { Actor } from '../../../src/platform/actor.js';
import { Forbidden, NotFound } from '../../../src/platform/problem.js';
import type { TestDatabase } from '../../support/database.js';
import { SILENT } from '../../support/log.js';
import { ORIGIN, auditedDatabase, signedIn } from './support.js';

describe('denials', () => {
  let db: TestDatabase;
  let alice: Actor;
  beforeAll(async () => {
    db = await auditedDatabase();
    alice = await signedIn(db, 'alice', ['member']);
  });
  afterAll(() => db.close());
  afterEach(() => db.owner.query('truncate audit_logs, audit_personal, audit_pending, audit_chain'));

  const recorder = (limits?: DenialLimits) => new DenialRecorder(db.database, SILENT, limits);
  const denial = (over: Partial<Denial> = {}): Denial => ({
    ...{ actor: alice, field: 'Mutation.shareSecret', args: {}, problem: new NotFound('Secret'), ...over },
  });
  const entries = async () =>
    (
      await db.owner.query(
        'select * from audit_logs l join audit_personal p on p.audit_id = l.id order by l.created_at',
      )
    ).rows;
  const times = (count: number, work: () => Promise<void>) => Promise.all(Array.from({ length: count }, work));

  test('are entries about the actor, with the thing asked for and without anything else that was sent', async () => {
    const secretId = randomUUID().toUpperCase();
    const args = { input: { secretId, value: 'hunter2hunter2', name: 'mine' } };
    await recorder().record(denial({ args }));
    const [entry] = await entries();
    expect(entry).toMatchObject({
      ...{ action: 'ACCESS_DENIED', success: false, error_message: 'Secret not found.', user_id: alice.id },
      ...{ username: 'alice', ip: ORIGIN.ip, session_id: alice.sessionId, resource_type: 'Secret' },
      ...{ resource_id: secretId.toLowerCase(), details: { field: 'Mutation.shareSecret', problem: 'NotFound' } },
    });
    expect(JSON.stringify(entry)).not.toContain('hunter2');
  });

  test('of nobody are entries with the address', async () => {
    await recorder().record(denial({ actor: Actor.anonymous(ORIGIN), problem: new Forbidden() }));
    expect(await entries()).toMatchObject([{ user_id: null, username: null, ip: ORIGIN.ip }]);
  });

  test.each([
    [
      'an id of the input',
      { input: { name: 'x', secretId: ID(1), userId: ID(2) } },
      { resourceType: 'Secret', resourceId: ID(1) },
    ],
    ['the id of a query', { id: ID(1) }, { resourceType: 'Thing', resourceId: ID(1) }],
    ['no id', { input: { secretId: 'not one' }, first: 7 }, {}],
    ['no input', { input: null }, {}],
  ])('are about %s', (_name, args, expected) => {
    expect(resourceOf(denial({ field: 'Query.thing', args }))).toEqual(expected);
  });

  test('above the limit are counted, and the number is written at the end', async () => {
    const denials = recorder();
    await times(50, () => denials.record(denial()));
    await times(3, () => denials.record(denial({ field: 'Mutation.revealSecret' })));
    await times(3, () => denials.record(denial({ actor: Actor.anonymous(ORIGIN) })));
    expect(await entries()).toHaveLength(26);
    await denials.close();
    const all = await entries();
    expect(all).toHaveLength(27);
    expect(all.at(-1)).toMatchObject({
      ...{ action: 'ACCESS_DENIED', user_id: alice.id, username: 'alice' },
      details: { field: 'Mutation.shareSecret', count: 30, since: expect.any(String), seconds: 60 },
    });
    await denials.close();
    expect(await entries()).toHaveLength(27);
  });

  test('are written one by one again when the window is over', async () => {
    const denials = recorder({ perWindow: 1, windowMs: 50 });
    await times(3, () => denials.record(denial()));
    while ((await entries()).length < 2);
    await denials.record(denial());
    await denials.close();
    expect((await entries()).map(({ details }) => details.count ?? 1)).toEqual([1, 2, 1]);
  });

  test('of one IPv6 network are counted as those of one', async () => {
    const denials = recorder({ perWindow: 1 });
    for (const ip of ['2001:db8::1', '2001:db8::2', '2001:db8:0:1::1'])
      await denials.record(denial({ actor: Actor.anonymous({ ...ORIGIN, ip }) }));
    await denials.close();
    expect((await entries()).map(({ details }) => details.count ?? 1)).toEqual([1, 1, 1]);
    expect((await entries()).filter(({ details }) => details.count)).toHaveLength(1);
  });

  test('leave nothing of what was sent in memory while they are counted', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const denials = recorder();
    const refused = async () => {
      const args = { input: { value: 'hunter2hunter2' } };
      await denials.record(denial({ args }));
      return new WeakRef(args);
    };
    const left = await refused();
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    expect(left.deref()).toBeUndefined();
    await denials.close();
  });

  test('of too many are counted together, so that memory stays bounded', async () => {
    const denials = recorder({ perWindow: 1, maxWindows: 2 });
    for (let n = 0; n < 6; n++) {
      const actor = Actor.anonymous({ ...ORIGIN, ip: `192.0.2.${n}` });
      await denials.record(denial({ actor }));
    }
    await denials.close();
    expect((await entries()).map(({ details }) => details.count ?? 1)).toEqual([1, 1, 1, 3]);
  });

  test('that cannot be written are told to the caller', async () => {
    await db.owner.query('alter table audit_logs add constraint refuse check (false) not valid');
    try {
      const denials = recorder({ perWindow: 1 });
      await expect(denials.record(denial())).rejects.toThrow('refuse');
      await denials.record(denial());
      await denials.close();
    } finally {
      await db.owner.query('alter table audit_logs drop constraint refuse');
    }
    expect(await entries()).toEqual([]);
  });
});

function ID(n: number): string {
  return `00000000-0000-4000-8000-00000000000${n}`;
}
