import type { Tx } from '../../platform/database/database.js';
import type { AnchorCheck } from './anchor-check.js';
import type { AuditBreak } from './break.js';
import { CHECKPOINT_FILE, type CheckpointFile, type FileLine } from './checkpoint-file.js';
import { type Checkpoint, type CheckpointKeys, FIRST, lineDigest, lineOf, parseLine } from './checkpoint.js';
import { CheckpointRepository, NO_CHECKPOINT } from './checkpoint.repository.js';

/** What of the checkpoints could be compared with the chain. */
export interface CheckpointComparison {
  /** How many of this server's file. */
  readonly inFile: bigint;
  /** How many of the table, which has those of every server. */
  readonly inTable: bigint;
  /** The last link that a good one covers; null without any. */
  readonly coveredUpTo: bigint | null;
}

/** A line of the file with what it says. */
interface ReadLine extends FileLine {
  readonly checkpoint: Checkpoint;
}

const PIECE = 1_000;

/** One pass over the file of this server and over the table, piece by piece. Stops at the first one that is wrong. */
export class CheckpointCheck {
  private readonly table: CheckpointRepository;
  private inFile = 0n;
  private inTable = 0n;
  private coveredUpTo: bigint | null = null;
  private broken: AuditBreak | null = null;

  /** @param size how much of the file was written before the snapshot of the database was taken. */
  constructor(
    tx: Tx,
    private readonly keys: CheckpointKeys,
    private readonly anchors: AnchorCheck,
    private readonly file: CheckpointFile | null,
    private readonly size: number,
  ) {
    this.table = new CheckpointRepository(tx);
  }

  async run(): Promise<CheckpointComparison & { readonly broken: AuditBreak | null }> {
    // To somebody whom the database shows nothing, everything would seem to be cut off.
    if (await this.table.isShown()) {
      if (this.file) await this.checkFile(this.file);
      await this.checkTable();
    }
    const { inFile, inTable, coveredUpTo, broken } = this;
    return { inFile, inTable, coveredUpTo, broken };
  }

  private async checkFile(file: CheckpointFile): Promise<void> {
    let piece: ReadLine[] = [];
    let before: ReadLine | null = null;
    let unrowed = 0;
    const compare = async () => {
      unrowed = await this.compareFile(piece, unrowed);
      piece = [];
    };
    await file.read(async (line) => {
      if (this.broken) return;
      const checkpoint = parseLine(line.text);
      const fault = checkpoint ? this.lineFault({ ...line, checkpoint }, before) : 'is no checkpoint';
      if (!checkpoint || fault !== null) {
        await compare();
        this.breaks(`${CHECKPOINT_FILE}:${line.number}`, `Line ${line.number} of the file of checkpoints ${fault}.`);
        return;
      }
      before = { ...line, checkpoint };
      piece.push(before);
      if (piece.length === PIECE) await compare();
    });
    await compare();
    await this.checkEnd(before);
  }

  private lineFault({ number, checkpoint }: ReadLine, before: ReadLine | null): string | null {
    const fault = this.keys.fault(checkpoint);
    if (fault !== null) return fault;
    if (checkpoint.number !== number || (before && checkpoint.file !== before.checkpoint.file))
      return `is not in its place: it was written as line ${checkpoint.number}`;
    return continues(checkpoint, before?.checkpoint ?? null) ? null : 'does not continue the one before it';
  }

  /** Answers how many lines at the end have no row. */
  private async compareFile(piece: readonly ReadLine[], unrowedBefore: number): Promise<number> {
    const [first, last] = [piece[0], piece.at(-1)];
    if (this.broken || !first || !last) return unrowedBefore;
    const { file } = first.checkpoint;
    const rows = await this.table.between(file, first.number, last.number);
    const texts = new Map(rows.map((row) => [row.number, lineOf(row)]));
    const known = piece.filter(({ number, end }) => texts.has(number) || end <= this.size);
    this.inFile += BigInt(known.length);
    await this.compareChain(known.map(({ checkpoint }) => checkpoint));
    let unrowed = unrowedBefore;
    for (const { number, text, end } of piece) {
      const row = texts.get(number);
      if (row === undefined && end <= this.size) unrowed++;
      // A kill between the line and its row costs one row, which the next checkpoint makes up for.
      if (unrowed > 1 || (unrowed === 1 && row !== undefined))
        this.breaks(place(file, number - 1), `The row of checkpoint ${number - 1} is missing in the database.`);
      else if (row !== undefined && row !== text)
        this.breaks(place(file, number), `The row of checkpoint ${number} is not what the file says.`);
    }
    return unrowed;
  }

  private async checkEnd(last: ReadLine | null): Promise<void> {
    if (!last || this.broken) return;
    const { file, number } = last.checkpoint;
    if ((await this.table.lastNumber(file)) > number)
      this.breaks(`${CHECKPOINT_FILE}:${number + 1}`, `Line ${number + 1} of the file of checkpoints is missing.`);
  }

  private async checkTable(): Promise<void> {
    let before: Checkpoint | null = null;
    for (;;) {
      const rows = await this.table.after(before ?? NO_CHECKPOINT, PIECE);
      for (const row of rows) {
        const previous: Checkpoint | null = before?.file === row.file ? before : null;
        this.checkRow(row, previous);
        before = row;
      }
      if (this.broken || rows.length === 0) return;
      this.inTable += BigInt(rows.length);
      await this.compareChain(rows);
    }
  }

  private checkRow(row: Checkpoint, previous: Checkpoint | null): void {
    const { file, number } = row;
    const fault = this.keys.fault(row);
    const expected = (previous?.number ?? 0) + 1;
    if (number !== expected)
      this.breaks(place(file, expected), `The row of checkpoint ${expected} is missing in the database.`);
    else if (fault !== null) this.breaks(place(file, number), `The row of checkpoint ${number} ${fault}.`);
    else if (!continues(row, previous))
      this.breaks(place(file, number), `The row of checkpoint ${number} does not continue the one before it.`);
  }

  private async compareChain(checkpoints: readonly Checkpoint[]): Promise<void> {
    if (this.broken) return;
    const hashes = await this.table.hashes(checkpoints.map(({ seq }) => seq));
    const wrong = checkpoints.find(({ seq, hash }) => {
      // Of a link that was dropped the hash is known only where it was the last one; its anchor is signed.
      const anchored = this.anchors.hashOf(seq);
      return anchored === null ? false : !(hashes.get(seq) ?? anchored)?.equals(hash);
    });
    const good = wrong ? checkpoints.slice(0, checkpoints.indexOf(wrong)) : checkpoints;
    for (const { seq } of good) if (this.coveredUpTo === null || seq > this.coveredUpTo) this.coveredUpTo = seq;
    if (!wrong) return;
    const { seq, number, at } = wrong;
    const says = `checkpoint ${number} of ${at} says that link ${seq} was sealed`;
    const end = await this.table.lastLink();
    if (end < seq) this.breaks(String(end + 1n), `The log was cut short: link ${end + 1n} is missing, but ${says}.`);
    else if (!hashes.has(seq)) this.breaks(String(seq), `The link is missing, but ${says}.`);
    else this.breaks(String(seq), `The log was rewritten: ${says}, with another hash.`);
  }

  private breaks(id: string, reason: string): void {
    this.broken ??= { id, reason };
  }
}

const place = (file: string, number: number): string => `audit_checkpoints:${file}:${number}`;

const continues = (checkpoint: Checkpoint, before: Checkpoint | null): boolean =>
  before
    ? checkpoint.seq > before.seq && checkpoint.previous.equals(lineDigest(lineOf(before)))
    : checkpoint.previous.equals(FIRST);
