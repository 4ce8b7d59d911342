import type { Actor } from '../actor.js';
import { isUuid } from '../uuid.js';
import type { Database } from './database.js';
import { type Root, type Row, type Selection, select, selectNode } from './select.js';
import type { Shape } from './shape.js';

type Where<Kind extends Root['kind']> = NonNullable<Extract<Root, { kind: Kind }>['where']>;

/** Of one object, by its id: what is selected of it, or null where the actor sees no such object. */
export async function readById(
  db: Database,
  actor: Actor,
  shape: Shape,
  selection: Selection,
  id: string,
  options: { readonly includeDeleted?: boolean } = {},
): Promise<Row | null> {
  if (!isUuid(id)) return null;
  return readOne(db, actor, shape, selection, (t, bind) => `${t}.id = ${bind(() => id, 'uuid')}`, options);
}

/** Of the one object that meets `where`: what is selected of it, or null where the actor sees no such object. */
export async function readOne(
  db: Database,
  actor: Actor,
  shape: Shape,
  selection: Selection,
  where: Where<'one'>,
  options: { readonly includeDeleted?: boolean } = {},
): Promise<Row | null> {
  return db.read<Row>(actor, select(shape, selection, { kind: 'one', where, ...options }));
}

/** All objects that the actor sees and that meet `where`, in order; an empty list where there are none. */
export async function readList(
  db: Database,
  actor: Actor,
  shape: Shape,
  selection: Selection,
  order: (alias: string) => string,
  where?: Where<'list'>,
): Promise<readonly Row[]> {
  const root: Root = where ? { kind: 'list', order, where } : { kind: 'list', order };
  return present(await db.read<readonly Row[]>(actor, select(shape, selection, root)));
}

/** What is selected of those of the objects that the actor sees, by their ids in lower case; whatever fields are selected. */
export async function readByIds(
  db: Database,
  actor: Actor,
  shape: Shape,
  selection: Selection,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  const where: Where<'byId'> = (t, bind) => `${t}.id = any (${bind(() => ids, 'uuid[]')})`;
  const rows = await db.read<Record<string, Row>>(actor, select(shape, selection, { kind: 'byId', where }));
  return new Map(Object.entries(present(rows)));
}

/** A page of the objects that the actor sees and that meet `where`. Throws InvalidInput for arguments out of range. */
export async function readPage(
  db: Database,
  actor: Actor,
  shape: Shape,
  selection: Selection,
  where?: Where<'page'>,
): Promise<Row> {
  return present(
    await db.read<Row>(actor, select(shape, selection, where ? { kind: 'page', where } : { kind: 'page' })),
  );
}

/** The object with the `id` that the selected field has as its argument, of whichever shape, with its `__typename`. */
export async function readNode(
  db: Database,
  actor: Actor,
  shapes: readonly Shape[],
  selection: Selection,
): Promise<Row | null> {
  return db.read<Row>(actor, selectNode(shapes, selection));
}

/** Lists and pages are aggregates: their statements answer a row always. */
function present<T>(value: T | null): T {
  if (value === null) throw new Error('A statement that answers one row answered none.');
  return value;
}
