import { type Bind, type Shape, instant } from '../../platform/database/shape.js';
import { InvalidInput } from '../../platform/problem.js';

/** How a `Topic` is read. Row level security decides which. */
export const topicShape: Shape = {
  type: 'Topic',
  table: 'topics',
  columns: {
    id: 'id',
    name: 'name',
    description: 'description',
    isSystem: { sql: (t) => `(${t}.owner_id is null)` },
    documentCount: {
      sql: (t) =>
        `(select count(*)::int from document_topics l where l.topic_id = ${t}.id and l.owner_id = (select app_user()))`,
    },
    createdAt: instant('created_at'),
    updatedAt: instant('updated_at'),
  },
};

/** By name, as lists within something else are read. */
export const byName = (topic: string): string => `${topic}.name_key, ${topic}.id`;

/** What narrows a list of topics; absent and null ones do not. */
export interface TopicFilter {
  readonly search?: string | null | undefined;
  readonly isSystem?: boolean | null | undefined;
}

/** The conditions of a filter that are there. Throws InvalidInput. */
export function matching({ search, isSystem }: TopicFilter): (t: string, bind: Bind) => readonly string[] {
  // PostgreSQL has no text with a NUL in it, so that nothing could match.
  if (search?.includes('\0')) throw new InvalidInput('NUL characters are not allowed.', 'filter');
  const like =
    search == null
      ? null
      : `%${search
          .normalize('NFKC')
          .toLowerCase()
          .replace(/[\\%_]/g, '\\$&')}%`;
  return (t, bind) => [
    ...(like === null
      ? []
      : [`lower(normalize(${t}.name || ' ' || ${t}.description, NFKC)) like ${bind(() => like, 'text')}`]),
    ...(isSystem == null ? [] : [`(${t}.owner_id is null) = ${bind(() => isSystem, 'boolean')}`]),
  ];
}
