import type { Resolvers, ResolversTypes } from '../generated/graphql.js';
import type { Actor } from '../platform/actor.js';
import type { Database } from '../platform/database/database.js';
import { readNode } from '../platform/database/reads.js';
import type { Shape } from '../platform/database/shape.js';

/** What must be done before an object of a type is answered, by the name of the type. */
export type BeforeAnswer = Readonly<Record<string, (actor: Actor, id: string) => Promise<void>>>;

/** `node(id:)` over the shapes of every module, in one statement. */
export const nodeResolvers = (db: Database, shapes: readonly Shape[], beforeAnswer: BeforeAnswer): Resolvers => ({
  Query: {
    node: async (_root, { id }, { actor }, info) => {
      const row = (await readNode(db, actor, shapes, info)) as Awaited<ResolversTypes['Node']> | null;
      if (row) await beforeAnswer[row.__typename]?.(actor, id);
      return row;
    },
  },
});
