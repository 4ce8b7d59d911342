import type { DocumentLibrary } from './library.js';
import { inWords, type DocumentRow, type Library, type Progress, type Upload } from './model.js';

const STEPS: Record<Progress['step'], string> = {
  EXTRACT: 'Reading its text',
  CHUNK: 'Cutting it into chunks',
  EMBED: 'Embedding its chunks',
  CLASSIFY: 'Finding topics',
};
const STATES: Record<DocumentRow['status'], string> = {
  PENDING: 'Its bytes are awaited',
  UPLOADED: 'Waiting to be read',
  PROCESSING: 'Being read',
  READY: 'Ready',
  FAILED: 'Could not be read',
};

/** Files on their way, and documents with how far they are. */
export function DocumentList({ library, state }: { library: DocumentLibrary; state: Library }) {
  const { documents, uploads, progress } = state;
  if (documents.length === 0 && uploads.length === 0)
    return <p className="steward-hint">There is no document of yours yet.</p>;
  return (
    <ul className="steward-document-list" aria-label="Your documents">
      {uploads.map((upload) => (
        <UploadItem key={`upload ${upload.id}`} upload={upload} dismiss={() => library.dismiss(upload.id)} />
      ))}
      {documents.map((row) => (
        <DocumentItem key={row.id} row={row} progress={progress.get(row.id)} library={library} />
      ))}
    </ul>
  );
}

function UploadItem({ upload, dismiss }: { upload: Upload; dismiss: () => void }) {
  return (
    <li aria-label={upload.filename} data-status={upload.problem ? 'FAILED' : 'PENDING'}>
      <strong>{upload.filename}</strong>
      {upload.problem === null ? (
        <Bar label="Uploading" share={upload.sent} />
      ) : (
        <>
          <span role="alert">{upload.problem}</span>
          <button type="button" onClick={dismiss}>
            Dismiss
          </button>
        </>
      )}
    </li>
  );
}

function DocumentItem({
  row,
  progress,
  library,
}: {
  row: DocumentRow;
  progress: Progress | undefined;
  library: DocumentLibrary;
}) {
  return (
    <li aria-label={row.title} data-status={row.status}>
      <strong title={row.filename}>{row.title}</strong>
      <span className="steward-hint">{details(row)}</span>
      {progress && (
        <Bar label={STEPS[progress.step]} share={progress.total === 0 ? 0 : progress.done / progress.total} />
      )}
      {row.processingError && <span role="alert">{row.processingError}</span>}
      <span className="steward-actions">
        {row.status === 'FAILED' && (
          <button type="button" onClick={() => void library.retry(row.id)}>
            Try again
          </button>
        )}
        <button type="button" aria-label={`Delete ${row.title}`} onClick={() => void library.remove(row.id)}>
          Delete
        </button>
      </span>
    </li>
  );
}

function details(row: DocumentRow): string {
  const parts = [STATES[row.status], inWords(row.sizeBytes)];
  if (row.pageCount !== null) parts.push(`${row.pageCount} ${row.pageCount === 1 ? 'page' : 'pages'}`);
  if (row.status === 'READY') parts.push(`${row.chunkCount} ${row.chunkCount === 1 ? 'chunk' : 'chunks'}`);
  return parts.join(' · ');
}

function Bar({ label, share }: { label: string; share: number }) {
  return (
    <span className="steward-progress">
      <progress aria-label={label} value={share} max={1} />
      <span className="steward-hint">{label}</span>
    </span>
  );
}
