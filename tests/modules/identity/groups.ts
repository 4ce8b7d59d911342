import { expect } from '@jest/globals';
import { type House, type Person, actorOf, event } from './house.js';

/** A problem of this name, as a service throws it. */
export const problem = (typename: string) => expect.objectContaining({ typename }) as unknown;

/** What an administrator does with groups and roles in a house; both may be there later than this is called. */
export function groupsOf(opened: () => { readonly house: House; readonly admin: Person }) {
  const services = () => opened().house.identity.services;
  /** Makes a group and answers its id. */
  const group = (name: string) => services().groupManagement.create(opened().admin.actor, { name });
  /** Makes a role and answers its id. */
  const role = (name: string) => services().roleManagement.create(opened().admin.actor, { name });
  /** The id of a role or a group, built-in ones too. */
  const idOf = async (table: 'roles' | 'groups', name: string) => {
    const sql = `select id from ${table} where name = $1`;
    const { rows } = await opened().house.db.owner.query<{ id: string }>(sql, [name]);
    return rows[0]?.id ?? '';
  };
  /** Who was told since the last call that their rights have changed, in the order of their ids. */
  const changed = async () => {
    const { rows } = await opened().house.db.owner.query<{ recipients: string[] }>(
      `delete from outbox where type = 'user.rightsChanged' returning recipients`,
    );
    return rows.flatMap(({ recipients }) => recipients).sort();
  };
  /** The same person as authentication finds them now. */
  const anew = async ({ id, email, signedIn }: Person): Promise<Person> => {
    const { hub, identity } = opened().house;
    hub.publish(event('user.rightsChanged', { userId: id }));
    return { id, email, signedIn, actor: await actorOf(identity, signedIn) };
  };
  /** A member with these permissions through a role of their own. */
  const holder = async (name: string, ...codes: string[]): Promise<Person> => {
    const { house, admin } = opened();
    const { grants, roles } = services();
    const person = await house.member(name);
    const roleId = await role(`role of ${name}`);
    for (const permissionCode of codes) await grants.grant(admin.actor, { roleId, permissionCode });
    await roles.assign(admin.actor, { userId: person.id, roleName: `role of ${name}` });
    await changed();
    return anew(person);
  };
  return { services, group, role, idOf, changed, anew, holder };
}
