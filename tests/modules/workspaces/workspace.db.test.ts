import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../src/platform/actor.js';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../../src/platform/problem.js';
import { actorOf } from '../secrets/people.js';
import { overtaken } from '../../support/locks.js';
import { type House, openHouse } from './house.js';

let house: House;
let owner: Actor;
let admin: Actor;
let member: Actor;
let stranger: Actor;
beforeAll(async () => {
  house = await openHouse();
  [owner, admin, member, stranger] = await Promise.all([
    house.person('Olga'),
    house.person('Ada'),
    house.person('Mia'),
    house.person('Stan'),
  ]);
});
afterAll(() => house.db.close());

const service = () => house.services.workspaces;
const team = () => house.workspaceOf([owner, 'OWNER'], [admin, 'ADMIN'], [member, 'MEMBER']);
const row = async (id: string) =>
  (
    await house.rows<{ name: string; slug: string; is_deleted: boolean }>(
      `select name, slug, deleted_at is not null as is_deleted from workspaces where id = $1`,
      [id],
    )
  )[0];
const types = async (id: string) => (await house.events(id)).map(({ type }) => type);
const age = (id: string, days: number) =>
  house.rows(`update workspaces set deleted_at = now() - make_interval(days => $2) where id = $1`, [id, days]);
const settled = async (work: readonly Promise<unknown>[]) => {
  const results = await Promise.allSettled(work);
  const errors = results.filter((result) => result.status === 'rejected').map((result): unknown => result.reason);
  return { won: results.length - errors.length, errors };
};

describe('making a workspace', () => {
  test('makes its maker the owner, and derives the slug', async () => {
    const id = await service().create(owner, { name: ' Équipe Nord ' });
    expect(await row(id)).toEqual({ name: 'Équipe Nord', slug: 'equipe-nord', is_deleted: false });
    expect(await house.membersOf(id)).toEqual({ [owner.id]: 'OWNER' });
    expect(await house.events(id)).toEqual([
      { type: 'workspace.created', payload: { workspaceId: id }, recipients: [owner.id] },
    ]);
    expect(await house.audit(id)).toEqual(['WORKSPACE_CREATED']);
    const second = await row(await service().create(stranger, { name: 'Equipe nord' }));
    expect(second?.slug).toMatch(/^equipe-nord-[0-9a-f]{8}$/);
  });

  test('refuses a slug that is taken, in whatever spelling, and one that is none', async () => {
    await service().create(owner, { name: 'A', slug: 'taken' });
    for (const slug of ['taken', ' TAKEN', 'ｔａｋｅｎ'])
      await expect(service().create(stranger, { name: 'B', slug })).rejects.toThrow(Conflict);
    await expect(service().create(owner, { name: 'B', slug: 'no slug' })).rejects.toThrow(InvalidInput);
    for (const name of ['', ' ', 'x'.repeat(121), 'a\u0000b'])
      await expect(service().create(owner, { name })).rejects.toThrow(InvalidInput);
  });

  test('needs the permission, also at this moment, and a person', async () => {
    await expect(service().create(actorOf(owner.id, []), { name: 'A' })).rejects.toThrow(Forbidden);
    const former = await house.person('Former', { permissions: [] });
    const stale = actorOf(former.id, ['workspaces.create']);
    await expect(service().create(stale, { name: 'A' })).rejects.toThrow(Forbidden);
    const agent = await house.person('Agent');
    await house.rows(`update users set kind = 'SERVICE' where id = $1`, [agent.id]);
    await expect(service().create(agent, { name: 'A' })).rejects.toThrow(Forbidden);
  });

  test('twenty at once of one slug: one', async () => {
    const slug = `s-${randomUUID()}`;
    const { won, errors } = await settled(
      Array.from({ length: 20 }, () => service().create(owner, { name: 'Same', slug })),
    );
    expect(won).toBe(1);
    for (const error of errors) expect(error).toBeInstanceOf(Conflict);
  });
});

describe('changing a workspace', () => {
  test('is for owners, tells every member, and writes nothing without a change', async () => {
    const id = await team();
    await service().update(owner, { workspaceId: id, name: 'Renamed', slug: `R-${id}` });
    await service().update(owner, { workspaceId: id, name: 'Renamed' });
    expect(await row(id)).toMatchObject({ name: 'Renamed', slug: `r-${id}` });
    const [event, ...more] = await house.events(id);
    expect(more).toEqual([]);
    expect(event?.type).toBe('workspace.updated');
    expect(new Set(event?.recipients)).toEqual(new Set([owner.id, admin.id, member.id]));
    for (const actor of [admin, member])
      await expect(service().update(actor, { workspaceId: id, name: 'X' })).rejects.toThrow(Forbidden);
    for (const workspaceId of [id, randomUUID(), 'nonsense'])
      await expect(service().update(stranger, { workspaceId, name: 'X' })).rejects.toThrow(new NotFound('Workspace'));
  });

  test('keeps slugs apart', async () => {
    const [one, two] = [await team(), await team()];
    await expect(service().update(owner, { workspaceId: one, slug: two })).rejects.toThrow(Conflict);
    expect(await types(one)).toEqual([]);
  });
});

describe('deleting a workspace', () => {
  test('takes it from everybody, and its owner can restore it', async () => {
    const id = await team();
    for (const actor of [admin, member]) await expect(service().delete(actor, id)).rejects.toThrow(Forbidden);
    await service().delete(owner, id);
    for (const actor of [admin, member, stranger]) {
      expect(await service().facts(actor, id)).toBeNull();
      await expect(service().restore(actor, { workspaceId: id })).rejects.toThrow(NotFound);
    }
    await expect(service().delete(owner, id)).rejects.toThrow(NotFound);
    await service().restore(owner, { workspaceId: id });
    await expect(service().restore(owner, { workspaceId: id })).rejects.toThrow(Conflict);
    await expect(service().restore(member, { workspaceId: id })).rejects.toThrow(Forbidden);
    expect(await types(id)).toEqual(['workspace.deleted', 'workspace.restored']);
    expect(await house.audit(id)).toEqual(['WORKSPACE_DELETED', 'WORKSPACE_RESTORED']);
  });

  test('frees its slug; restored, it takes another one where that was taken', async () => {
    const id = await team();
    await service().delete(owner, id);
    await service().create(stranger, { name: 'Fast', slug: id });
    await expect(service().restore(owner, { workspaceId: id })).rejects.toThrow(Conflict);
    await service().restore(owner, { workspaceId: id, slug: `${id}-again` });
    expect(await row(id)).toMatchObject({ slug: `${id}-again`, is_deleted: false });
  });

  test('twenty deletions and twenty restorations at once: one each', async () => {
    const id = await team();
    expect((await settled(Array.from({ length: 20 }, () => service().delete(owner, id)))).won).toBe(1);
    expect((await settled(Array.from({ length: 20 }, () => service().restore(owner, { workspaceId: id })))).won).toBe(
      1,
    );
    expect(await types(id)).toEqual(['workspace.deleted', 'workspace.restored']);
  });

  test('an owner who is slower than another one is told that it is back', async () => {
    const id = await team();
    await service().delete(owner, id);
    const back = [`update workspaces set deleted_at = null where id = $1`, [id]] as const;
    expect(await overtaken(house.db.owner, [back], () => service().restore(owner, { workspaceId: id }))).toEqual(
      new Conflict('This workspace is not deleted.'),
    );
  });

  test('ends in its destruction after thirty days, of which its owners are told once', async () => {
    const [old, young] = [await team(), await team()];
    for (const id of [old, young]) await service().delete(owner, id);
    await age(old, 31);
    await age(young, 29);
    expect(await service().facts(owner, old)).toBeNull();
    await expect(service().restore(owner, { workspaceId: old })).rejects.toThrow(NotFound);
    const ends = house.services.workspaceEnds;
    const counts = await Promise.all([ends.destroyDeleted(), ends.destroyDeleted()]);
    expect(counts.sort()).toEqual([0, 1]);
    expect(await house.membersOf(old)).toEqual({});
    expect((await house.events(old)).at(-1)).toEqual({
      type: 'workspace.destroyed',
      payload: { workspaceId: old },
      recipients: [owner.id],
    });
    expect(await house.audit(old)).toEqual(['WORKSPACE_DELETED', 'WORKSPACE_DESTROYED']);
    await service().restore(owner, { workspaceId: young });
  });
});

test('what the database did at an erasure is audited once', async () => {
  const [erased, heir] = [await house.person('Erased'), await house.person('Heir')];
  const shared = await house.workspaceOf([erased, 'OWNER'], [heir, 'MEMBER']);
  const alone = await house.workspaceOf([erased, 'OWNER']);
  await house.rows(`update users set is_active = false, deleted_at = now(), erased_at = now() where id = $1`, [
    erased.id,
  ]);
  const published = await house.rows<{ eventId: string; aggregateId: string; payload: Record<string, string> }>(
    `select event_id as "eventId", aggregate_id as "aggregateId", payload from outbox where aggregate_id = any ($1)`,
    [[shared, alone]],
  );
  for (let twice = 0; twice < 2; twice++)
    for (const event of published)
      await house.services.workspaceEnds.recordErasure({
        ...{ id: '1', type: 'workspace', actorId: null, recipients: [], at: '' },
        ...event,
      });
  expect(await house.audit(shared)).toEqual(['WORKSPACE_INHERITED']);
  expect(await house.audit(alone)).toEqual(['WORKSPACE_DESTROYED']);
});
