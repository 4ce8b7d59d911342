import { type Piece, hitsIn, piecesOf } from './snippet.js';

/** A passage that was found. */
export interface Hit {
  readonly document: { readonly id: string; readonly title: string; readonly contentType: string };
  readonly chunk: { readonly id: string; readonly index: number; readonly content: string };
  readonly page: number | null;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly snippet: string;
}

/** A snippet with what was searched for marked. */
export const Snippet = ({ text }: { text: string }) => (
  <span className="steward-snippet">
    <Marked pieces={piecesOf(text)} />
  </span>
);

/** The cited passage, whole, and the way to its page. */
export function Passage({ hit, back, open }: { hit: Hit; back: () => void; open: () => void }) {
  const { document, chunk, page } = hit;
  return (
    <section className="steward-passage" aria-label={`Passage of ${document.title}`}>
      <p>
        <strong>{document.title}</strong>
        <span className="steward-hint">
          {page === null ? '' : ` page ${page},`} characters {hit.startOffset} to {hit.endOffset}
        </span>
      </p>
      <blockquote>
        <Marked pieces={hitsIn(chunk.content, hit.snippet)} />
      </blockquote>
      <span className="steward-actions">
        <button type="button" onClick={open}>
          {page === null || document.contentType !== 'application/pdf' ? 'Open the file' : `Open page ${page}`}
        </button>
        <button type="button" onClick={back}>
          Back to the results
        </button>
      </span>
    </section>
  );
}

const Marked = ({ pieces }: { pieces: readonly Piece[] }) =>
  pieces.map(({ text, isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>));
