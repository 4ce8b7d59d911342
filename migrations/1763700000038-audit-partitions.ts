import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SYSTEM_ROLE, protect } from '../src/platform/database/protect.js';

const READER = `(select app_may('audit.read')) or (select app_may('audit.verify'))`;
const DEFINER = 'language plpgsql security definer set search_path = public, pg_temp';
const MAKE = 'audit_make_partitions()';
const DROP = 'audit_drop_partition(date, bigint[], bigint[], bytea[], text, timestamptz)';
const ERASE = 'audit_erase(subject uuid, until timestamptz, requester uuid, signer text, signature bytea)';

/** Keeps the audit log in months, so that a month goes as a whole when the retention of all of it has passed. */
export class AuditPartitions1763700000038 implements MigrationInterface {
  name = 'AuditPartitions1763700000038';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.anchors(q);
    await this.instants(q);
    await this.making(q);
    await this.rebuild(q, 'audit_logs', 'id, created_at', 'partition by range (created_at)');
    await this.rebuild(q, 'audit_personal', 'audit_id, created_at', 'partition by range (created_at)');
    await this.dropping(q);
    await this.erasing(
      q,
      'delete from audit_personal where user_id = subject and created_at <= until',
      'l.id = p.audit_id and l.created_at = p.created_at',
    );
  }

  /** What is left of the links of a month: where they began and ended, signed. */
  private async anchors(q: QueryRunner) {
    await q.query(`
      create table audit_anchors (
        from_seq bigint primary key,
        to_seq bigint not null,
        previous bytea not null,
        hash bytea not null,
        month date not null,
        key_id text not null,
        hmac bytea not null,
        dropped_at timestamptz not null,
        constraint audit_anchors_seq_check check (to_seq >= from_seq)
      )`);
    await protect(q, 'audit_anchors', { app: { select: READER }, system: { select: 'true' } });
  }

  /** Side rows and links say when their entry was written, and so in which month to look for it. */
  private async instants(q: QueryRunner) {
    await q.query(`alter table audit_personal drop constraint audit_personal_audit_id_fkey`);
    for (const table of ['audit_personal', 'audit_chain']) {
      await q.query(`alter table ${table} add column created_at timestamptz`);
      await q.query(`update ${table} t set created_at = l.created_at from audit_logs l where l.id = t.audit_id`);
    }
    // Whose entry is gone is broken already, and stays so.
    await q.query(`update audit_chain set created_at = sealed_at where created_at is null`);
    for (const table of ['audit_personal', 'audit_chain'])
      await q.query(`alter table ${table} alter column created_at set not null`);
  }

  /** ATTACH and not PARTITION OF, which would keep everybody from writing meanwhile. */
  private async making(q: QueryRunner) {
    await q.query(`
      create function audit_make_partition(parent text, month date) returns boolean ${DEFINER} as $$
      declare
        child text := parent || to_char(month, '_YYYY_MM');
      begin
        if to_regclass('public.' || child) is not null then return false; end if;
        perform pg_advisory_xact_lock(hashtextextended('steward.audit_partitions', 0));
        -- By a query: a name that was looked up before the lock stays cached as missing.
        if exists (select from pg_catalog.pg_class where relname = child and relnamespace = 'public'::regnamespace)
        then return false; end if;
        execute format('create table %I (like %I including defaults)', child, parent);
        execute format('alter table %I enable row level security', child);
        execute format('alter table %I force row level security', child);
        execute format('create policy owner_all on %I to current_user using (true) with check (true)', child);
        execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, child,
          to_char(month, 'YYYY-MM-DD 00:00:00+00'), to_char(month + interval '1 month', 'YYYY-MM-DD 00:00:00+00'));
        return true;
      end $$`);
    await q.query(`
      create function ${MAKE} returns integer ${DEFINER} as $$
      declare
        first date := date_trunc('month', now() at time zone 'UTC');
        made integer := 0;
      begin
        for ahead in 0..6 loop
          made := made + audit_make_partition('audit_logs', (first + make_interval(months => ahead))::date)::int
                       + audit_make_partition('audit_personal', (first + make_interval(months => ahead))::date)::int;
        end loop;
        return made;
      end $$`);
    await q.query(`revoke execute on function audit_make_partition(text, date), ${MAKE} from public`);
    await q.query(`grant execute on function ${MAKE} to ${SYSTEM_ROLE}`);
  }

  /** The same table in another form, with the rows, policies, grants, indexes and triggers that it has. */
  private async rebuild(q: QueryRunner, table: string, key: string, form: string) {
    const after = await this.belongings(q, table);
    await q.query(`alter table ${table} rename to audit_before`);
    await q.query(`create table ${table} (like audit_before including defaults) ${form}`);
    if (form !== '') {
      await q.query(`
        select audit_make_partition('${table}', month) from
          (select distinct date_trunc('month', created_at at time zone 'UTC')::date as month from audit_before
           union select (date_trunc('month', now() at time zone 'UTC') + make_interval(months => n))::date
             from generate_series(0, 6) n) months`);
    }
    await q.query(`insert into ${table} select * from audit_before`);
    await q.query(`drop table audit_before`);
    await q.query(`alter table ${table} add constraint ${table}_pkey primary key (${key})`);
    await q.query(`alter table ${table} enable row level security`);
    await q.query(`alter table ${table} force row level security`);
    for (const sql of after) await q.query(sql);
  }

  private async belongings(q: QueryRunner, table: string): Promise<string[]> {
    const rows = (await q.query(
      `select format('create policy %I on %I for %s to %s%s%s', policyname, tablename, cmd,
                (select string_agg(quote_ident(r), ', ') from unnest(roles) r),
                ' using (' || qual || ')', ' with check (' || with_check || ')') as sql
         from pg_policies where schemaname = 'public' and tablename = $1
       union all
       select format('grant %s on %I to %s', acl.privilege_type, c.relname, acl.grantee::regrole)
         from pg_class c, aclexplode(c.relacl) acl where c.oid = $1::regclass and acl.grantee <> c.relowner
       union all
       select replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') from pg_index i
        where i.indrelid = $1::regclass and not i.indisprimary
       union all
       select pg_get_triggerdef(t.oid) from pg_trigger t where t.tgrelid = $1::regclass and not t.tgisinternal`,
      [table],
    )) as { sql: string }[];
    return rows.map(({ sql }) => sql);
  }

  /** Nothing goes that must be kept, that has no link, or that no anchor stands for, whoever asks. */
  private async dropping(q: QueryRunner) {
    await q.query(`
      create function audit_drop_partition(month date, from_seqs bigint[], to_seqs bigint[], signatures bytea[],
        signer text, at timestamptz) returns bigint ${DEFINER} as $$
      declare
        since timestamptz := month::timestamp at time zone 'UTC';
        until timestamptz := (month + interval '1 month') at time zone 'UTC';
        entries bigint; links bigint; anchored bigint;
      begin
        if extract(day from month) <> 1 or until > now() - interval '365 days' or exists (
          select from audit_logs l where l.created_at >= since and l.created_at < until
             and l.created_at + make_interval(days => l.retention_days) > now())
        then raise exception 'the entries of % must still be kept', month using errcode = 'insufficient_privilege'; end if;
        select count(*), count(c.seq) into entries, links from audit_logs l
          left join audit_chain c on c.audit_id = l.id and c.created_at = l.created_at
         where l.created_at >= since and l.created_at < until;
        insert into audit_anchors (from_seq, to_seq, previous, hash, month, key_id, hmac, dropped_at)
        select r.a, r.b, first.previous, last.hash, audit_drop_partition.month, signer, r.signature, at
          from unnest(from_seqs, to_seqs, signatures) r (a, b, signature)
          join audit_chain first on first.seq = r.a join audit_chain last on last.seq = r.b;
        select count(*) into anchored from audit_chain c join audit_anchors a on c.seq between a.from_seq and a.to_seq
         where a.from_seq = any (from_seqs);
        if entries <> links or entries <> anchored
           or anchored <> (select coalesce(sum(b - a + 1), 0) from unnest(from_seqs, to_seqs) r (a, b))
        then raise exception 'entries, links and anchors of % do not agree', month using errcode = 'data_exception'; end if;
        delete from audit_chain c where c.created_at >= since and c.created_at < until;
        get diagnostics links = row_count;
        if links <> anchored or exists (
          select from audit_chain c join audit_anchors a on c.seq between a.from_seq and a.to_seq where a.from_seq = any (from_seqs))
        then raise exception 'the anchors of % are about other links', month using errcode = 'data_exception'; end if;
        execute format('drop table if exists %I, %I', 'audit_personal' || to_char(month, '_YYYY_MM'),
          'audit_logs' || to_char(month, '_YYYY_MM'));
        return entries;
      end $$`);
    await q.query(`revoke execute on function ${DROP} from public`);
    await q.query(`grant execute on function ${DROP} to ${SYSTEM_ROLE}`);
  }

  /** @param own which side rows are the user's; @param join what tells the entry of a side row */
  private async erasing(q: QueryRunner, own: string, join: string) {
    await q.query(`
      create or replace function ${ERASE}
      returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        erased bigint;
        tried bigint;
      begin
        ${own};
        get diagnostics erased = row_count;
        -- Whoever failed to sign in as the user was most likely the user.
        delete from audit_personal p using audit_logs l
         where l.resource_id = subject and l.resource_type = 'USER' and l.user_id is null and not l.success and ${join}
           and num_nonnulls(p.ip, p.user_agent) > 0 and l.created_at <= until;
        get diagnostics tried = row_count;
        erased := erased + tried;
        if erased > 0 then
          insert into audit_erasures (user_id, erased_at, erased_by, key_id, hmac)
          values (subject, until, requester, signer, signature);
        end if;
        return erased;
      end $$`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      do $$ begin if exists (select from audit_anchors) then
        raise exception 'months of the audit log were dropped: the version before could not verify what is left';
      end if; end $$`);
    await q.query(`drop function ${DROP}`);
    await this.rebuild(q, 'audit_logs', 'id', '');
    await this.rebuild(q, 'audit_personal', 'audit_id', '');
    await q.query(`drop function ${MAKE}, audit_make_partition(text, date)`);
    await this.erasing(
      q,
      `delete from audit_personal p using audit_logs l
         where p.user_id = subject and l.id = p.audit_id and l.created_at <= until`,
      'l.id = p.audit_id',
    );
    for (const table of ['audit_personal', 'audit_chain']) await q.query(`alter table ${table} drop column created_at`);
    await q.query(`
      alter table audit_personal add constraint audit_personal_audit_id_fkey
        foreign key (audit_id) references audit_logs (id) on delete cascade`);
    await q.query(`drop table audit_anchors`);
  }
}
