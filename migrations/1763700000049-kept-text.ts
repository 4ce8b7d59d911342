import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SYSTEM_ROLE } from '../src/platform/database/protect.js';

const TRIGGER = `returns trigger language plpgsql security definer set search_path = public, pg_temp`;
const REFUSED = `
          if old.status <> 'STREAMING' then
            raise exception 'A message that is complete never changes.' using errcode = 'insufficient_privilege';
          end if;`;
/** To the letter what it was before. */
const BEFORE = `
    create or replace function chat_message_stays() ${TRIGGER} as $$
      begin
        if old.status <> 'STREAMING' then
          raise exception 'A message that is complete never changes.' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$`;
const COUNTS = `select (tokens, path_tokens), update (tokens, path_tokens) on chat_messages`;

/** What is left of an answer whose process was lost counts, and is found, like any other: whoever ends it cannot read it. */
export class KeptText1763700000049 implements MigrationInterface {
  name = 'KeptText1763700000049';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      create or replace function chat_message_stays() ${TRIGGER} as $$
        begin${REFUSED}
          if new.status <> 'STREAMING' then
            new.lexemes := to_tsvector('simple', left(new.content, 65536));
          end if;
          return new;
        end $$`);
    // Whoever keeps what is being written counts it: what it grows by, and never what it says.
    await q.query(`grant ${COUNTS} to ${SYSTEM_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`revoke ${COUNTS} from ${SYSTEM_ROLE}`);
    await q.query(BEFORE);
  }
}
