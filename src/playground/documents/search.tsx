import { useState, type SubmitEvent } from 'react';
import type { DocumentLibrary } from './library.js';
import { OPEN_DOCUMENT, SEARCH_DOCUMENTS } from './operations.js';
import { type Hit, Passage, Snippet } from './passage.js';

interface Found {
  readonly effectiveMode: string;
  readonly edges: readonly { readonly node: Hit }[];
}

const MODES: Record<string, string> = {
  LEXICAL: 'by their words',
  SEMANTIC: 'by their meaning',
  HYBRID: 'by their words and their meaning',
};
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What was asked, found and chosen, and the ways to go on. */
function useSearch(library: DocumentLibrary) {
  const [found, setFound] = useState<Found | null>(null);
  const [cited, cite] = useState<Hit | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    setProblem(null);
    await work().catch((error: unknown) => setProblem(messageOf(error)));
  };
  const ask = (query: string) =>
    attempt(async () => {
      const input = { query, mode: 'HYBRID', first: 10 };
      setFound((await library.ask(SEARCH_DOCUMENTS, { input })) as unknown as Found);
      cite(null);
    });
  const open = ({ document, page }: Hit) =>
    attempt(async () => {
      const { url } = await library.ask(OPEN_DOCUMENT, { id: document.id });
      // PDF viewers take the page from the fragment (RFC 8118, section 3).
      window.open(`${String(url)}${page === null ? '' : `#page=${page}`}`, '_blank', 'noopener');
    });
  return { found, cited, problem, ask, cite, open };
}

/** Asks a question of the documents, and shows the passages that answer it. */
export function Search({ library }: { library: DocumentLibrary }) {
  const { found, cited, problem, ask, cite, open } = useSearch(library);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void ask(new FormData(event.currentTarget).get('query') as string);
  };
  return (
    <section className="steward-search">
      <form role="search" onSubmit={submit}>
        <input
          name="query"
          type="search"
          aria-label="Search your documents"
          placeholder="Ask your documents"
          required
        />
        <button type="submit">Search</button>
      </form>
      {problem && <p role="alert">{problem}</p>}
      {cited ? (
        <Passage hit={cited} back={() => cite(null)} open={() => void open(cited)} />
      ) : (
        found && <Results found={found} choose={cite} />
      )}
    </section>
  );
}

function Results({ found, choose }: { found: Found; choose: (hit: Hit) => void }) {
  if (found.edges.length === 0) return <p className="steward-hint">Nothing was found. Try other words.</p>;
  return (
    <>
      <ol aria-label="Passages found">
        {found.edges.map(({ node }) => (
          <li key={node.chunk.id}>
            <button type="button" onClick={() => choose(node)}>
              <strong>{node.document.title}</strong>
              {node.page !== null && <span className="steward-hint"> page {node.page}</span>}
              <Snippet text={node.snippet} />
            </button>
          </li>
        ))}
      </ol>
      <p className="steward-hint">Found {MODES[found.effectiveMode] ?? found.effectiveMode}.</p>
    </>
  );
}
