import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { Account } from './account.js';
import type { Headers } from './headers.js';
import { documentsPane } from './documents/pane.js';
import { createFetcher } from './fetcher.js';
import { GUIDE } from './guide.js';
import type { Session } from './session.js';
import { SharedHeaders } from './shared-headers.js';
import logo from './steward.svg';
import { starters } from './starters.js';
import { createStorage } from './storage.js';
import { WrappedLines } from './wrapped-lines.js';

const WELCOMED = 'steward:welcomed';
const FIRST_TABS = starters.slice(0, 2).map(({ query, variables }) => ({ query, variables }));

/** Whether this is the browser's first visit: then the guide opens by itself, and the editors get the room. */
function welcome(): boolean {
  if (localStorage.getItem(WELCOMED) !== null) return false;
  localStorage.setItem(WELCOMED, 'yes');
  localStorage.setItem('graphiql:docExplorerFlex', '0.28');
  localStorage.setItem('graphiql:editorFlex', '1.3');
  return true;
}

/**
 * The page: GraphiQL for this server, with the tour, the sign-in and one set of headers for all tabs.
 * It is rendered once, so that what it reads from the storages stays what GraphiQL began with.
 */
export function createPlayground(session: Session, headers: Headers) {
  const storage = createStorage(localStorage, sessionStorage);
  const fetcher = createFetcher(session);
  const plugins = [GUIDE, documentsPane(session), HISTORY_PLUGIN];
  const visiblePlugin = welcome() ? GUIDE : undefined;
  // A tab's variables reach the editor only when the tab is opened, so the very first one needs them given.
  const initialVariables = storage.getItem('graphiql:tabState') === null ? FIRST_TABS[0]?.variables : null;
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      plugins={plugins}
      defaultTabs={FIRST_TABS}
      defaultQuery=""
      defaultEditorToolsVisibility="variables"
      initialHeaders={headers.text}
      shouldPersistHeaders={false}
      showPersistHeadersSettings={false}
      inputValueDeprecation
      schemaDescription
      {...(visiblePlugin && { visiblePlugin })}
      {...(initialVariables && { initialVariables })}
    >
      <GraphiQL.Logo>
        <span className="steward-brand">
          <img src={logo} alt="" width="24" height="24" />
          Steward
        </span>
        <Account session={session} />
      </GraphiQL.Logo>
      <SharedHeaders headers={headers} />
      <WrappedLines />
    </GraphiQL>
  );
}
