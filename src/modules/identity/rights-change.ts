import type { Tx } from '../../platform/database/database.js';
import { Conflict } from '../../platform/problem.js';
import { requireRightsNow } from './rights.js';
import { RoleRepository } from './role.repository.js';

/**
 * Runs a change of who may what: one after the other, by somebody who holds the permissions `needed` at this moment, and
 * leaving an administrator if there was one before. Answers what `change` does. Throws Forbidden or Conflict.
 */
export async function changingRights<T>(
  tx: Tx,
  needed: string | readonly string[],
  change: () => Promise<T>,
): Promise<T> {
  return keepingAdministrator(tx, async () => {
    await requireRightsNow(tx, ...(typeof needed === 'string' ? [needed] : needed));
    return change();
  });
}

/** The same without a permission that is asked of the transaction's actor: one after the other, and an administrator is left. */
export async function keepingAdministrator<T>(tx: Tx, change: () => Promise<T>): Promise<T> {
  const roles = new RoleRepository(tx);
  await roles.lockAdministrators();
  const before = await roles.administrators();
  const answer = await change();
  if (before > 0 && (await roles.administrators()) === 0)
    throw new Conflict('This is the last active administrator. Make somebody else one first.');
  return answer;
}
