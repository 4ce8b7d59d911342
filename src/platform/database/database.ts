import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Actor } from '../actor.js';
import type { AuditEntry, DomainEvent } from '../events/event.js';
import { instantSql } from './shape.js';
import { SET_ACTOR, type Statement, actorValues, poolOf, readJson } from './read.js';

/** One open transaction of one actor. Its statements are awaited one after the other. */
export interface Tx {
  readonly actor: Actor;
  /** The database's time at the start of the transaction: RFC 3339, UTC, microseconds. */
  readonly now: string;
  /** TypeORM, inside this transaction. */
  readonly manager: EntityManager;
  /** Runs one statement and answers its rows, also those of RETURNING. */
  query<T extends object>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** Writes the event to the outbox, and its audit row where it has one. */
  emit(event: DomainEvent): Promise<void>;
  /** Writes an audit row for what is no event. */
  audit(entry: AuditEntry): Promise<void>;
}

/** Writes audit rows; the audit module provides it. */
export interface AuditWriter {
  write(tx: Tx, entry: AuditEntry): Promise<void>;
}

/** A compiled read: its statement, and how its parameters come from the variables. */
export interface Read {
  readonly statement: Statement;
  readonly params: readonly ((variables: Readonly<Record<string, unknown>>) => unknown)[];
}

/** The one way to the tables: every statement runs as somebody, under row level security. */
export class Database {
  constructor(
    private readonly app: DataSource,
    private readonly system: DataSource,
    private readonly auditWriter: AuditWriter,
  ) {}

  /**
   * One transaction as `actor`: under the application role with `app.user_id` set for a user, and
   * `app.key_id` and `app.chat_session_id` for a key; under the system role for the system. Commits when `work` resolves; rolls back, and rejects with the same error, when it throws.
   */
  as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transact(actor, work);
  }

  /** The same, read only: all statements of `work` see the database as it was when the first of them began. */
  snapshot<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const readOnly = async (tx: Tx) => {
      await tx.query('set transaction read only');
      return work(tx);
    };
    return this.transact(actor, readOnly, 'REPEATABLE READ');
  }

  private async transact<T>(actor: Actor, work: (tx: Tx) => Promise<T>, isolation?: 'REPEATABLE READ'): Promise<T> {
    const runner = this.sourceOf(actor).createQueryRunner();
    await runner.connect();
    try {
      await runner.startTransaction(isolation);
      const result = await work(await this.begin(actor, runner));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // The connection may be the very thing that failed; the error that matters is the first one.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /**
   * One statement as `actor` in one round trip. Answers the parsed JSON of the first column of the first row, null where
   * there is no row. Never called inside `as`: it takes a second connection of the same pool.
   */
  async read<T>(actor: Actor, read: Read, variables: Readonly<Record<string, unknown>> = {}): Promise<T | null> {
    const values = read.params.map((value) => toText(value(variables)));
    const json = await readJson(poolOf(this.sourceOf(actor)), actor.userId ?? '', read.statement, values, actor.key);
    return json === null ? null : (JSON.parse(json) as T);
  }

  private sourceOf(actor: Actor): DataSource {
    if (actor.kind === 'ANONYMOUS') throw new Error('Nobody is signed in: there is no database role for that.');
    return actor.kind === 'SYSTEM' ? this.system : this.app;
  }

  private async begin(actor: Actor, runner: QueryRunner): Promise<Tx> {
    const query = async <T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> =>
      (await runner.query(sql, [...values], true)).records as T[];
    const [start] = await query<{ now: string }>(
      `select ${SET_ACTOR}, ${instantSql('now()')} as now`,
      actorValues(actor.userId, actor.key),
    );
    const tx: Tx = {
      actor,
      now: start?.now ?? '',
      manager: runner.manager,
      query,
      audit: (entry) => this.auditWriter.write(tx, entry),
      emit: async (event) => {
        await query(
          `insert into outbox (type, actor_id, aggregate_id, payload, recipients) values ($1, $2, $3, $4, $5)`,
          [event.type, actor.userId, event.aggregateId, event.payload, [...new Set(event.recipients)]],
        );
        if (event.audit) await tx.audit(event.audit);
      },
    };
    return tx;
  }
}

/** Parameters travel as text; their casts stand in the statement. */
function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
}
