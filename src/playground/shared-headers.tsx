import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';
import type { Headers } from './headers.js';

/**
 * Shows the one headers text of the playground in whatever tab is open. GraphiQL keeps headers per tab and puts the
 * tab's own text in with `setValue` ("flush"); what a person types is no flush, and that is what counts.
 */
export function SharedHeaders({ headers }: { headers: Headers }): null {
  const editor = useGraphiQL((state) => state.headerEditor);
  useEffect(() => {
    if (!editor) return;
    const show = () => {
      if (editor.getModel() && editor.getValue() !== headers.text) editor.setValue(headers.text);
    };
    show();
    const typed = editor.onDidChangeModelContent((event) => {
      if (event.isFlush) queueMicrotask(show);
      else headers.text = editor.getValue();
    });
    const unsubscribe = headers.subscribe(show);
    return () => {
      typed.dispose();
      unsubscribe();
    };
  }, [editor, headers]);
  return null;
}
