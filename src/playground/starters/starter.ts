/** One operation of the guided tour through the schema. */
export interface Starter {
  /** The name of the operation, which GraphiQL shows as the title of its tab. */
  readonly name: string;
  /** What it is for, in a few words. */
  readonly title: string;
  /** One sentence for somebody who sees the schema for the first time. */
  readonly summary: string;
  /** The GraphQL document. */
  readonly query: string;
  /** The text of the variables editor; null where the operation takes none. */
  readonly variables: string | null;
}

/** The text of the variables editor for the given values. */
export const variables = (values: Record<string, unknown>): string => JSON.stringify(values, null, 2);
