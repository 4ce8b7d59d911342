import { createHash } from 'node:crypto';
import type { Query } from '../database/query.js';
import type { PublishedEvent } from '../events/event.js';

/** What an enqueued job carries. Ids and numbers only: it lies in the database in clear. */
export interface JobData {
  readonly event: PublishedEvent;
  /** How often it was begun, also by processes that died over it. */
  readonly attempts: number;
}

/** A job that an event sets off. */
export interface EventJob {
  readonly name: string;
  readonly event: PublishedEvent;
}

/** The id of the job that an event sets off under a name: always the same, so that there can be but one. */
export function eventJobId(name: string, eventId: string): string {
  const digest = createHash('sha256').update(`${name}\n${eventId}`).digest('hex');
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What Agenda's own repository cannot do: all further SQL on its table, under the system role. */
export class JobRepository {
  constructor(private readonly query: Query) {}

  /** Enqueues jobs, at once due; one that is there already stays as it is. */
  async enqueue(jobs: readonly EventJob[]): Promise<void> {
    const rows = jobs.map(({ name, event }) => ({
      id: eventJobId(name, event.eventId),
      name,
      data: { event, attempts: 0 } satisfies JobData,
    }));
    await this.query(
      `insert into agenda.agenda_jobs (id, name, next_run_at, data)
       select id, name, now(), data from jsonb_to_recordset($1::jsonb) as job (id uuid, name text, data jsonb)
       on conflict (id) do nothing`,
      [JSON.stringify(rows)],
    );
  }

  /** Makes a job run every so often: at once where it is new or its interval another one, else when it is due. */
  async schedule(name: string, every: string): Promise<void> {
    await this.query(
      `insert into agenda.agenda_jobs as job (name, type, next_run_at, repeat_interval, data)
       values ($1, 'single', now(), $2, '{}')
       on conflict (name) where type = 'single' do update set
         repeat_interval = excluded.repeat_interval,
         disabled = false,
         next_run_at = case when job.repeat_interval is distinct from excluded.repeat_interval then now()
                       else coalesce(job.next_run_at, now()) end`,
      [name, every],
    );
  }

  /** Removes what is not defined any more: jobs of other names, and repetitions of those that repeat no longer. */
  async removeUndefined(names: readonly string[], repeating: readonly string[]): Promise<void> {
    await this.query(
      `delete from agenda.agenda_jobs where name <> all ($1::text[]) or (type = 'single' and name <> all ($2::text[]))`,
      [names, repeating],
    );
  }

  /** Counts that an enqueued job begins once more, before it does; answers how often it has. */
  async countAttempt(id: string): Promise<number> {
    const [row] = await this.query<{ attempts: number }>(
      `update agenda.agenda_jobs
          set data = jsonb_set(data, '{attempts}', to_jsonb(coalesce((data ->> 'attempts')::int, 0) + 1))
        where id = $1 returning (data ->> 'attempts')::int as attempts`,
      [id],
    );
    return row?.attempts ?? 1;
  }

  async remove(id: string): Promise<void> {
    await this.query('delete from agenda.agenda_jobs where id = $1', [id]);
  }

  /** Removes enqueued jobs that a process finished but did not live to remove, and failed ones after 30 days. */
  async removeFinished(): Promise<void> {
    await this.query(
      `delete from agenda.agenda_jobs where type = 'normal' and next_run_at is null and locked_at is null
          and last_finished_at < case when failed_at is not null then now() - interval '30 days' else now() end`,
    );
  }

  /**
   * Makes repeated jobs due whose run was broken off: Agenda would let them wait for their next time, which can be a day
   * away. The locks are in seconds.
   */
  async resume(locks: readonly { readonly name: string; readonly lockSeconds: number }[]): Promise<void> {
    await this.query(
      `update agenda.agenda_jobs as job set next_run_at = now()
         from jsonb_to_recordset($1::jsonb) as own (name text, "lockSeconds" int)
        where job.type = 'single' and job.name = own.name and job.next_run_at > now()
          and job.last_run_at > coalesce(job.last_finished_at, '-infinity')
          and coalesce(job.locked_at, '-infinity') <= now() - make_interval(secs => own."lockSeconds")`,
      [JSON.stringify(locks)],
    );
  }

  /** Gives up the locks of a process, except those of jobs that still run. */
  async release(owner: string, running: readonly string[]): Promise<void> {
    await this.query(
      `update agenda.agenda_jobs set locked_at = null
        where last_modified_by = $1 and locked_at is not null and id <> all ($2::uuid[])`,
      [owner, running],
    );
  }
}
