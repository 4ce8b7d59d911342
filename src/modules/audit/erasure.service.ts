import { Actor } from '../../platform/actor.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { InvalidInput } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { ErasureRepository } from './erasure.repository.js';
import { AuditKeys } from './integrity.js';

const BATCH = 100;
const SYSTEM = Actor.system('audit.erase');

/** Erases what can be traced to a person by itself, so that the log still verifies. */
export class ErasureService {
  private readonly keys: AuditKeys;

  constructor(
    private readonly db: Database,
    keys: MasterKeys,
  ) {
    this.keys = new AuditKeys(keys);
  }

  /**
   * Erases name, address and program from every entry of a user, in the transaction of the caller, and records that with
   * their number. The entries keep the id of the user and the digest of what was erased; a signed note says that it was.
   * Answers how many entries there were; for none it writes nothing, so doing it twice changes nothing. What the user
   * does at that very moment is erased by `eraseLeftOver`. Throws InvalidInput for what is no id.
   *
   * @param tx a transaction of the system: `db.as(Actor.system(reason, origin), (tx) => erase(tx, userId, adminId))`.
   * @param requestedBy the id of the person who asked for it; null for the system itself.
   */
  async erase(tx: Tx, userId: string, requestedBy: string | null = null): Promise<number> {
    if (!isUuid(userId)) throw new InvalidInput('This is no id of a user.', 'userId');
    const erasures = new ErasureRepository(tx);
    const content = {
      ...{ userId: userId.toLowerCase(), erasedBy: requestedBy?.toLowerCase() ?? null },
      erasedAt: await erasures.clock(),
    };
    const keyId = this.keys.currentId;
    const hmac = this.keys.erasure(keyId, content);
    if (!hmac) throw new Error('The current master key has no audit key.');
    const entries = await erasures.erase({ ...content, keyId, hmac });
    if (entries === 0) return 0;
    const details = { entries, requestedBy: content.erasedBy };
    await tx.audit({ action: 'AUDIT_PERSONAL_ERASED', resourceType: 'USER', resourceId: content.userId, details });
    return entries;
  }

  /**
   * Erases what was written of erased users while they were erased, or since: a request that was on its way, a denial
   * that was only counted. Answers how many entries there were.
   */
  async eraseLeftOver(): Promise<number> {
    for (let total = 0; ;) {
      const users = await this.db.as(SYSTEM, (tx) => new ErasureRepository(tx).leftOver(BATCH));
      let erased = 0;
      for (const userId of users) erased += await this.db.as(SYSTEM, (tx) => this.erase(tx, userId));
      total += erased;
      if (users.length < BATCH || erased === 0) return total;
    }
  }
}
