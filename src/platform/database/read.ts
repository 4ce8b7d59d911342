import type { Connection, Pool, PoolClient, Submittable } from 'pg';
import { serialize } from 'pg-protocol';
import type { DataSource } from 'typeorm';
import type { KeyContext } from '../actor.js';
import { InvalidInput } from '../problem.js';

/** A statement that may be run often; `name` is unique to its text. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /** How often it ran; it is prepared under its name from the third time on. */
  uses: number;
}

/**
 * How long a read takes at most, waiting for a connection included, in milliseconds. A little longer than the
 * `statement_timeout` of the connections, so that the server gives up first and the connection can be kept.
 */
const DEADLINE = 9_000;
/** A prepared plan lives in every connection, so only what is repeated gets one, and not too many do. */
const NAMED_FROM_USE = 3;
const NAMED_AT_MOST = 256;

/**
 * Tells the database, until the end of the transaction, who acts ($1), by which API key ($2), and to which chat session
 * that is bound ($3); each is empty where there is none. All of them are set each time, so that nothing is left over.
 */
export const SET_ACTOR = `set_config('app.user_id', $1, true), set_config('app.key_id', $2, true),
  set_config('app.chat_session_id', $3, true)`;

/** The parameters of `SET_ACTOR`. */
export const actorValues = (userId: string | null, key: KeyContext | null): [string, string, string] => [
  userId ?? '',
  key?.id ?? '',
  key?.chatSessionId ?? '',
];

const ACTOR = 'steward_actor';
const EXECUTE = serialize.execute();
const SYNC = serialize.sync();
const PREPARE_ACTOR = Buffer.concat([
  close(ACTOR),
  serialize.parse({
    name: ACTOR,
    text: `select ${SET_ACTOR}`,
  }),
]);
/** SQLSTATE invalid_sql_statement_name: somebody deallocated what we believed prepared. */
const UNKNOWN_STATEMENT = '26000';

/** What is prepared on one connection. */
interface Session {
  actor: boolean;
  /**
   * Every name the server may hold, least recently used first. False: perhaps it holds it, since the batch that parsed
   * it has not succeeded.
   */
  readonly names: Map<string, boolean>;
}
const sessions = new WeakMap<PoolClient, Session>();

/** The pool behind a TypeORM data source of the postgres driver. */
export function poolOf(source: DataSource): Pool {
  if (source.options.type !== 'postgres') throw new Error(`${source.options.type} is not PostgreSQL.`);
  return (source.driver as unknown as { readonly master: Pool }).master;
}

/**
 * Runs a statement as a user, by an API key where there is one, in one round trip; the first column of the first row as
 * text, null where there is none. An empty `userId` is nobody, and sees what row level security shows to nobody: nothing. Rejects with the error of the
 * database; after 9 seconds at the latest, and then the connection is closed rather than used again.
 */
export function readJson(
  pool: Pool,
  userId: string,
  statement: Statement,
  values: readonly (string | null)[],
  key: KeyContext | null = null,
): Promise<string | null> {
  if (values.some((value) => value?.includes('\0')))
    return Promise.reject(new InvalidInput('Text cannot contain the character U+0000.'));
  return new Promise((resolve, reject) => {
    const read = new JsonRead(actorValues(userId, key), statement, values, resolve, reject);
    pool.connect((error, client, release) => {
      if (client) read.start(client, release);
      else read.handleError(error ?? new Error('The pool gave no connection.'));
    });
  });
}

/**
 * Sends Bind and Execute of set_config, Bind and Execute of the statement, and one Sync, in one write. Without an
 * explicit BEGIN all up to Sync is one implicit transaction: if the actor cannot be set, the statement does not run, and
 * afterwards the setting is gone. They are two statements since within one the planner may evaluate policies first.
 */
class JsonRead implements Submittable {
  /** Stays empty: under a name the client would keep books of its own about what is prepared. */
  readonly name = '';
  /** Where the pool has a `query_timeout`, the client hangs the end of its timer on this. */
  callback: ((error: Error | null) => void) | undefined;

  private readonly deadline = setTimeout(
    () => this.finish(new Error('The database did not answer in time.')),
    DEADLINE,
  );
  private readonly named: boolean;
  private session: Session = { actor: false, names: new Map() };
  private release: ((error?: Error) => void) | null = null;
  private completed = 0;
  private json: string | null = null;
  private finished = false;

  constructor(
    private readonly actor: string[],
    private readonly statement: Statement,
    private readonly values: readonly (string | null)[],
    private readonly resolve: (json: string | null) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.named = ++statement.uses >= NAMED_FROM_USE;
  }

  start(client: PoolClient, release: (error?: Error) => void): void {
    // It waited for a connection longer than it may take: nobody listens any more.
    if (this.finished) {
      release();
      return;
    }
    this.release = release;
    this.session = sessionOf(client);
    client.query(this);
  }

  submit(connection: Connection): void {
    const { session, statement, named } = this;
    const name = named ? statement.name : '';
    const parsed = named && session.names.get(name) === true;
    const out: Buffer[] = [];
    // Close cannot fail, and stands before all that can, so what is evicted here is gone whatever happens next.
    if (named) out.push(...this.remember(name, parsed));
    if (!session.actor) out.push(PREPARE_ACTOR);
    out.push(serialize.bind({ statement: ACTOR, values: this.actor }), EXECUTE);
    if (!parsed) out.push(serialize.parse({ name, text: statement.text }));
    out.push(serialize.bind({ statement: name, values: [...this.values] }), EXECUTE, SYNC);
    connection.stream.write(Buffer.concat(out));
  }

  handleDataRow(message: { readonly fields: readonly (string | null)[] }): void {
    if (this.completed === 1 && this.json === null) this.json = message.fields[0] ?? null;
  }

  handleCommandComplete(): void {
    this.completed += 1;
    if (this.completed === 1) this.session.actor = true;
    else if (this.named) this.session.names.set(this.statement.name, true);
  }

  /** After an error of the database the client does not call handleReadyForQuery: this is the end of the read. */
  handleError(error: Error & { readonly code?: string }): void {
    if (error.code === UNKNOWN_STATEMENT) forget(this.session);
    this.finish(error);
  }

  handleReadyForQuery(): void {
    this.finish(null);
  }

  // The client calls these too.
  handleRowDescription(): void {
    // The first column is taken whatever its name and type.
  }
  handleEmptyQuery(): void {
    // No row, so the answer is null.
  }
  handlePortalSuspended(): void {
    // Never: Execute asks for all rows.
  }
  handleCopyInResponse(): void {
    // Never: the statement is a SELECT.
  }
  handleCopyData(): void {
    // Never: the statement is a SELECT.
  }

  /** Moves the name to the end of the list, and answers what must be closed for it. */
  private remember(name: string, parsed: boolean): Buffer[] {
    const { names } = this.session;
    const closing: Buffer[] = [];
    if (!names.delete(name) && names.size >= NAMED_AT_MOST) {
      const [oldest = ''] = names.keys();
      names.delete(oldest);
      closing.push(close(oldest));
    }
    // A batch that failed after its Parse has left the name behind. Closing one that does not exist is no error.
    if (!parsed) closing.push(close(name));
    names.set(name, parsed);
    return closing;
  }

  private finish(error: Error | null): void {
    if (this.finished) return;
    this.finished = true;
    clearTimeout(this.deadline);
    this.callback?.(error);
    if (error) {
      this.release?.(isOfStatement(error) ? undefined : error);
      this.reject(error);
    } else {
      this.release?.();
      this.resolve(this.json);
    }
  }
}

/** Whether the connection outlives the error. A lost connection, a FATAL and our own deadline end it. */
function isOfStatement(error: Error): boolean {
  return 'severity' in error && error.severity === 'ERROR';
}

function sessionOf(client: PoolClient): Session {
  let session = sessions.get(client);
  if (!session) {
    session = { actor: false, names: new Map() };
    sessions.set(client, session);
    // The pool does not listen to clients it has lent out, and an `error` that nobody hears ends the process. The read
    // that is running gets the same error by handleError, and an idle client is removed by the pool's own listener.
    client.on('error', () => undefined);
  }
  return session;
}

function forget(session: Session): void {
  session.actor = false;
  for (const name of session.names.keys()) session.names.set(name, false);
}

function close(name: string): Buffer {
  return serialize.close({ type: 'S', name });
}
