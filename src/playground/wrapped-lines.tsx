import { pick, useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

/** Wraps long lines in all editors: the comments of the starters are there to be read, and tokens are long. */
export function WrappedLines(): null {
  const editors = useGraphiQL(pick('queryEditor', 'variableEditor', 'headerEditor', 'responseEditor'));
  const { queryEditor, variableEditor, headerEditor, responseEditor } = editors;
  useEffect(() => {
    for (const editor of [queryEditor, variableEditor, headerEditor, responseEditor])
      editor?.updateOptions({ wordWrap: 'on', wrappingIndent: 'indent' });
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);
  return null;
}
