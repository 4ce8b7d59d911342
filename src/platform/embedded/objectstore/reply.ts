import type { FileHandle } from 'node:fs/promises';

/** What a request is answered with. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, or a part of a file, which is closed after it. */
  readonly body?: string | FilePart;
}

/** Bytes `start` to `end` of an open file, both included. */
export interface FilePart {
  readonly file: FileHandle;
  readonly start: number;
  readonly end: number;
}

/** An answer in XML. */
export const xmlReply = (body: string, headers: Record<string, string> = {}): Reply => ({
  status: 200,
  headers: { 'Content-Type': 'application/xml', ...headers },
  body,
});
