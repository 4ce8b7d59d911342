import type { Tx } from '../../platform/database/database.js';
import { isUuid } from '../../platform/uuid.js';

/** Whether this is the id of an active user whom the actor of the transaction may see. */
export async function isActiveUser(tx: Tx, userId: string): Promise<boolean> {
  if (!isUuid(userId)) return false;
  const rows = await tx.query(`select id from users where id = $1 and is_active and deleted_at is null`, [userId]);
  return rows.length > 0;
}

/** Whether this is the id of a group. Everybody signed in sees all groups. */
export async function isLiveGroup(tx: Tx, groupId: string): Promise<boolean> {
  if (!isUuid(groupId)) return false;
  const rows = await tx.query(`select id from groups where id = $1 and deleted_at is null`, [groupId]);
  return rows.length > 0;
}
