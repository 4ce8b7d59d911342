import pg from 'pg';
import type { Actor } from '../../../src/platform/actor.js';
import type { TestDatabase } from '../../support/database.js';

/** What is asked of PostgreSQL, and what the policies of the program answer. */
export interface Question {
  readonly about: string;
  readonly expected: boolean;
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Asks PostgreSQL what it lets somebody do. */
export interface Judge {
  /** What is answered otherwise than the policies do, in words; nothing where both are of one mind. */
  differences(who: Actor, questions: readonly Question[]): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * Runs a statement as whoever asks, undoes it, and says whether it was let and saw or touched one row. All of somebody's
 * questions are one query: to travel for each took most of the time.
 */
const IS_LET = `
  create function is_let(statement text, refusals text[]) returns boolean language plpgsql as $$
    declare
      touched bigint;
    begin
      execute statement;
      get diagnostics touched = row_count;
      raise exception 'undone' using errcode = 'UNDO1';
    exception when others then
      if sqlstate = 'UNDO1' then return touched = 1; end if;
      if sqlstate = any (refusals) then return false; end if;
      raise exception 'failed for another reason: %', sqlerrm using detail = statement, errcode = sqlstate;
    end $$`;
const INSUFFICIENT_PRIVILEGE = '42501';

/** A judge of the application role. `refusals` are codes of errors that are a no, besides that of a missing right. */
export async function judgeOf(db: TestDatabase, refusals: readonly string[] = []): Promise<Judge> {
  await db.owner.query(IS_LET);
  const client = new pg.Client({ connectionString: db.urls.app });
  await client.connect();
  const answers = async (who: Actor, questions: readonly Question[]): Promise<readonly boolean[]> => {
    // Ids are uuids, so that nothing needs quoting.
    await client.query(
      `begin; select set_config('app.user_id', '${who.userId ?? ''}', true),
         set_config('app.key_id', '${who.keyId ?? ''}', true),
         set_config('app.chat_session_id', '${who.chatSessionId ?? ''}', true)`,
    );
    try {
      const { rows } = await client.query<{ isLet: boolean }>(
        `select is_let(statement, $2) as "isLet" from unnest($1::text[]) with ordinality as q (statement, n) order by n`,
        [questions.map(statementOf), [INSUFFICIENT_PRIVILEGE, ...refusals]],
      );
      return rows.map(({ isLet }) => isLet);
    } finally {
      await client.query('rollback');
    }
  };
  return {
    differences: async (who, questions) => {
      const said = await answers(who, questions);
      return questions.flatMap(({ about, expected }, n) =>
        said[n] === expected ? [] : [`${about}: PostgreSQL says ${said[n]}`],
      );
    },
    close: () => client.end(),
  };
}

/** The statement with its values in it. */
const statementOf = ({ sql, values }: Question): string =>
  sql.replaceAll(/\$(\d+)/g, (_all, n: string) => literal(values[Number(n) - 1]));

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return pg.escapeLiteral(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TypeError('Only texts, numbers and truth values are asked about.');
}
