import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { whyNoReset } from '../../../src/modules/identity/password-reset.policy.js';
import { Actor } from '../../../src/platform/actor.js';
import { HERE, type House, type Person, actorOf, event, openHouse } from './house.js';

let house: House;
let admin: Person;
let helper: Person;
let ada: Person;
beforeAll(async () => {
  house = await openHouse();
  [admin, ada] = [await house.administrator(), await house.member('ada')];
  helper = await holderOf('helper', ['users.update']);
});
afterAll(() => house.close());

const sql = (text: string, values: unknown[]) => house.db.owner.query(text, values);

/** A member with these permissions besides, through a role of its own. */
async function holderOf(name: string, permissions: readonly string[]): Promise<Person> {
  const person = await house.member(name);
  const { rows } = await sql(`insert into roles (name) values ($1) returning id`, [`role ${name} ${person.id}`]);
  const roleId = (rows[0] as { id: string }).id;
  await sql(`insert into role_permissions (role_id, permission_code) select $1, unnest($2::text[])`, [
    roleId,
    permissions,
  ]);
  await sql(`insert into user_roles (user_id, role_id) values ($1, $2)`, [person.id, roleId]);
  house.hub.publish(event('user.rightsChanged', { userId: person.id }));
  return { ...person, actor: await actorOf(house.identity, person.signedIn) };
}

const create = (by: Person, userId: string) =>
  house.identity.services.resets.create(by.actor, userId).then(
    () => 'done',
    (error: unknown) => (error as { typename: string }).typename,
  );

describe('who makes a link for whom', () => {
  test('a helper for members, not for administrators', async () => {
    expect(await create(helper, ada.id)).toBe('done');
    expect(await create(helper, admin.id)).toBe('Forbidden');
    expect(await create(ada, helper.id)).toBe('Forbidden');
  });

  test('an administrator for another one', async () => {
    expect(await create(admin, (await house.administrator('other')).id)).toBe('done');
    expect(await create(admin, helper.id)).toBe('done');
  });

  test('nobody for oneself', async () => {
    expect(await create(admin, admin.id)).toBe('Forbidden');
  });

  test('for a superuser only a superuser', async () => {
    const [root, other] = [await house.administrator('root'), await house.administrator('other')];
    await sql(`update user_accounts set is_superuser = true where user_id = any ($1)`, [[root.id, other.id]]);
    expect(await create(admin, root.id)).toBe('Forbidden');
    expect(await create(other, root.id)).toBe('done');
  });

  test.each(['nothing', '', '0b9e7f9e-6d0a-4f43-9d0e-5f6a3c1f2b1d'])('for %j there is none', async (id) => {
    expect(await create(admin, id)).toBe('NotFound');
  });

  test('nor for deleted and erased accounts', async () => {
    const [gone, erased] = [await house.member('gone'), await house.member('erased')];
    await house.identity.services.lifecycle.delete(admin.actor, gone.id);
    await house.identity.services.lifecycle.erase(admin.actor, erased.id);
    for (const { id } of [gone, erased]) expect(await create(admin, id)).toBe('NotFound');
  });

  test('a disabled account is to be enabled first, by whoever sees it at all', async () => {
    const joe = await house.member('joe');
    await sql(`update users set is_active = false where id = $1`, [joe.id]);
    expect(await create(admin, joe.id)).toBe('Conflict');
    expect(await create(helper, joe.id)).toBe('NotFound');
  });

  test('a service account has no password', async () => {
    const { rows } = await sql(`insert into users (display_name, kind) values ('Agent', 'SERVICE') returning id`, []);
    expect(await create(admin, (rows[0] as { id: string }).id)).toBe('InvalidInput');
  });

  test('needs a proof made just now', async () => {
    const late = await house.administrator('late');
    await sql(`update sessions set created_at = now() - interval '5 minutes' where user_id = $1`, [late.id]);
    expect(await create(late, ada.id)).toBe('StepUpRequired');
  });
});

describe('the database insists', () => {
  const insert = (by: Actor, userId: string, createdBy = by.id, life = '1 hour') =>
    house.db.database
      .as(by, (tx) =>
        tx.query(
          `insert into password_resets (user_id, token_hash, created_by, expires_at)
           values ($1, sha256(gen_random_uuid()::text::bytea), $2, now() + $3::interval)`,
          [userId, createdBy, life],
        ),
      )
      .then(
        () => true,
        () => false,
      );

  test('on what the policy says', async () => {
    const root = await house.administrator('root');
    await sql(`update user_accounts set is_superuser = true where user_id = $1`, [root.id]);
    const people = { admin, helper, ada, root, auditor: await holderOf('auditor', ['audit.read', 'users.update']) };
    for (const [name, by] of Object.entries(people))
      for (const [target, { id }] of Object.entries(people)) {
        const [facts] = await house.db.database.as(by.actor, (tx) =>
          tx.query<{ kind: string; isActive: boolean; outranks: boolean }>(
            `select kind, is_active as "isActive", outranks from app_reset_facts($1)`,
            [id],
          ),
        );
        const allowed = facts !== undefined && whyNoReset(by.actor, id, facts) === null;
        expect({ [`${name} for ${target}`]: await insert(by.actor, id) }).toEqual({
          [`${name} for ${target}`]: allowed,
        });
      }
  });

  test('on the name of whoever makes it, and on its end', async () => {
    expect(await insert(admin.actor, ada.id, helper.id)).toBe(false);
    expect(await insert(admin.actor, ada.id, admin.id, '2 hours')).toBe(false);
    expect(await insert(admin.actor, ada.id, admin.id, '0')).toBe(false);
    expect(await insert(admin.actor, ada.id)).toBe(true);
  });

  test.each([
    `select from password_resets`,
    `delete from password_resets`,
    `update password_resets set used_at = null`,
  ])('%s is refused to everybody but the system', async (statement) => {
    await expect(house.db.database.as(admin.actor, (tx) => tx.query(statement))).rejects.toThrow('permission denied');
  });

  test('nobody resets without being somebody', async () => {
    await expect(
      house.db.database.as(Actor.system('test', HERE), (tx) => tx.query(`select from app_reset_facts($1)`, [ada.id])),
    ).rejects.toThrow('permission denied');
  });
});
