import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { Conflict, Forbidden, NotFound } from '../../platform/problem.js';
import { requireName } from '../identity/index.js';
import type { WorkspaceRole } from './member.entity.js';
import { MemberRepository } from './member.repository.js';
import { requireSlug, slugOf } from './slug.policy.js';
import {
  type Changes,
  workspaceCreated,
  workspaceDeleted,
  workspaceRestored,
  workspaceUpdated,
} from './workspace.events.js';
import { type WorkspaceFacts, canCreate, canDelete, canRestore, canUpdate } from './workspace.policy.js';
import { type WorkspaceNames, WorkspaceRepository, type WorkspaceRow, slugTaken } from './workspace.repository.js';
import { type WorkspaceFilter, deletedWorkspaceShape, matching, workspaceShape } from './workspace.shape.js';

/** What is filled in for a new workspace. */
export interface NewWorkspace {
  readonly name: string;
  readonly slug?: string | null | undefined;
}

/** What changes; absent and null stay. */
export interface WorkspaceChange {
  readonly workspaceId: string;
  readonly name?: string | null | undefined;
  readonly slug?: string | null | undefined;
}

export interface RestoreWorkspace {
  readonly workspaceId: string;
  /** Another slug than before; the old one where absent or null. */
  readonly slug?: string | null | undefined;
}

/** How many bytes of chance tell apart workspaces of one name: eight hexadecimal digits. */
const SUFFIX_BYTES = 4;

/** Workspaces: reading, making, changing, deleting and restoring them. */
export class WorkspaceService {
  constructor(private readonly db: Database) {}

  /** A workspace by its id; null where the actor does not belong to one. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, workspaceShape, selection, id);
  }

  /** The same, also a deleted one that the actor owns. */
  findDeleted(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, workspaceShape, selection, id, { includeDeleted: true });
  }

  /** A page of the workspaces the actor belongs to, newest first. Throws InvalidInput. */
  page(actor: Actor, filter: WorkspaceFilter, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, workspaceShape, selection, matching(filter));
  }

  /** A page of the deleted workspaces that the actor can restore, the last one deleted first. Throws InvalidInput. */
  deleted(actor: Actor, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, deletedWorkspaceShape, selection);
  }

  /** What decides about a workspace early: null where the actor sees none of this id. */
  facts(actor: Actor, id: string): Promise<WorkspaceFacts | null> {
    return this.db.as(actor, (tx) => new WorkspaceRepository(tx).find(id));
  }

  /** Makes a workspace with the actor as its owner, and answers its id. Throws Forbidden, InvalidInput and Conflict. */
  async create(actor: Actor, form: NewWorkspace): Promise<string> {
    const name = requireName(form.name);
    const wanted = form.slug == null ? null : requireSlug(form.slug);
    const id = randomUUID();
    return this.db.as(actor, async (tx) => {
      const workspaces = new WorkspaceRepository(tx);
      if (!canCreate(actor) || !(await workspaces.mayCreate())) throw new Forbidden('You may not make workspaces.');
      const slugs = wanted === null ? suggested(name) : [wanted];
      let slug: string | undefined;
      for (const each of slugs)
        if (await workspaces.insert(id, { name, slug: each })) {
          slug = each;
          break;
        }
      if (slug === undefined) throw slugTaken();
      await tx.emit(workspaceCreated({ workspaceId: id, recipients: [actor.id], slug }));
      return id;
    });
  }

  /** Renames a workspace and answers its id; without a change nothing is written. Throws NotFound, Forbidden, InvalidInput and Conflict. */
  update(actor: Actor, { workspaceId, ...change }: WorkspaceChange): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const workspaces = new WorkspaceRepository(tx);
      const before = await lockIf(tx, workspaceId, (workspace) => canUpdate(actor, workspace));
      const after = {
        name: change.name == null ? before.name : requireName(change.name),
        slug: change.slug == null ? before.slug : requireSlug(change.slug),
      };
      const changes = changesOf(before, after);
      if (Object.keys(changes).length === 0) return before.id;
      if (!(await workspaces.update(before.id, after))) throw new NotFound('Workspace');
      const recipients = await new MemberRepository(tx).all(before.id);
      await tx.emit(workspaceUpdated({ workspaceId: before.id, recipients, changes }));
      return before.id;
    });
  }

  /** Deletes a workspace and answers its id. Throws NotFound and Forbidden. */
  delete(actor: Actor, workspaceId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const { id } = await lockIf(tx, workspaceId, (workspace) => canDelete(actor, workspace));
      const recipients = await new MemberRepository(tx).all(id);
      if (!(await new WorkspaceRepository(tx).delete(id))) throw new NotFound('Workspace');
      await tx.emit(workspaceDeleted({ workspaceId: id, recipients }));
      return id;
    });
  }

  /**
   * Brings a workspace back that was deleted at most thirty days ago, and answers its id. Throws NotFound, Forbidden,
   * InvalidInput, and Conflict where it is not deleted or its slug was taken meanwhile.
   */
  restore(actor: Actor, { workspaceId, slug }: RestoreWorkspace): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const workspace = await requireRestorable(tx, workspaceId);
      const wanted = slug == null ? workspace.slug : requireSlug(slug);
      if (!(await new WorkspaceRepository(tx).restore(workspace.id, wanted))) {
        // Another owner was faster.
        await requireRestorable(tx, workspaceId);
        throw new NotFound('Workspace');
      }
      const recipients = await new MemberRepository(tx).all(workspace.id);
      await tx.emit(workspaceRestored({ workspaceId: workspace.id, recipients }));
      return workspace.id;
    });
  }
}

/**
 * A live workspace, locked, with the actor's role in it as it is under the lock. Throws NotFound where the actor has
 * none, Forbidden where it is not enough.
 */
export async function lockIf(
  tx: Tx,
  workspaceId: string,
  isAllowed: (workspace: WorkspaceRow) => boolean,
): Promise<WorkspaceRow & { readonly role: WorkspaceRole }> {
  const workspace = await new WorkspaceRepository(tx).lock(workspaceId);
  if (!workspace) throw new NotFound('Workspace');
  if (!isAllowed(workspace)) throw new Forbidden();
  return workspace;
}

/** A deleted workspace that the actor can bring back. Throws NotFound, Forbidden, and Conflict for one that is not deleted. */
async function requireRestorable(tx: Tx, workspaceId: string): Promise<WorkspaceRow> {
  const workspace = await new WorkspaceRepository(tx).find(workspaceId);
  if (!workspace) throw new NotFound('Workspace');
  if (!workspace.isDeleted && !canDelete(tx.actor, workspace)) throw new Forbidden();
  if (!workspace.isDeleted) throw new Conflict('This workspace is not deleted.');
  if (!canRestore(tx.actor, workspace)) throw new NotFound('Workspace');
  return workspace;
}

/** The slug a name suggests, and two more that are hardly taken. */
const suggested = (name: string): string[] => [
  slugOf(name),
  ...[1, 2].map(() => slugOf(name, randomBytes(SUFFIX_BYTES).toString('hex'))),
];

function changesOf(before: WorkspaceNames, after: WorkspaceNames): Changes {
  const fields = (['name', 'slug'] as const).filter((field) => before[field] !== after[field]);
  return Object.fromEntries(fields.map((field) => [field, { before: before[field], after: after[field] }]));
}
