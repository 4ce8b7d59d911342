/** What a GraphQL server answers over HTTP. */
export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: readonly { message: string; extensions?: { code?: string } }[];
}

/** A GraphQL request as the specification of GraphQL over HTTP has it. */
export interface Request {
  query: string;
  operationName?: string | null;
  variables?: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * Posts one operation to this origin's `/graphql`.
 * @throws Error with words for a person when the server cannot be reached or does not answer GraphQL.
 */
export async function send(request: Request, headers?: Record<string, string>): Promise<Answer> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
    },
    body: JSON.stringify(request),
    credentials: 'omit',
  }).catch((cause: unknown) => {
    throw new Error('The server cannot be reached. Is it running?', { cause });
  });
  const body: unknown = await response.json().catch(() => null);
  if (!isObject(body)) throw new Error(`The server answered ${response.status} ${response.statusText}.`);
  return body;
}

/**
 * The field `result` of an answer, which every operation of the pages asks for.
 * @throws Error with the server's words when there is none.
 */
export function resultOf(answer: Answer): Record<string, unknown> {
  const result = answer.data?.['result'];
  if (isObject(result)) return result;
  throw new Error(answer.errors?.[0]?.message ?? 'The server gave no answer.');
}
