import { randomBytes } from 'node:crypto';
import { expect } from '@jest/globals';
import type { TestDatabase } from '../../support/database.js';

/** A secret that is looked for everywhere: it has what every encoding changes. */
export const CANARY = `canary-${randomBytes(12).toString('hex')}/+ ü"&`;
export const bytes = Buffer.from(CANARY);

/** The secret in every way in which somebody echoes what was sent. */
export const ECHOED: Readonly<Record<string, string>> = {
  raw: CANARY,
  base64: bytes.toString('base64'),
  base64url: bytes.toString('base64url'),
  basic: `Basic ${Buffer.from(`ada:${CANARY}`).toString('base64')}`,
  url: encodeURIComponent(CANARY),
  form: new URLSearchParams({ a: CANARY }).toString(),
  percent: [...bytes].map((byte) => `%${byte.toString(16).toUpperCase()}`).join(''),
  json: JSON.stringify(JSON.stringify({ CANARY })),
  units: [...CANARY].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  hex: bytes.toString('hex'),
  html: [...CANARY].map((char) => `&#${char.charCodeAt(0)};`).join(''),
  [CANARY]: 'as a name',
};

/** Everything of every table, as text; bytes in hexadecimal. */
export async function dump({ owner }: TestDatabase): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_catalog.pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t`);
    parts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  expect(parts.length).toBeGreaterThan(100);
  return parts.join('\n');
}

/** What must be nowhere: the secret in each encoding, and the part of it that no encoding of text changes. */
const TRACES = [
  ...[CANARY, encodeURIComponent(CANARY), bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url')],
  ...[ECHOED['percent'] ?? '', ECHOED['units'] ?? '', ECHOED['html'] ?? '', CANARY.slice(0, 20)],
  ...[0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(4, 36),
  ),
  ...[Buffer.from(CANARY.slice(0, 20)).toString('hex')],
].map((trace) => trace.toLowerCase());
/** Which of them are in a text. */
export const tracesIn = (text: string) => TRACES.filter((trace) => text.toLowerCase().includes(trace));
