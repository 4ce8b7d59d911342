/** The first thing that is not as it was written. */
export interface AuditBreak {
  /**
   * The id of the entry; the number of the link where the entry itself is gone; or the place of a checkpoint, of the
   * note of an erasure, or of what stands for dropped links.
   */
  readonly id: string;
  readonly reason: string;
}
