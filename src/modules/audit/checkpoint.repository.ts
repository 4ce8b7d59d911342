import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import type { Checkpoint } from './checkpoint.js';

// 'stewardC' as a number: whoever holds this lock is the one who writes checkpoints.
const LOCK = '8319385975070549059';

/** A position in the table of checkpoints. */
export interface CheckpointPosition {
  readonly file: string;
  readonly number: number;
}

/** Before every checkpoint. */
export const NO_CHECKPOINT: CheckpointPosition = { file: '00000000-0000-0000-0000-000000000000', number: 0 };

const COLUMNS = `file_id as file, number, seq::text as seq, hash, previous, key_id as "keyId", signature,
  ${instantSql('created_at')} as at`;

type Row = Omit<Checkpoint, 'seq'> & { readonly seq: string };

/** All SQL of checkpoints. */
export class CheckpointRepository {
  constructor(private readonly tx: Tx) {}

  /** Waits until no other process writes checkpoints, and keeps it so until the end of the transaction. */
  async lock(): Promise<void> {
    await this.tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
  }

  async insert(checkpoint: Checkpoint): Promise<void> {
    const { file, number, seq, hash, previous, keyId, signature, at } = checkpoint;
    await this.tx.query(
      `insert into audit_checkpoints (file_id, number, seq, hash, previous, key_id, signature, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [file, number, seq.toString(), hash, previous, keyId, signature, at],
    );
  }

  /** The highest number of a file; 0 where the table has none of it. */
  async lastNumber(file: string): Promise<number> {
    const [row] = await this.tx.query<{ number: number }>(
      'select number from audit_checkpoints where file_id = $1 order by number desc limit 1',
      [file],
    );
    return row?.number ?? 0;
  }

  /** Those after a position, by file and number. */
  async after({ file, number }: CheckpointPosition, limit: number): Promise<Checkpoint[]> {
    const rows = await this.tx.query<Row>(
      `select ${COLUMNS} from audit_checkpoints where (file_id, number) > ($1::uuid, $2::int)
        order by file_id, number limit $3`,
      [file, number, limit],
    );
    return rows.map(checkpointOf);
  }

  /** Those of a file with a number from one to another. */
  async between(file: string, from: number, to: number): Promise<Checkpoint[]> {
    const rows = await this.tx.query<Row>(
      `select ${COLUMNS} from audit_checkpoints where file_id = $1 and number between $2 and $3 order by number`,
      [file, from, to],
    );
    return rows.map(checkpointOf);
  }

  /** The hashes of links by their numbers, as far as the chain has them. */
  async hashes(seqs: readonly bigint[]): Promise<Map<bigint, Buffer>> {
    const rows = await this.tx.query<{ seq: string; hash: Buffer }>(
      'select seq::text as seq, hash from audit_chain where seq = any ($1::bigint[])',
      [seqs.map(String)],
    );
    return new Map(rows.map(({ seq, hash }) => [BigInt(seq), hash]));
  }

  /** Whether a link was dropped when the retention of its month had passed. */
  async isDropped(seq: bigint): Promise<boolean> {
    const [row] = await this.tx.query<{ dropped: boolean }>(
      'select exists (select from audit_anchors where $1::bigint between from_seq and to_seq) as dropped',
      [seq.toString()],
    );
    return row?.dropped ?? false;
  }

  /** Where the chain ends; 0 where it is empty. */
  async lastLink(): Promise<bigint> {
    const [row] = await this.tx.query<{ seq: string }>(
      `select greatest((select max(seq) from audit_chain), (select max(to_seq) from audit_anchors), 0)::text as seq`,
    );
    return BigInt(row?.seq ?? 0);
  }

  /** Whether the database shows the log to whoever asks, by whom `may` is meant to be in force there as well. */
  async isShown(): Promise<boolean> {
    if (!this.tx.actor.isUser) return true;
    const [row] = await this.tx.query<{ shown: boolean }>(
      `select app_may('audit.read') or app_may('audit.verify') as shown`,
    );
    return row?.shown ?? false;
  }
}

const checkpointOf = ({ seq, ...rest }: Row): Checkpoint => ({ ...rest, seq: BigInt(seq) });
