/** What the pane shows of a document. */
export interface DocumentRow {
  readonly id: string;
  readonly title: string;
  readonly filename: string;
  readonly contentType: string;
  /** In decimal digits. */
  readonly sizeBytes: string;
  readonly status: 'PENDING' | 'UPLOADED' | 'PROCESSING' | 'READY' | 'FAILED';
  readonly processingError: string | null;
  readonly pageCount: number | null;
  readonly chunkCount: number;
  readonly classificationStatus: 'PENDING' | 'DONE' | 'FAILED';
}

/** How much is stored, and may be. */
export interface Quota {
  readonly usedBytes: string;
  readonly limitBytes: string;
  readonly percent: number;
  readonly level: 'OK' | 'WARNING' | 'CRITICAL';
}

/** How far the processing of a document is. */
export interface Progress {
  readonly step: 'EXTRACT' | 'CHUNK' | 'EMBED' | 'CLASSIFY';
  readonly done: number;
  readonly total: number;
}

/** A file on its way to the object store. */
export interface Upload {
  readonly id: number;
  readonly filename: string;
  /** How much of it is there, from 0 to 1. */
  readonly sent: number;
  /** Why it did not work, in words for a person. */
  readonly problem: string | null;
}

/** Everything that the pane shows, but its search. */
export interface Library {
  readonly documents: readonly DocumentRow[];
  readonly quota: Quota | null;
  readonly progress: ReadonlyMap<string, Progress>;
  readonly uploads: readonly Upload[];
  /** What went wrong last, in words for a person. */
  readonly problem: string | null;
}

export const EMPTY: Library = { documents: [], quota: null, progress: new Map(), uploads: [], problem: null };

/** The library with this row in its place, or before the others where it is new. */
export function withDocument(library: Library, row: DocumentRow): Library {
  const isKnown = library.documents.some(({ id }) => id === row.id);
  const documents = isKnown
    ? library.documents.map((other) => (other.id === row.id ? row : other))
    : [row, ...library.documents];
  const progress = new Map(library.progress);
  if (row.status === 'FAILED') progress.delete(row.id);
  return { ...library, documents, progress };
}

/** The library without this document. */
export const withoutDocument = (library: Library, id: string): Library => ({
  ...library,
  documents: library.documents.filter((row) => row.id !== id),
});

/** The library with this progress; what is done needs no bar any more. */
export function withProgress(library: Library, id: string, progress: Progress): Library {
  const all = new Map(library.progress);
  if (progress.done >= progress.total) all.delete(id);
  else all.set(id, progress);
  return { ...library, progress: all };
}

/** The library with an upload as it is now. */
export const withUpload = (library: Library, upload: Upload): Library => ({
  ...library,
  uploads: [...library.uploads.filter(({ id }) => id !== upload.id), upload],
});

/** The library without an upload: it has become a document, or was dismissed. */
export const withoutUpload = (library: Library, uploadId: number): Library => ({
  ...library,
  uploads: library.uploads.filter(({ id }) => id !== uploadId),
});

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];

/** A number of bytes for a person, for example `1.5 MiB`. */
export function inWords(bytes: number | string): string {
  let [value, unit] = [Number(bytes), 0];
  while (value >= 1024 && unit < UNITS.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${UNITS[unit]}`;
}
