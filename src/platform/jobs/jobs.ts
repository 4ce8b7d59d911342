import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { PostgresBackend } from '@agendajs/postgres-backend';
import { Agenda, InMemoryNotificationChannel, type Job, exponential, toJobId } from 'agenda';
import pg from 'pg';
import { clientWithDeadline } from '../database/client.js';
import { type Query, queryOn } from '../database/query.js';
import type { PublishedEvent } from '../events/event.js';
import type { EventJobs } from '../events/relay.js';
import type { Logger } from '../log.js';
import type { JobDefinition } from './job.js';
import { type JobData, JobRepository } from './job.repository.js';
import { releaseLocks } from './locks.js';
import { Runs } from './runs.js';

export type { JobDefinition } from './job.js';

export interface JobsOptions {
  /** How the system role connects. */
  readonly connection: pg.ClientConfig;
  readonly definitions: readonly JobDefinition[];
  readonly log: Logger;
  /** Hears of every run that ended, for metrics. */
  readonly onRun?: (name: string, succeeded: boolean, seconds: number) => void;
}

/** How often an enqueued job is begun before it is kept as failed. Repeated ones are tried for ever. */
export const MAX_ATTEMPTS = 8;
const INTERVAL = /^[1-9]\d* (second|minute|hour|day)s?$/;
const SCAN_MS = 1_000;
const POOL_SIZE = 4;
const MAX_CONCURRENCY = 20;
const STOP_MS = 10_000;
const ERROR_LOG_MS = 10_000;

/** What there is between start and stop. */
interface Service {
  readonly agenda: Agenda;
  readonly pool: pg.Pool;
  readonly repository: JobRepository;
}

type AnyJob = Job<JobData | Record<string, never>>;

/**
 * The background work of the house, on Agenda with its table in the schema `agenda`. Repeated jobs run on one process
 * at a time; jobs of events are enqueued in the transaction that publishes the event, once for each event. What was
 * begun by a process that died is begun again when its lock has expired.
 */
export class Jobs implements EventJobs {
  private readonly owner = `${hostname()}:${process.pid}:${randomUUID()}`;
  private readonly wakeUps = new InMemoryNotificationChannel();
  private readonly runs = new Runs();
  private readonly byEvent = new Map<string, readonly JobDefinition[]>();
  private service: Service | null = null;
  private stopping: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private quietUntil = 0;

  /** Throws where two jobs have one name, or an interval cannot be read. */
  constructor(private readonly options: JobsOptions) {
    const { definitions } = options;
    const names = new Set(definitions.map(({ name }) => name));
    if (names.size < definitions.length) throw new Error('Two jobs have the same name.');
    for (const { name, every } of definitions)
      if (every !== undefined && !INTERVAL.test(every)) throw new Error(`The job ${name} has no interval: ${every}`);
    for (const definition of definitions)
      for (const type of new Set([definition.on ?? []].flat()))
        this.byEvent.set(type, [...(this.byEvent.get(type) ?? []), definition]);
  }

  /** Begins to work. Rejects where the database cannot be reached. A process that only enqueues need not start. */
  async start(): Promise<void> {
    const { connection, definitions, log } = this.options;
    const pool = new pg.Pool({
      ...{ application_name: 'steward jobs', max: POOL_SIZE, keepAlive: true, connectionTimeoutMillis: 5_000 },
      ...{
        statement_timeout: 8_000,
        Client: clientWithDeadline(9_000),
        ...connection,
        options: '-c search_path=agenda',
      },
    });
    pool.on('error', (error) => log.warn({ err: error }, 'A connection of the jobs was lost.'));
    const repository = new JobRepository(queryOn(pool));
    try {
      await this.prepare(repository);
      const agenda = this.agendaOn(pool);
      this.service = { agenda, pool, repository };
      for (const definition of definitions) this.define(agenda, definition);
      await agenda.start();
      this.timer = setInterval(() => this.resume(repository), SCAN_MS).unref();
    } catch (error) {
      this.service = null;
      await pool.end();
      throw error;
    }
  }

  /**
   * Begins nothing more, waits for what runs, 10 seconds unless told, and gives the locks of the rest back. A timer of
   * Agenda's may keep the process for up to half of the longest lock: exit explicitly.
   */
  async stop(timeoutMs = STOP_MS): Promise<void> {
    const { service } = this;
    if (!service || this.stopping) return this.stopping ?? undefined;
    this.stopping = this.end(service, timeoutMs);
    await this.stopping;
  }

  private async end({ agenda, pool }: Service, timeoutMs: number): Promise<void> {
    clearInterval(this.timer);
    // It looks for nothing more from here on, also where it could not give locks back.
    await agenda.stop(false).catch((error: unknown) => this.report(error));
    const running = await this.runs.settle(timeoutMs);
    for (const { name } of running) this.options.log.warn({ job: name }, 'A job did not end in time.');
    this.service = null;
    await pool.end();
    const ids = running.map(({ id }) => id);
    // Without the database they expire by themselves.
    await releaseLocks(this.options.connection, this.owner, ids).catch((error: unknown) => this.report(error));
  }

  /** Enqueues what these events set off, in the caller's transaction. */
  async enqueue(events: readonly PublishedEvent[], query: Query): Promise<void> {
    const jobs = events.flatMap((event) => this.definitionsOn(event).map(({ name }) => ({ name, event })));
    if (jobs.length > 0) await new JobRepository(query).enqueue(jobs);
  }

  /** Looks at once for the jobs that these events set off. */
  wake(events: readonly PublishedEvent[]): void {
    for (const name of new Set(events.flatMap((event) => this.definitionsOn(event).map(({ name }) => name))))
      this.look(name);
  }

  private definitionsOn(event: PublishedEvent): readonly JobDefinition[] {
    return this.byEvent.get(event.type) ?? [];
  }

  private async prepare(repository: JobRepository): Promise<void> {
    const repeating = this.options.definitions.flatMap(({ name, every }) => (every ? [{ name, every }] : []));
    await repository.removeUndefined(
      this.options.definitions.map(({ name }) => name),
      repeating.map(({ name }) => name),
    );
    await repository.removeFinished();
    for (const { name, every } of repeating) await repository.schedule(name, every);
  }

  private resume(repository: JobRepository): void {
    const locks = this.options.definitions.map(({ name, lockSeconds }) => ({ name, lockSeconds }));
    repository.resume(locks).catch((error: unknown) => this.report(error));
  }

  private agendaOn(pool: pg.Pool): Agenda {
    const agenda = new Agenda({
      backend: new PostgresBackend({ pool, ensureSchema: false, disableNotifications: true }),
      notificationChannel: this.wakeUps,
      name: this.owner,
      processEvery: SCAN_MS,
      maxConcurrency: MAX_CONCURRENCY,
    });
    agenda.on('error', (error) => this.report(error));
    agenda.on('start', (job) => this.runs.begin(job.attrs._id, job.attrs.name));
    agenda.on('complete', (job) => this.runs.end(job.attrs._id));
    return agenda;
  }

  private define(agenda: Agenda, definition: JobDefinition): void {
    const { name, lockSeconds, concurrency = 1 } = definition;
    const retry = exponential({
      delay: 1_000,
      factor: 2,
      maxDelay: 300_000,
      maxRetries: MAX_ATTEMPTS - 1,
      jitter: 0.2,
    });
    agenda.define<JobData | Record<string, never>>(name, (job) => this.run(definition, job), {
      lockLifetime: lockSeconds * 1_000,
      concurrency,
      // What is locked runs at once: a lock that expires while its job waits is never freed by Agenda.
      lockLimit: concurrency,
      backoff: (context) => {
        const attempts = (context.jobData as Partial<JobData> | null)?.attempts;
        return attempts === undefined ? null : retry({ ...context, attempt: attempts });
      },
    });
  }

  private async run(definition: JobDefinition, job: AnyJob): Promise<void> {
    const { name } = definition;
    const started = performance.now();
    let succeeded = false;
    try {
      const event = await this.eventOf(job);
      await this.runs.alive(definition.lockSeconds, job, () => definition.run(event), this.options.log);
      succeeded = true;
    } catch (error) {
      await this.failed(definition, job, error);
      throw error;
    } finally {
      this.options.onRun?.(name, succeeded, (performance.now() - started) / 1_000);
      if (job.attrs.type === 'normal') this.runs.then(job.attrs._id, () => this.after(job, succeeded));
    }
  }

  private async failed(definition: JobDefinition, { attrs: { data } }: AnyJob, error: unknown): Promise<void> {
    const enqueued = isEnqueued(data) ? data : null;
    const isFinal = enqueued !== null && enqueued.attempts >= MAX_ATTEMPTS;
    const fields = { err: error, job: definition.name, attempt: enqueued?.attempts };
    this.options.log.error(fields, isFinal ? 'A job failed for good.' : 'A job failed.');
    if (isFinal) await definition.gaveUp?.(enqueued.event, error).catch((further: unknown) => this.report(further));
  }

  /** The event of an enqueued job, whose attempt is counted before it begins: a crash counts, too. */
  private async eventOf(job: AnyJob): Promise<PublishedEvent | null> {
    const { _id: id, data } = job.attrs;
    if (!isEnqueued(data)) return null;
    if (!id || !this.service) throw new Error('The jobs have stopped.');
    const attempts = await this.service.repository.countAttempt(id);
    job.attrs.data = { ...data, attempts };
    if (attempts > MAX_ATTEMPTS) throw new Error(`Its process died ${MAX_ATTEMPTS} times.`);
    return data.event;
  }

  /** When an enqueued job has given its lock back: removes it if it is done, and looks for the next one. */
  private async after(job: Job, succeeded: boolean): Promise<void> {
    try {
      if (succeeded && job.attrs._id) await this.service?.repository.remove(job.attrs._id);
    } catch (error) {
      this.report(error);
    }
    this.look(job.attrs.name);
  }

  private look(name: string): void {
    if (!this.service || this.wakeUps.state !== 'connected') return;
    const wakeUp = { jobId: toJobId(''), jobName: name, nextRunAt: null, priority: 0, timestamp: new Date() };
    this.wakeUps.publish(wakeUp).catch((error: unknown) => this.report(error));
  }

  /** Agenda looks for each job each second: without a database that would be a line for each, each second. */
  private report(error: unknown): void {
    if (Date.now() < this.quietUntil) return;
    this.quietUntil = Date.now() + ERROR_LOG_MS;
    this.options.log.error({ err: error }, 'The jobs have trouble.');
  }
}

const isEnqueued = (data: JobData | Record<string, never> | undefined): data is JobData => data?.event !== undefined;
