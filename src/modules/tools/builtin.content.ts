import type { Actor } from '../../platform/actor.js';
import type { BuiltinTool } from './builtin.runner.js';
import type { RunningExecution } from './runner.js';

/**
 * What built-in tools ask of other modules, as whoever asked for the execution: with that account's rights, and recorded
 * like anything else it does.
 */
export interface BuiltinContent {
  searchDocuments(
    actor: Actor,
    query: { readonly query: string; readonly limit: number; readonly mode: SearchMode | null },
  ): Promise<unknown>;
  readDocument(
    actor: Actor,
    range: {
      readonly documentId: string;
      readonly page: number | null;
      readonly startOffset: number | null;
      readonly endOffset: number | null;
    },
  ): Promise<unknown>;
  listSecretNames(
    actor: Actor,
    query: { readonly sessionId: string | null; readonly search: string | null; readonly offset: number },
  ): Promise<unknown>;
}

type SearchMode = 'LEXICAL' | 'SEMANTIC' | 'HYBRID';

/** How many passages a search answers unless told. */
const PASSAGES = 5;

/** The built-in tools that read what an account may see. Their arguments are what the schemas of the tools accept. */
export const contentTools = (content: BuiltinContent): Readonly<Record<string, BuiltinTool>> => ({
  search_documents: ({ actor, parameters }) =>
    content.searchDocuments(actor, {
      query: text(parameters, 'query') ?? '',
      limit: number(parameters, 'limit') ?? PASSAGES,
      mode: text(parameters, 'mode') as SearchMode | null,
    }),
  read_document: ({ actor, parameters }) =>
    content.readDocument(actor, {
      documentId: text(parameters, 'documentId') ?? '',
      page: number(parameters, 'page'),
      startOffset: number(parameters, 'startOffset'),
      endOffset: number(parameters, 'endOffset'),
    }),
  list_secret_names: ({ actor, parameters, sessionId }) =>
    content.listSecretNames(actor, {
      ...{ sessionId, search: text(parameters, 'search'), offset: number(parameters, 'offset') ?? 0 },
    }),
});

type Parameters = RunningExecution['parameters'];

function text(parameters: Parameters, name: string): string | null {
  const value = parameters[name];
  return typeof value === 'string' ? value : null;
}

function number(parameters: Parameters, name: string): number | null {
  const value = parameters[name];
  return typeof value === 'number' ? value : null;
}
