import type { Wrapping } from '../../platform/crypto/envelope.js';
import type { KeyName, WrappedKey } from '../../platform/crypto/key-provider.js';
import type { Tx } from '../../platform/database/database.js';
import { isUuid } from '../../platform/uuid.js';
import type { RewrapStatus } from './rewrap.entity.js';

/** A run under way. */
export interface RewrapRun {
  readonly id: string;
  /** As `provider/key id`. */
  readonly fromKeys: readonly string[];
  readonly toKey: string;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** Null where it was started at the console. */
  readonly startedBy: string | null;
}

/** Where a run stands. */
export interface RewrapState extends Pick<RewrapRun, 'total' | 'done' | 'failed'> {
  readonly status: RewrapStatus;
  readonly reason: string | null;
}

/** The wrapped data key of one version. */
export interface WrappedVersion extends Wrapping {
  readonly secretId: string;
  readonly number: number;
}

/** A position in the order of versions. */
export type VersionPosition = Pick<WrappedVersion, 'secretId' | 'number'>;

/** Before every version. */
export const FIRST_VERSION: VersionPosition = { secretId: '00000000-0000-0000-0000-000000000000', number: 0 };

/** A data key wrapped anew. */
export interface Rewrapped {
  readonly version: WrappedVersion;
  readonly wrapped: WrappedKey;
}

/** A version whose data key does not unwrap. */
export interface NotRewrapped {
  readonly version: WrappedVersion;
  readonly reason: string;
}

const RUN = `id, from_keys as "fromKeys", to_key as "toKey", total, done, failed, started_by as "startedBy"`;

/** The most seconds between two attempts of a run that cannot go on. */
const MAX_WAIT = 60;

/** Runs, and the wrapped data keys they replace, in one transaction. */
export class RewrapRepository {
  constructor(private readonly tx: Tx) {}

  /** Begins a run, unless one is under way. */
  async insert(run: Pick<RewrapRun, 'fromKeys' | 'toKey' | 'total'>): Promise<RewrapRun | null> {
    const [row] = await this.tx.query<RewrapRun>(
      `insert into rewraps (from_keys, to_key, total, started_by) values ($1, $2, $3, $4)
       on conflict (status) where status = 'RUNNING' do nothing returning ${RUN}`,
      [run.fromKeys, run.toKey, run.total, this.tx.actor.userId],
    );
    return row ?? null;
  }

  /** The run under way. */
  async running(): Promise<RewrapRun | null> {
    const [row] = await this.tx.query<RewrapRun>(`select ${RUN} from rewraps where status = 'RUNNING'`);
    return row ?? null;
  }

  /** Where a run stands; null where the actor sees none with this id. */
  async state(id: string): Promise<RewrapState | null> {
    if (!isUuid(id)) return null;
    const [state] = await this.tx.query<RewrapState>(
      `select status, total, done, failed, reason from rewraps where id = $1`,
      [id],
    );
    return state ?? null;
  }

  /** The run under way, if it is time to try. */
  async due(): Promise<RewrapRun | null> {
    const [row] = await this.tx.query<RewrapRun>(
      `select ${RUN} from rewraps where status = 'RUNNING' and retry_at <= now()`,
    );
    return row ?? null;
  }

  /** Some versions under a key after a position, in their order, without those that the run could not unwrap. */
  batch(runId: string, key: KeyName, after: VersionPosition, limit: number): Promise<WrappedVersion[]> {
    return this.tx.query<WrappedVersion>(
      `select v.secret_id as "secretId", v.number, v.format, v.key_provider as provider, v.key_id as "keyId",
              v.wrapped_key as "wrappedKey"
         from secret_versions v
        where v.key_provider = $2 and v.key_id = $3 and (v.secret_id, v.number) > ($4, $5)
          and v.wrapped_key is not null
          and not exists (select from rewrap_failures f
                           where f.rewrap_id = $1 and f.secret_id = v.secret_id and f.number = v.number)
        order by v.secret_id, v.number limit $6`,
      [runId, key.provider, key.keyId, after.secretId, after.number, limit],
    );
  }

  /**
   * Replaces wrapped data keys that are still what was read, and answers how many. It waits for nobody: a version that
   * somebody is destroying has its turn later, or never.
   */
  async replace(rewrapped: readonly Rewrapped[]): Promise<number> {
    const column = <T>(of: (rewrapped: Rewrapped) => T) => rewrapped.map(of);
    const rows = await this.tx.query(
      `with wanted as (
         select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::bytea[], $6::text[], $7::text[], $8::bytea[])
           as w (secret_id, number, old_provider, old_key_id, old_wrapped, new_provider, new_key_id, new_wrapped)
       ), free as (
         select v.secret_id, v.number from secret_versions v join wanted w using (secret_id, number)
          where v.key_provider = w.old_provider and v.key_id = w.old_key_id and v.wrapped_key = w.old_wrapped
            for update of v skip locked
       )
       update secret_versions v
          set key_provider = w.new_provider, key_id = w.new_key_id, wrapped_key = w.new_wrapped
         from wanted w join free using (secret_id, number)
        where v.secret_id = w.secret_id and v.number = w.number and v.wrapped_key = w.old_wrapped
       returning v.number`,
      [
        ...[column(({ version }) => version.secretId), column(({ version }) => version.number)],
        ...[column(({ version }) => version.provider), column(({ version }) => version.keyId)],
        column(({ version }) => version.wrappedKey),
        ...[column(({ wrapped }) => wrapped.provider), column(({ wrapped }) => wrapped.keyId)],
        column(({ wrapped }) => wrapped.bytes),
      ],
    );
    return rows.length;
  }

  /** Keeps that a version does not unwrap; false where that is known. */
  async fail(runId: string, { version: { secretId, number }, reason }: NotRewrapped): Promise<boolean> {
    const rows = await this.tx.query(
      `insert into rewrap_failures (rewrap_id, secret_id, number, reason)
       select $1, v.secret_id, v.number, $4 from secret_versions v
        where v.secret_id = $2 and v.number = $3 and v.wrapped_key is not null
       on conflict do nothing returning number`,
      [runId, secretId, number, reason],
    );
    return rows.length > 0;
  }

  /** Counts what was done; null where the run has ended. */
  async advance(id: string, done: number, failed: number): Promise<RewrapRun | null> {
    const [row] = await this.tx.query<RewrapRun>(
      `update rewraps set done = done + $2, failed = failed + $3, total = greatest(total, done + failed + $2 + $3),
              attempts = 0, reason = null
        where id = $1 and status = 'RUNNING' returning ${RUN}`,
      [id, done, failed],
    );
    return row ?? null;
  }

  /** Lets the run wait, twice as long each time, up to a minute. */
  async postpone(id: string, reason: string): Promise<void> {
    await this.tx.query(
      `update rewraps set attempts = attempts + 1, reason = $2,
              retry_at = now() + make_interval(secs => least(${MAX_WAIT}, power(2, least(attempts, 10))))
        where id = $1 and status = 'RUNNING'`,
      [id, reason],
    );
  }

  /** Ends the run: failed where something did not open, or for a reason. Null where it has ended already. */
  async end(id: string, reason: string | null): Promise<(RewrapRun & { readonly reason: string | null }) | null> {
    const why = `coalesce($2::text, case when failed > 0 then failed || ' did not open: see CREDENTIAL_REWRAP_FAILED in the audit log.' end)`;
    const [row] = await this.tx.query<RewrapRun & { readonly reason: string | null }>(
      `update rewraps set status = case when ${why} is null then 'COMPLETED' else 'FAILED' end, reason = ${why},
              total = done + failed, completed_at = now()
        where id = $1 and status = 'RUNNING' returning ${RUN}, reason`,
      [id, reason],
    );
    return row ?? null;
  }
}
