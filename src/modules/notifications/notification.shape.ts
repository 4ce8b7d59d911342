import { type Bind, type Column, type Shape, type Variant, instant } from '../../platform/database/shape.js';
import { all, columnSql, literal, live } from '../../platform/database/sql.js';
import { type AboutType, NAMED } from './notice.js';

/** What a notification can be about, and the field of each that names it; null for what has no name. */
const ABOUT: Readonly<Record<AboutType, string | null>> = {
  Secret: 'name',
  User: 'displayName',
  Group: 'name',
  Workspace: 'name',
  Invitation: null,
  Session: null,
  ToolApproval: 'toolName',
};

/** What narrows a list of notifications; absent and null ones do not. */
export interface NotificationFilter {
  readonly unreadOnly?: boolean | null;
  readonly kinds?: readonly string[] | null;
}

/**
 * How a `Notification` is read, over the shapes of what it can be about. Names are looked up as the reader, under row
 * level security: whoever may no longer see a secret is no longer told its name, and what was erased is named nowhere.
 */
export function notificationShape(shapes: readonly Shape[]): Shape {
  const known = new Map(shapes.filter(({ type }) => Object.hasOwn(ABOUT, type)).map((shape) => [shape.type, shape]));
  const words = { kind: 'kind', payload: 'payload', names: { sql: (n: string) => names(known, n) } };
  return {
    type: 'Notification',
    table: 'notifications',
    columns: { id: 'id', kind: 'kind', readAt: instant('read_at'), createdAt: instant('created_at') },
    needs: { subject: words, body: words, link: { kind: 'kind', payload: 'payload' } },
    oneOf: { about: [...known.values()].map(variantOf) },
    one: {
      actor: { shape: () => known.get('User') ?? missing('User'), on: (user, n) => `${user}.id = ${n}.actor_id` },
    },
  };
}

const missing = (type: string): never => {
  throw new Error(`Notifications were given no shape of ${type}.`);
};

const variantOf = (shape: Shape): Variant => ({
  when: (n) => `${n}.about_type = ${literal(shape.type)}`,
  shape: () => shape,
  on: (thing, n) => `${thing}.id = ${n}.about_id`,
});

/** A JSON object of the names that words are made of. */
function names(known: ReadonlyMap<string, Shape>, n: string): string {
  const nameOf = (type: AboutType, id: string) => {
    const shape = known.get(type);
    const column: Column | undefined = shape?.columns[ABOUT[type] ?? ''];
    if (!shape || column === undefined) return 'null';
    const where = all(`named.id = ${id}`, ...live(shape, 'named'));
    return `(select ${columnSql(column, 'named')} from ${shape.table} named where ${where})`;
  };
  const pairs = NAMED.map(([name, type, keys]) => {
    const ids = keys.map((key) => `${n}.payload ->> ${literal(key)}`);
    return `${literal(name)}, ${nameOf(type, `coalesce(${ids.join(', ')})::uuid`)}`;
  });
  return `json_build_object('actor', ${nameOf('User', `${n}.actor_id`)}, ${pairs.join(', ')})`;
}

/** The conditions of a filter that are there, among the actor's own. */
export const matching =
  ({ unreadOnly, kinds }: NotificationFilter) =>
  (n: string, bind: Bind): readonly string[] => [
    `${n}.recipient_id = (select app_user())`,
    ...(unreadOnly ? [`${n}.read_at is null`] : []),
    ...(kinds ? [`${n}.kind = any (array(select jsonb_array_elements_text(${bind(() => kinds, 'jsonb')})))`] : []),
  ];
