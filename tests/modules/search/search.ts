import type { Account } from '../../support/people.js';

export const SEARCH = `query ($input: SearchDocumentsInput!) { searchDocuments(input: $input) { effectiveMode edges { node {
  id rank score page startOffset endOffset snippet document { id title content } chunk { id content index } } } } }`;
export const RATE = `mutation ($input: RateSearchResultInput!) { rateSearchResult(input: $input) { __typename
  ... on RateSearchResultSuccess { resultId wasHelpful } ... on Problem { message } ... on InvalidInput { field } } }`;

/** A result as `SEARCH` selects it. */
export interface Result {
  readonly id: string;
  readonly rank: number;
  readonly score: number;
  readonly page: number | null;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly snippet: string;
  readonly document: { readonly id: string; readonly title: string; readonly content: string };
  readonly chunk: { readonly id: string; readonly content: string; readonly index: number };
}

/** Searches, and answers the mode and the results. */
export async function search(
  account: Account,
  query: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly mode: string; readonly results: readonly Result[] }> {
  const { searchDocuments } = await account.person.ask<{
    searchDocuments: { effectiveMode: string; edges: readonly { node: Result }[] };
  }>(SEARCH, { input: { query, ...more } });
  return { mode: searchDocuments.effectiveMode, results: searchDocuments.edges.map(({ node }) => node) };
}

/** The texts of the chunks that a search finds, best first. */
export const found = async (
  account: Account,
  query: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string[]> => (await search(account, query, more)).results.map(({ chunk }) => chunk.content);
