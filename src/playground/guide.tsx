import { pick, useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { starters } from './starters.js';
import type { Starter } from './starters/starter.js';

/** Shows the tab of a starter operation, and makes it where it is not open. */
function useOpenStarter(): (starter: Starter) => void {
  const { tabs, queryEditor, variableEditor } = useGraphiQL(pick('tabs', 'queryEditor', 'variableEditor'));
  const actions = useGraphiQLActions();
  return ({ name, query, variables }) => {
    const open = tabs.findIndex((tab) => tab.title === name);
    if (open >= 0) return actions.changeTab(open);
    actions.addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables ?? '');
  };
}

function Guide() {
  const openStarter = useOpenStarter();
  return (
    <article className="steward-guide" aria-label="Getting started">
      <div className="graphiql-doc-explorer-title">Getting started</div>
      <p>
        Steward keeps, shares and reveals secrets. Choose a step, read the comment at its top, fill in the variables,
        and press play.
      </p>
      <ol>
        {starters.map((starter) => (
          <li key={starter.name}>
            <button type="button" onClick={() => openStarter(starter)}>
              <strong>{starter.title}</strong>
              <span>{starter.summary}</span>
            </button>
          </li>
        ))}
      </ol>
      <p className="steward-hint">
        Tabs, variables, headers and history can hold passwords and tokens: they are kept for this browser tab only and
        are gone when you close it.
      </p>
    </article>
  );
}

function GuideIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round">
      <circle cx="12" cy="12" r="9" />
      <path d="m15.5 8.5-2 5-5 2 2-5z" />
    </svg>
  );
}

/** The pane that leads a newcomer through the schema. */
export const GUIDE: GraphiQLPlugin = { title: 'Getting started', icon: GuideIcon, content: Guide };
