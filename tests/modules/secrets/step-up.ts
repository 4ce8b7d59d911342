import type { Actor } from '../../../src/platform/actor.js';
import type { Vault } from './vault.js';

/** Gives the actor's session to the tables, as if it had proved again `minutes` ago who it is; never, without a number. */
export async function steppedUp(vault: Vault, actor: Actor, minutes: number | null = 0): Promise<void> {
  await vault.rows(
    `insert into sessions (id, user_id, expires_at, stepped_up_at)
     values ($1, $2, now() + interval '1 day', now() - make_interval(mins => $3::int))
     on conflict (id) do update set stepped_up_at = excluded.stepped_up_at`,
    [actor.sessionId, actor.id, minutes],
  );
}
