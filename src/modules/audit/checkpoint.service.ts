import { randomUUID } from 'node:crypto';
import { Actor } from '../../platform/actor.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { Logger } from '../../platform/log.js';
import type { LastLink } from './chain.repository.js';
import type { CheckpointFile } from './checkpoint-file.js';
import { type Checkpoint, CheckpointKeys, FIRST, lineDigest, lineOf, parseLine } from './checkpoint.js';
import { CheckpointRepository } from './checkpoint.repository.js';

export interface CheckpointPace {
  /** Milliseconds after which what was sealed gets its checkpoint; a minute unless told. */
  readonly everyMs?: number;
  /** After how many links there is one in any case; 1,000 unless told. */
  readonly everyLinks?: number;
}

const SYSTEM = Actor.system('audit.checkpoint');

/**
 * Writes down outside of the database how far this process has sealed the chain, signed, so that cutting the log and its
 * chain short together shows. What cannot be written is logged and tried again: it does not keep entries from being
 * sealed.
 */
export class Checkpoints {
  private readonly keys: CheckpointKeys;
  private readonly everyMs: number;
  private readonly everyLinks: number;
  private newest: LastLink | null = null;
  private count = 0;
  private writtenAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly db: Database,
    keys: MasterKeys,
    private readonly file: CheckpointFile,
    private readonly log: Pick<Logger, 'error'>,
    { everyMs = 60_000, everyLinks = 1_000 }: CheckpointPace = {},
  ) {
    this.keys = new CheckpointKeys(keys);
    this.everyMs = everyMs;
    this.everyLinks = everyLinks;
  }

  /** How many more links may be sealed before the next checkpoint. */
  get room(): number {
    return Math.max(1, this.everyLinks - this.count);
  }

  /** Hears that this process has sealed and committed so many links, of which this is the last. Never rejects. */
  async sealed(last: LastLink, count: number): Promise<void> {
    if (!this.newest || last.seq > this.newest.seq) this.newest = last;
    this.count += count;
    const wait = this.writtenAt + this.everyMs - performance.now();
    if (wait <= 0 || this.count >= this.everyLinks || this.closed) await this.write();
    else this.schedule(wait);
  }

  /** Writes the checkpoint of what has none yet. For the shutdown, before the database is closed. */
  async close(): Promise<void> {
    this.closed = true;
    await this.write();
  }

  private schedule(wait: number): void {
    this.timer ??= setTimeout(() => void this.write(), wait).unref();
  }

  /** One after the other: the file is appended to. */
  private write(): Promise<void> {
    this.writing = this.writing.then(() => this.writeNewest());
    return this.writing;
  }

  private async writeNewest(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { newest } = this;
    if (!newest) return;
    this.count = 0;
    this.writtenAt = performance.now();
    try {
      while (!(await this.db.as(SYSTEM, (tx) => this.step(tx, newest))));
      if (this.newest === newest) this.newest = null;
    } catch (error) {
      this.log.error({ err: error, file: this.file.path }, 'A checkpoint of the audit log could not be written');
    }
    if (this.newest && !this.closed) this.schedule(this.everyMs);
  }

  /**
   * Answers whether the link is covered now. The line is on disk before its row is committed; a row that a kill in
   * between has cost is made up for in a transaction of its own, so that never more than one is missing.
   */
  private async step(tx: Tx, link: LastLink): Promise<boolean> {
    const table = new CheckpointRepository(tx);
    await table.lock();
    const text = await this.file.last();
    const last = text === null ? null : parseLine(text);
    if (text !== null && !last) throw new Error('The last line of the file is no checkpoint.');
    const inTable = last ? await table.lastNumber(last.file) : 0;
    if (last && inTable < last.number) {
      await table.insert(last);
      return false;
    }
    if (last) await this.compare(table, last);
    // A process with the same folder was faster; or the chain was cut short, and verification says so.
    if (last && last.seq >= link.seq) return true;
    const checkpoint = this.keys.sign({
      ...{ file: last?.file ?? randomUUID(), number: inTable + 1, seq: link.seq, hash: link.hash, at: tx.now },
      previous: text === null ? FIRST : lineDigest(text),
    });
    await this.file.append(lineOf(checkpoint));
    await table.insert(checkpoint);
    return true;
  }

  private async compare(table: CheckpointRepository, { seq, hash }: Checkpoint): Promise<void> {
    if ((await table.hashes([seq])).get(seq)?.equals(hash) || (await table.isDropped(seq))) return;
    this.log.error({ link: seq.toString() }, 'The audit log is not the one of its last checkpoint: verify it');
  }
}
