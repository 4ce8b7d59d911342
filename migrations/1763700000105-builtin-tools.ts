import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a built-in tool was when it was seeded; its hash is that of the program, which a test compares. */
interface Seed {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly parameters: object;
  readonly hash: string;
}

const text = (maxLength: number, description: string) => ({ type: 'string', minLength: 1, maxLength, description });

const SEEDS: readonly Seed[] = [
  {
    name: 'current_time',
    displayName: 'Current time',
    description: 'Tells the present date and time, in UTC and in a time zone of the IANA database where one is named.',
    parameters: {
      type: 'object',
      properties: { timeZone: text(64, 'For example Europe/Berlin; UTC unless told.') },
      additionalProperties: false,
    },
    hash: '44f00cc6a6f0b899c0f2cde2245db34a8decddb8a6ef72fee303f2bad50d0138',
  },
  {
    name: 'calculate',
    displayName: 'Calculator',
    description: 'Calculates an expression of numbers, + - * / % ^ and brackets.',
    parameters: {
      type: 'object',
      properties: { expression: text(1000, 'For example (1 + 2) * 3.') },
      required: ['expression'],
      additionalProperties: false,
    },
    hash: '76cc75d8eb5810d8bb11ec745c4daa799442f570da3572177024061dfee355d2',
  },
];

/** The first tools that come with the server: they read nobody's data and change nothing. */
export class BuiltinTools1763700000105 implements MigrationInterface {
  name = 'BuiltinTools1763700000105';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    for (const { name, displayName, description, parameters, hash } of SEEDS)
      await q.query(
        `insert into tools (name, name_key, display_name, description, category, kind, parameters, requires_approval,
           risk_level, decided_by, is_system, is_read_only, is_idempotent, timeout_seconds, definition_hash)
         values ($1, $1, $2, $3, 'SYSTEM', 'BUILTIN', $4, false, 'LOW', 'OWNER', true, true, true, 10, $5)`,
        [name, displayName, description, parameters, hash],
      );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    const seeded = `select id from tools where is_system and name = any ($1)`;
    const names = SEEDS.map(({ name }) => name);
    await q.query(`delete from approval_rules where tool_id in (${seeded})`, [names]);
    await q.query(`delete from tool_executions where tool_id in (${seeded})`, [names]);
    await q.query(`delete from tools where is_system and name = any ($1)`, [names]);
  }
}
