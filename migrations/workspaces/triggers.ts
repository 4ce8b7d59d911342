import type { QueryRunner } from 'typeorm';

const TRIGGER = `returns trigger language plpgsql security definer set search_path = public, pg_temp`;
const REFUSED = `using errcode = 'insufficient_privilege'`;

/** What holds for workspaces whoever changes them. */
export async function triggers(q: QueryRunner): Promise<void> {
  await founding(q);
  await owners(q);
  await ending(q);
  await erasure(q);
  await q.query(`
    revoke execute on function workspace_begin(), workspace_end(), workspace_keep_owner(), workspace_member_check(),
      leave_workspaces_of_erased_user(), end_chats_of_erased_user() from public`);
}

/** Whoever makes a workspace is its first owner: in the same statement, or it could be without one. */
async function founding(q: QueryRunner) {
  await q.query(`
    create function workspace_begin() ${TRIGGER} as $$
      begin
        insert into workspace_members (workspace_id, user_id, role) values (new.id, app_user(), 'OWNER');
        return null;
      end $$`);
  await q.query(`
    create trigger workspace_begin after insert on workspaces for each row
    when (app_user() is not null) execute function workspace_begin()`);
}

/**
 * A workspace always has an owner, and that is a person; only whoever is erased leaves it without one, for a moment. The
 * lock on the account lets nobody become a member while being erased.
 */
async function owners(q: QueryRunner) {
  await q.query(`
    create function workspace_keep_owner() ${TRIGGER} as $$
      begin
        perform from workspaces w where w.id = old.workspace_id and w.deleted_at is null for no key update;
        if found
           and not exists (
             select from workspace_members m
              where m.workspace_id = old.workspace_id and m.role = 'OWNER' and m.user_id <> old.user_id)
           and not exists (select from users u where u.id = old.user_id and u.erased_at is not null) then
          raise exception 'A workspace has an owner.' ${REFUSED};
        end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$`);
  await q.query(`
    create trigger workspace_keep_owner_delete before delete on workspace_members for each row
    when (old.role = 'OWNER') execute function workspace_keep_owner()`);
  await q.query(`
    create trigger workspace_keep_owner_update before update on workspace_members for each row
    when (old.role = 'OWNER' and new.role <> 'OWNER') execute function workspace_keep_owner()`);
  await q.query(`
    create function workspace_member_check() ${TRIGGER} as $$
      declare
        account users;
      begin
        select * into account from users u where u.id = new.user_id for share;
        if account.erased_at is not null or (new.role = 'OWNER' and account.kind <> 'PERSON') then
          raise exception 'Members of a workspace have an account, and its owners are people.' ${REFUSED};
        end if;
        return new;
      end $$`);
  await q.query(`
    create trigger workspace_member_check before insert or update of role on workspace_members for each row
    execute function workspace_member_check()`);
}

/** Destroyed, it belongs to nobody. What it owned is destroyed by triggers on the same column, in the tables' migrations. */
async function ending(q: QueryRunner) {
  await q.query(`
    create function workspace_end() ${TRIGGER} as $$
      begin
        delete from workspace_members where workspace_id = new.id;
        return null;
      end $$`);
  await q.query(`
    create trigger workspace_end after update of destroyed_at on workspaces for each row
    when (old.destroyed_at is null and new.destroyed_at is not null) execute function workspace_end()`);
}

/**
 * What is a team's outlives whoever is erased: a workspace whose only owner that was goes to its longest-standing ADMIN,
 * else to its longest-standing MEMBER, people with an account in use before those without. One without anybody else is
 * destroyed. The events say so; a job writes the audit entries, whose keys the database does not have.
 */
async function erasure(q: QueryRunner) {
  await q.query(`
    create function leave_workspaces_of_erased_user() ${TRIGGER} as $$
      declare
        workspace record;
        heir uuid;
      begin
        for workspace in
          select w.id, w.deleted_at from workspace_members m join workspaces w on w.id = m.workspace_id
           where m.user_id = new.id order by w.id for no key update of w
        loop
          delete from workspace_members where workspace_id = workspace.id and user_id = new.id;
          insert into outbox (type, actor_id, aggregate_id, payload, recipients)
          select 'workspace.memberRemoved', app_user(), workspace.id,
                 jsonb_build_object('workspaceId', workspace.id, 'userId', new.id),
                 array(select m.user_id from workspace_members m where m.workspace_id = workspace.id);
          continue when exists (
            select from workspace_members m where m.workspace_id = workspace.id and m.role = 'OWNER');
          heir := (
            select m.user_id from workspace_members m
              join users u on u.id = m.user_id and u.kind = 'PERSON' and u.erased_at is null
             where m.workspace_id = workspace.id and workspace.deleted_at is null
             order by (u.is_active and u.deleted_at is null) desc, m.role, m.joined_at, m.user_id limit 1);
          if heir is null then
            update workspaces set deleted_at = coalesce(deleted_at, now()), destroyed_at = now()
             where id = workspace.id and destroyed_at is null;
          else
            update workspace_members set role = 'OWNER' where workspace_id = workspace.id and user_id = heir;
          end if;
          insert into outbox (type, actor_id, aggregate_id, payload, recipients)
          select case when heir is null then 'workspace.destroyed' else 'workspace.inherited' end,
                 app_user(), workspace.id,
                 jsonb_build_object('workspaceId', workspace.id, 'userId', heir, 'predecessorId', new.id),
                 array(select m.user_id from workspace_members m where m.workspace_id = workspace.id);
        end loop;
        return null;
      end $$`);
  await q.query(`
    create trigger users_leave_workspaces after update of erased_at on users for each row
    when (old.erased_at is null and new.erased_at is not null) execute function leave_workspaces_of_erased_user()`);
  await q.query(`
    create function end_chats_of_erased_user() ${TRIGGER} as $$
      begin
        update chat_sessions set is_active = false, deleted_at = coalesce(deleted_at, now()) where owner_id = new.id;
        return null;
      end $$`);
  await q.query(`
    create trigger users_end_chats after update of erased_at on users for each row
    when (old.erased_at is null and new.erased_at is not null) execute function end_chats_of_erased_user()`);
}
