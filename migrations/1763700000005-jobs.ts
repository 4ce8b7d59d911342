import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SYSTEM_ROLE } from '../src/platform/database/protect.js';

/**
 * Agenda's table as version 3.0 of its PostgreSQL backend lays it out, in a schema of its own that only the system
 * role can reach. Made here and not by the library, which would need the right to create tables.
 */
export class Jobs1763700000005 implements MigrationInterface {
  name = 'Jobs1763700000005';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`create schema agenda`);
    await q.query(`
      create table agenda.agenda_jobs (
        id uuid primary key default gen_random_uuid(),
        name varchar(255) not null,
        priority integer not null default 0,
        next_run_at timestamptz,
        type varchar(10) not null default 'normal' check (type in ('normal', 'single')),
        locked_at timestamptz,
        last_finished_at timestamptz,
        failed_at timestamptz,
        fail_count integer,
        fail_reason text,
        repeat_timezone varchar(100),
        last_run_at timestamptz,
        repeat_interval varchar(255),
        data jsonb default '{}',
        repeat_at varchar(255),
        disabled boolean default false,
        progress real,
        fork boolean default false,
        last_modified_by varchar(255),
        debounce_started_at timestamptz,
        start_date timestamptz,
        end_date timestamptz,
        skip_days jsonb,
        created_at timestamptz default now(),
        updated_at timestamptz default now()
      )`);
    await q.query(`
      create index agenda_jobs_find_and_lock_idx
      on agenda.agenda_jobs (name, next_run_at, priority desc, locked_at, disabled) where disabled = false`);
    await q.query(`create unique index agenda_jobs_single_job_idx on agenda.agenda_jobs (name) where type = 'single'`);
    await q.query(
      `create index agenda_jobs_locked_at_idx on agenda.agenda_jobs (locked_at) where locked_at is not null`,
    );
    await q.query(
      `create index agenda_jobs_next_run_at_idx on agenda.agenda_jobs (next_run_at) where next_run_at is not null`,
    );
    await q.query(`grant usage on schema agenda to ${SYSTEM_ROLE}`);
    await q.query(`grant select, insert, update, delete on agenda.agenda_jobs to ${SYSTEM_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop schema agenda cascade`);
  }
}
