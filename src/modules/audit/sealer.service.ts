import { Actor } from '../../platform/actor.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { ChainRepository, type LastLink, type Link, type WaitingEntry } from './chain.repository.js';
import type { Checkpoints } from './checkpoint.service.js';
import { AuditKeys, GENESIS } from './integrity.js';

const BATCH = 1_000;
const SYSTEM = Actor.system('audit.seal');

/**
 * Gives every committed entry its link in the chain, in the order of their instants as far as they are known by then.
 * Done afterwards and by one process at a time, so that no commit waits for another one.
 */
export class Sealer {
  private readonly keys: AuditKeys;

  constructor(
    private readonly db: Database,
    keys: MasterKeys,
    private readonly checkpoints: Checkpoints | null = null,
  ) {
    this.keys = new AuditKeys(keys);
  }

  /** Seals whatever waits; nothing where another process is at it. Answers how many entries it sealed. */
  async seal(): Promise<number> {
    for (let sealed = 0; ;) {
      const limit = Math.min(BATCH, this.checkpoints?.room ?? BATCH);
      const links = await this.db.as(SYSTEM, (tx) => this.sealBatch(tx, limit));
      const last = links.at(-1);
      if (last) await this.checkpoints?.sealed(last, links.length);
      sealed += links.length;
      if (links.length < limit) return sealed;
    }
  }

  private async sealBatch(tx: Tx, limit: number): Promise<readonly Link[]> {
    const chain = new ChainRepository(tx);
    if (!(await chain.waiting()) || !(await chain.lead())) return [];
    // Read under the lock: whoever held it has committed.
    const last = await chain.last();
    const links = this.continued(last, await chain.oldest(limit));
    if (links.length > 0) await chain.append(links);
    return links;
  }

  private continued(last: LastLink | null, entries: readonly WaitingEntry[]): Link[] {
    const keyId = this.keys.currentId;
    let { seq, hash } = last ?? { seq: 0n, hash: GENESIS };
    return entries.map(({ auditId, hmac, createdAt }) => {
      const content = { seq: seq + 1n, auditId, hmac, previous: hash };
      const next = this.keys.link(keyId, content);
      if (!next) throw new Error('The current master key has no audit key.');
      const link = { keyId, seq: content.seq, auditId, createdAt, previous: hash, hash: next };
      ({ seq, hash } = link);
      return link;
    });
  }
}
