import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE } from '../src/platform/database/protect.js';

const ANYONE = '(select app_user()) is not null';
const SELF = 'user_id = (select app_user())';
const MAY = (code: string) => `(select app_may('${code}'))`;

/** Policies of the application role that this migration replaces, as they were. */
const BEFORE: readonly [table: string, command: string, clauses: string][] = [
  ['roles', 'select', `using (${ANYONE} and deleted_at is null)`],
  ['groups', 'select', `using (${ANYONE} and deleted_at is null)`],
  ['group_members', 'select', `using (${SELF} or ${MAY('users.read')})`],
  ['group_members', 'insert', `with check (${MAY('groups.update')})`],
  ['group_members', 'delete', `using (${MAY('groups.update')})`],
  ['invitation_groups', 'insert', `with check (${MAY('invitations.create')} and ${MAY('groups.update')})`],
];

/** Whoever gives or takes rights needs `roles.assign`, also where a group is what gives them. */
const FILLS = `${MAY('groups.update')} and (${MAY('roles.assign')} or not app_carries_rights(group_id))`;

const AFTER: typeof BEFORE = [
  // A row that is deleted must be visible to whoever deletes it, or PostgreSQL refuses the update.
  ['roles', 'select', `using (${ANYONE} and (deleted_at is null or ${MAY('roles.delete')}))`],
  ['groups', 'select', `using (${ANYONE} and (deleted_at is null or ${MAY('groups.delete')}))`],
  // Whoever takes a member away must see who is one.
  [
    'group_members',
    'select',
    `using (${SELF} or ${MAY('users.read')} or ${MAY('groups.read')} or ${MAY('groups.update')})`,
  ],
  ['group_members', 'insert', `with check (${FILLS})`],
  ['group_members', 'delete', `using (${FILLS})`],
  ['invitation_groups', 'insert', `with check (${MAY('invitations.create')} and ${FILLS})`],
];

/** Lets groups and roles be managed: by whom, which of them never, and so that no name looks like another one. */
export class RightsManagement1763700000007 implements MigrationInterface {
  name = 'RightsManagement1763700000007';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    for (const table of ['roles', 'groups']) await this.names(q, table);
    await this.builtIn(q);
    await this.functions(q);
    await this.replacePolicies(q, AFTER);
    for (const table of ['roles', 'groups']) await this.manage(q, table);
    const customRole = `exists (select from roles r where r.id = role_id and not r.is_system)`;
    await this.link(q, 'role_permissions', `${MAY('roles.update')} and ${MAY('roles.assign')} and ${customRole}`);
    for (const table of ['group_permissions', 'group_roles'])
      await this.link(q, table, `${MAY('groups.update')} and ${MAY('roles.assign')}`);
  }

  /** Names that differ only in case or Unicode form are one name. */
  private async names(q: QueryRunner, table: string) {
    await q.query(`alter table ${table} add column name_key text not null default ''`);
    await q.query(`update ${table} set name_key = lower(normalize(name, NFKC))`);
    await q.query(`drop index ${table}_name_uq`);
    await q.query(`create unique index ${table}_name_uq on ${table} (name_key) where deleted_at is null`);
    await q.query(
      `alter table ${table} add constraint ${table}_description_check check (char_length(description) <= 1024)`,
    );
    await q.query(`create index ${table}_created_at_idx on ${table} (created_at, id)`);
    if (table === 'roles')
      await q.query(`
        create function set_name_key() returns trigger language plpgsql as $$
        begin new.name_key := lower(normalize(new.name, NFKC)); return new; end $$`);
    await q.query(
      `create trigger ${table}_name_key before insert or update on ${table} for each row execute function set_name_key()`,
    );
  }

  /** The catalogue is code: what is built in is renamed and removed by migrations only. */
  private async builtIn(q: QueryRunner) {
    await q.query(`
      create function keep_built_in() returns trigger language plpgsql as $$
      begin
        if current_user in ('${APP_ROLE}', '${SYSTEM_ROLE}') then
          raise insufficient_privilege using message = 'What is built in can be neither renamed nor deleted.';
        end if;
        return new;
      end $$`);
    for (const table of ['roles', 'groups'])
      await q.query(`
        create trigger ${table}_keep_built_in before update on ${table} for each row
        when (old.is_system and (old.name, old.is_system, old.deleted_at)
          is distinct from (new.name, new.is_system, new.deleted_at)) execute function keep_built_in()`);
  }

  private async functions(q: QueryRunner) {
    const definer = `stable security definer set search_path = public, pg_temp`;
    // Asked by policies of tables that these policies would otherwise have to read through one another.
    await q.query(`
      create function app_carries_rights(p_group uuid) returns boolean language plpgsql ${definer} as $$
      begin
        return exists (select from group_permissions gp where gp.group_id = p_group)
          or exists (select from group_roles gr join roles r on r.id = gr.role_id and r.deleted_at is null
                      where gr.group_id = p_group);
      end $$`);
    // Whoever changes what a role or a group gives need not see all users; their open sessions must hear of it all the same.
    await q.query(`
      create function app_holders(p_role uuid, p_group uuid) returns uuid[] language plpgsql ${definer} as $$
      begin
        if not (app_may('roles.assign') or app_may('roles.delete') or app_may('groups.delete')) then return '{}'; end if;
        return (
          select coalesce(array_agg(distinct held.user_id), '{}') from (
            select ur.user_id from user_roles ur where ur.role_id = p_role
            union all
            select gm.user_id from group_roles gr
              join groups g on g.id = gr.group_id and g.deleted_at is null
              join group_members gm on gm.group_id = gr.group_id
             where gr.role_id = p_role
            union all
            select gm.user_id from group_members gm where gm.group_id = p_group
          ) held);
      end $$`);
    await q.query(
      `revoke execute on function set_name_key(), keep_built_in(), app_carries_rights(uuid), app_holders(uuid, uuid)
         from public`,
    );
    await q.query(`grant execute on function app_carries_rights(uuid), app_holders(uuid, uuid) to ${APP_ROLE}`);
  }

  private async manage(q: QueryRunner, table: string) {
    const may = (action: string) => MAY(`${table}.${action}`);
    await q.query(
      `create policy app_insert on ${table} for insert to ${APP_ROLE}
         with check (${may('create')} and not is_system and deleted_at is null)`,
    );
    await q.query(
      `create policy app_update on ${table} for update to ${APP_ROLE} using (${may('update')} or ${may('delete')})
         with check (case when deleted_at is null then ${may('update')} else ${may('delete')} end)`,
    );
    await q.query(
      `grant insert (id, name, description), update (name, description, deleted_at) on ${table} to ${APP_ROLE}`,
    );
  }

  private async link(q: QueryRunner, table: string, condition: string) {
    await q.query(`create policy app_insert on ${table} for insert to ${APP_ROLE} with check (${condition})`);
    await q.query(`create policy app_delete on ${table} for delete to ${APP_ROLE} using (${condition})`);
    await q.query(`grant insert, delete on ${table} to ${APP_ROLE}`);
  }

  private async replacePolicies(q: QueryRunner, policies: typeof BEFORE) {
    for (const [table, command, clauses] of policies) {
      await q.query(`drop policy app_${command} on ${table}`);
      await q.query(`create policy app_${command} on ${table} for ${command} to ${APP_ROLE} ${clauses}`);
    }
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    for (const table of ['role_permissions', 'group_permissions', 'group_roles']) {
      await q.query(`revoke insert, delete on ${table} from ${APP_ROLE}`);
      await q.query(`drop policy app_insert on ${table}`);
      await q.query(`drop policy app_delete on ${table}`);
    }
    for (const table of ['roles', 'groups']) {
      await q.query(
        `revoke insert (id, name, description), update (name, description, deleted_at) on ${table} from ${APP_ROLE}`,
      );
      await q.query(`drop policy app_insert on ${table}`);
      await q.query(`drop policy app_update on ${table}`);
      await q.query(`drop trigger ${table}_name_key on ${table}`);
      await q.query(`drop trigger ${table}_keep_built_in on ${table}`);
    }
    await this.replacePolicies(q, BEFORE);
    await q.query(`drop function app_holders(uuid, uuid), app_carries_rights(uuid), keep_built_in(), set_name_key()`);
    for (const table of ['roles', 'groups']) {
      await q.query(`drop index ${table}_created_at_idx`);
      await q.query(`alter table ${table} drop constraint ${table}_description_check`);
      await q.query(`drop index ${table}_name_uq`);
      await q.query(`create unique index ${table}_name_uq on ${table} (name) where deleted_at is null`);
      await q.query(`alter table ${table} drop column name_key`);
    }
  }
}
