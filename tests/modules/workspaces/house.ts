import { AuditTrail } from '../../../src/modules/audit/index.js';
import type { WorkspaceRole } from '../../../src/modules/workspaces/member.entity.js';
import { type WorkspacesModule, workspacesModule } from '../../../src/modules/workspaces/index.js';
import type { Actor } from '../../../src/platform/actor.js';
import { Hub } from '../../../src/platform/events/hub.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { TEST_KEYS } from '../../support/master-keys.js';
import { type Person, person } from '../secrets/people.js';
import { membersOf, workspaceOf } from './rows.js';

/** Workspaces on a database of their own. */
export interface House extends WorkspacesModule {
  readonly db: TestDatabase;
  readonly hub: Hub;
  person(name: string, of?: Person): Promise<Actor>;
  /** A workspace with these members, as if it had grown so. Answers its id. */
  workspaceOf(...members: readonly (readonly [actor: Actor, role: WorkspaceRole])[]): Promise<string>;
  /** Who belongs to a workspace, as `<user id>` → role. */
  membersOf(workspaceId: string): Promise<Record<string, string>>;
  /** Rows as the owner of the tables sees them. */
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  /** The events of a workspace, in their order. */
  events(workspaceId: string): Promise<{ type: string; payload: Record<string, string>; recipients: string[] }[]>;
  /** The audited actions on a workspace. */
  audit(workspaceId: string): Promise<string[]>;
}

export async function openHouse(): Promise<House> {
  const db = await testDatabase({ audit: new AuditTrail(TEST_KEYS) });
  const hub = new Hub();
  const rows = async <T extends object>(sql: string, values: unknown[] = []) =>
    (await db.owner.query<T>(sql, values)).rows;
  return {
    ...workspacesModule({ db: db.database, hub }),
    db,
    hub,
    rows,
    person: (name, of) => person(db.owner, name, of),
    workspaceOf: (...members) =>
      workspaceOf(
        db.owner,
        members.map(([{ id }, role]) => [id, role] as const),
      ),
    membersOf: (id) => membersOf(db.owner, id),
    events: (id) => rows(`select type, payload, recipients from outbox where aggregate_id = $1 order by id`, [id]),
    audit: async (id) =>
      (
        await rows<{ action: string }>(`select action from audit_logs where resource_id = $1 order by created_at, id`, [
          id,
        ])
      ).map(({ action }) => action),
  };
}
