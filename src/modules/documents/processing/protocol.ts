import type { PagedText } from './page-text.js';
import type { Claim } from './recognition.js';

/** What a child is asked to do with the file it is given: to read it, or to cut text that was read already. */
export type Task =
  | ({ readonly stage: 'READ'; readonly size: number } & Claim)
  | ({ readonly stage: 'CHUNK'; readonly size: number; readonly language: string | null } & Omit<PagedText, 'text'>);

/** A chunk as the child tells it; its content is the text from `start` to `end`. */
export interface ChunkDraft {
  readonly start: number;
  readonly end: number;
  /** From 1; null where there are no pages. */
  readonly page: number | null;
  readonly tokens: number;
  readonly keywords: readonly string[];
}

/** What a child tells. A text follows the message that announces it, in a frame of its own. */
export type ChildMessage =
  | { readonly kind: 'progress'; readonly step: 'EXTRACT' | 'CHUNK'; readonly done: number; readonly total: number }
  | ({ readonly kind: 'text'; readonly contentType: string; readonly language: string | null } & PagedText)
  | { readonly kind: 'chunks'; readonly chunks: readonly ChunkDraft[] }
  | { readonly kind: 'unreadable'; readonly message: string; readonly contentType: string | null }
  | { readonly kind: 'done' };

/** Where the child finds the file, and where it tells. */
export const FILE_FD = 3;
export const MESSAGE_FD = 4;

/** The signals by which a child's watchdog ends it, each for a reason of its own; none leaves an image of its memory. */
export const VERDICTS = { memory: 'SIGUSR2', time: 'SIGALRM' } as const;

/** What the frames of a child begin with: the length of the rest in bytes (32 bits, big endian), and what it is. */
export const HEADER = 5;
export const JSON_FRAME = 0x6a;
export const TEXT_FRAME = 0x74;
/** How long a frame may be: four bytes for each unit of the longest text, which is more than UTF-8 needs. */
export const MAX_FRAME = 41 * 1024 * 1024;
