import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { Forbidden } from '../../platform/problem.js';

const missing = (code: string) => new Forbidden(`This needs the permission ${code}.`);

/** Throws Forbidden unless the actor held these permissions when it was authenticated. */
export function requireRights(actor: Actor, ...codes: readonly string[]): void {
  for (const code of codes) if (!actor.may(code)) throw missing(code);
}

/**
 * Throws Forbidden unless the actor of the transaction holds these permissions at this moment. Row level security asks
 * the same, but would make the change do nothing and say so to nobody.
 */
export async function requireRightsNow(tx: Tx, ...codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    const [row] = await tx.query<{ may: boolean }>(`select app_may($1) as may`, [code]);
    if (!row?.may) throw missing(code);
  }
}
