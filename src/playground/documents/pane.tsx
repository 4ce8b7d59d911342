import type { GraphiQLPlugin } from '@graphiql/react';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { send } from '../send.js';
import type { Session } from '../session.js';
import { DropZone } from './drop-zone.js';
import { DocumentLibrary } from './library.js';
import { DocumentList } from './list.js';
import { QuotaBar } from './quota-bar.js';
import { Search } from './search.js';
import './documents.css';

function DocumentsIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round">
      <path d="M6 3h8l4 4v14H6z" />
      <path d="M14 3v4h4M9 12h6M9 16h6" />
    </svg>
  );
}

function Documents({ session }: { session: Session }) {
  const { name } = useSyncExternalStore(session.subscribe, session.state);
  const library = useMemo(() => new DocumentLibrary(session, send), [session]);
  const state = useSyncExternalStore(library.subscribe, library.state);
  useEffect(() => (name === null ? undefined : library.watch()), [library, name]);

  return (
    <article className="steward-documents" aria-label="Documents">
      <div className="graphiql-doc-explorer-title">Documents</div>
      {name === null ? (
        <p>Sign in, at the top right: documents belong to somebody.</p>
      ) : (
        <>
          {state.problem && <p role="alert">{state.problem}</p>}
          <QuotaBar quota={state.quota} />
          <DropZone add={(files) => void library.add(files)} />
          <Search library={library} />
          <DocumentList library={library} state={state} />
        </>
      )}
    </article>
  );
}

/** The pane in which files are dropped, followed while they are read, and searched. */
export const documentsPane = (session: Session): GraphiQLPlugin => ({
  title: 'Documents',
  icon: DocumentsIcon,
  content: () => <Documents session={session} />,
});
