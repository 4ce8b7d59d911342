import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { statementOf } from '../../platform/database/plan-cache.js';
import { isStorable } from '../../platform/input.js';
import { InvalidInput } from '../../platform/problem.js';
import { toParameter } from '../../platform/database/select-parameters.js';

/** What narrows a search; absent and null ones do not. */
export interface SearchFilter {
  readonly documentIds?: readonly string[] | null;
  readonly topicIds?: readonly string[] | null;
  readonly tags?: readonly string[] | null;
  readonly contentType?: string | null;
  readonly language?: string | null;
  /** RFC 3339. */
  readonly createdFrom?: string | null;
  /** RFC 3339. */
  readonly createdBefore?: string | null;
  readonly isMine?: boolean | null;
}

/** What each condition asks of a document `d`, given the placeholder of its value. */
const CONDITIONS: Readonly<Record<keyof SearchFilter, readonly [cast: string, (bound: string) => string]>> = {
  documentIds: ['uuid[]', (ids) => `d.id = any (${ids})`],
  topicIds: [
    'uuid[]',
    (ids) => `d.id = any (array(select t.document_id from document_topics t where t.topic_id = any (${ids})))`,
  ],
  tags: ['text[]', (tags) => `d.tags && ${tags}`],
  contentType: ['text', (type) => `coalesce(d.content_type, d.declared_type) = ${type}`],
  language: ['text', (language) => `d.language = ${language}`],
  createdFrom: ['timestamptz', (instant) => `d.created_at >= ${instant}`],
  createdBefore: ['timestamptz', (instant) => `d.created_at < ${instant}`],
  isMine: ['boolean', (isMine) => `(d.owner_id = (select app_user())) = ${isMine}`],
};

/** The conditions that are there, with their values. */
export const given = (filter: SearchFilter): [keyof SearchFilter, unknown][] =>
  (Object.keys(CONDITIONS) as (keyof SearchFilter)[]).flatMap((name): [keyof SearchFilter, unknown][] =>
    (filter[name] ?? null) === null ? [] : [[name, filter[name]]],
  );

/** More than that in a list are no choice of a person's. */
const MAX_LIST = 1_000;

/** Throws InvalidInput for lists of more than 1,000, and for text that PostgreSQL cannot have. */
export function checkFilter(filter: SearchFilter): void {
  for (const [name, value] of given(filter)) {
    const values = Array.isArray(value) ? value : [value];
    if (values.length > MAX_LIST) throw new InvalidInput(`At most ${MAX_LIST} are wanted.`, name);
    if (!isStorable(values)) throw new InvalidInput('These are no characters.', name);
  }
}

/** The ids of the documents that the actor sees and that meet the filter; null where nothing narrows. */
export async function documentsMatching(
  db: Database,
  actor: Actor,
  filter: SearchFilter,
): Promise<readonly string[] | null> {
  const conditions = given(filter);
  if (conditions.length === 0) return null;
  const where = conditions.map(([name], n) => {
    const [cast, condition] = CONDITIONS[name];
    return condition(`$${n + 1}::${cast}`);
  });
  const text = `select coalesce(json_agg(d.id), '[]')::text from documents d where ${where.join(' and ')}`;
  const params = conditions.map(
    ([name, value]) =>
      () =>
        toParameter(value, CONDITIONS[name][0]),
  );
  return (await db.read<string[]>(actor, { statement: statementOf(text), params })) ?? [];
}
