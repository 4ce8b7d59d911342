import type { Session } from '../session.js';
import { resultOf, type send } from '../send.js';
import { subscribe } from '../fetcher.js';
import {
  EMPTY,
  type DocumentRow,
  type Library,
  type Progress,
  type Quota,
  withDocument,
  withProgress,
  withUpload,
  withoutDocument,
  withoutUpload,
} from './model.js';
import {
  CONFIRM_UPLOAD,
  DELETE_DOCUMENT,
  OVERVIEW,
  REPROCESS_DOCUMENT,
  REQUEST_UPLOAD,
  WATCH_DOCUMENTS,
} from './operations.js';
import { put, type Destination } from './put.js';

type DocumentEvent = { readonly documentId: string } & (
  | ({ readonly __typename: 'DocumentProgress' } & Progress)
  | { readonly __typename: 'DocumentStatusChanged' | 'DocumentClassified'; readonly document: DocumentRow | null }
  | { readonly __typename: 'DocumentDeleted' }
);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
/** What a browser calls a file that it does not know. The server looks at the bytes anyway. */
const UNKNOWN_TYPE = 'application/octet-stream';

/** The documents of whoever is signed in, kept in step with the server. */
export class DocumentLibrary {
  #state: Library = EMPTY;
  readonly #listeners = new Set<() => void>();
  #stop: (() => void) | undefined;
  #uploads = 0;

  constructor(
    private readonly session: Session,
    private readonly post: typeof send,
  ) {}

  /** What is known now; a new object after every change. */
  readonly state = (): Library => this.#state;

  /** Calls `listener` after every change of `state`. Answers the way to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads everything anew and listens from then on. Answers the way to stop. */
  readonly watch = (): (() => void) => {
    this.#stop?.();
    this.#change(() => EMPTY);
    const stop = subscribe(
      this.session,
      { query: WATCH_DOCUMENTS },
      {
        next: ({ data, errors }) => {
          const event = data?.['event'] as DocumentEvent | undefined;
          if (event) this.#hear(event);
          else if (errors?.[0]) this.#fail(errors[0].message);
        },
      },
    );
    this.#stop = stop;
    void this.#overview();
    return stop;
  };

  /** Puts these files, one after the other. */
  async add(files: readonly File[]): Promise<void> {
    for (const file of files) await this.#upload(file);
  }

  /** Removes a document for ever. */
  async remove(documentId: string): Promise<void> {
    await this.#guard(async () => {
      const result = await this.ask(DELETE_DOCUMENT, { input: { documentId } });
      if (result['__typename'] !== 'DeleteDocumentSuccess') throw new Error(String(result['message']));
      this.#change((library) => ({ ...withoutDocument(library, documentId), quota: result['quota'] as Quota }));
    });
  }

  /** Has a document read again. */
  async retry(documentId: string): Promise<void> {
    await this.#guard(async () => {
      const result = await this.ask(REPROCESS_DOCUMENT, { input: { documentId } });
      if (result['__typename'] !== 'ReprocessDocumentSuccess') throw new Error(String(result['message']));
      this.#change((library) => withDocument(library, result['document'] as DocumentRow));
    });
  }

  /** Forgets an upload that did not work. */
  dismiss(uploadId: number): void {
    this.#change((library) => withoutUpload(library, uploadId));
  }

  /** The field `result` of an operation. Throws with the server's words. */
  async ask(query: string, variables: unknown): Promise<Record<string, unknown>> {
    const answer = await this.post({ query, variables }, await this.session.requestHeaders({}));
    this.session.observe(answer);
    return resultOf(answer);
  }

  async #overview(): Promise<void> {
    await this.#guard(async () => {
      const answer = await this.post({ query: OVERVIEW }, await this.session.requestHeaders({}));
      this.session.observe(answer);
      if (!answer.data) throw new Error(answer.errors?.[0]?.message ?? 'The server gave no answer.');
      const { nodes } = answer.data['documents'] as { nodes: readonly DocumentRow[] };
      const quota = answer.data['quota'] as Quota;
      this.#change((library) => ({ ...library, documents: nodes, quota, problem: null }));
    });
  }

  async #upload(file: File): Promise<void> {
    const id = ++this.#uploads;
    const show = (sent: number, problem: string | null = null) =>
      this.#change((library) => withUpload(library, { id, filename: file.name, sent, problem }));
    show(0);
    try {
      const contentType = file.type || UNKNOWN_TYPE;
      const input = { filename: file.name, contentType, sizeBytes: String(file.size) };
      const announced = await this.ask(REQUEST_UPLOAD, { input });
      if (announced['__typename'] !== 'RequestDocumentUploadSuccess') throw new Error(String(announced['message']));
      await put(file, announced as unknown as Destination, show);
      const { id: documentId } = announced['document'] as DocumentRow;
      const confirmed = await this.ask(CONFIRM_UPLOAD, { input: { documentId } });
      if (confirmed['__typename'] !== 'ConfirmDocumentUploadSuccess') throw new Error(String(confirmed['message']));
      this.#change((library) => {
        const shown = library.documents.some((row) => row.id === documentId);
        const next = withoutUpload({ ...library, quota: confirmed['quota'] as Quota }, id);
        // An event may have told more already than this answer knows.
        return shown ? next : withDocument(next, confirmed['document'] as DocumentRow);
      });
    } catch (error) {
      show(0, messageOf(error));
    }
  }

  #hear(event: DocumentEvent): void {
    const { documentId } = event;
    this.#change((library) => {
      if (event.__typename === 'DocumentProgress') return withProgress(library, documentId, event);
      const row = event.__typename === 'DocumentDeleted' ? null : event.document;
      return row ? withDocument(library, row) : withoutDocument(library, documentId);
    });
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#fail(messageOf(error));
    }
  }

  #fail(problem: string): void {
    this.#change((library) => ({ ...library, problem }));
  }

  #change(next: (library: Library) => Library): void {
    this.#state = next(this.#state);
    for (const listener of this.#listeners) listener();
  }
}
