/** Whoever runs statements as the owner of the tables: a migration's query runner, for one. */
export interface Runner {
  query(sql: string): Promise<unknown>;
}

/** The role that serves requests: it owns nothing, bypasses nothing, and is a member of nothing. */
export const APP_ROLE = 'steward_app';
/** The role of sweeps, the relay, jobs, and the steps before there is an actor. */
export const SYSTEM_ROLE = 'steward_system';

/** SQL conditions by command. What has no condition is neither granted nor allowed. */
export interface TablePolicy {
  readonly select?: string;
  readonly insert?: string;
  /** One condition for the row as it was and as it becomes. */
  readonly update?: string;
  readonly delete?: string;
  /** Only these columns may be updated; all of them unless told. */
  readonly updateColumns?: readonly string[];
}

export interface TableProtection {
  readonly app?: TablePolicy;
  readonly system?: TablePolicy;
}

/**
 * Enables and forces row level security on a table, gives its owner a policy (FORCE binds owners too, and data
 * migrations would silently do nothing), and for each role exactly the grants and policies that `protection` states.
 */
export async function protect(runner: Runner, table: string, protection: TableProtection): Promise<void> {
  await runner.query(`alter table ${table} enable row level security`);
  await runner.query(`alter table ${table} force row level security`);
  await runner.query(`create policy owner_all on ${table} to current_user using (true) with check (true)`);
  await allow(runner, table, APP_ROLE, 'app', protection.app ?? {});
  await allow(runner, table, SYSTEM_ROLE, 'system', protection.system ?? {});
}

async function allow(runner: Runner, table: string, role: string, prefix: string, p: TablePolicy): Promise<void> {
  const policy = async (command: string, clauses: string, grant = command) => {
    await runner.query(`create policy ${prefix}_${command} on ${table} for ${command} to ${role} ${clauses}`);
    await runner.query(`grant ${grant} on ${table} to ${role}`);
  };
  if (p.select) await policy('select', `using (${p.select})`);
  if (p.insert) await policy('insert', `with check (${p.insert})`);
  if (p.update) {
    const columns = p.updateColumns ? `update (${p.updateColumns.join(', ')})` : 'update';
    await policy('update', `using (${p.update}) with check (${p.update})`, columns);
  }
  if (p.delete) await policy('delete', `using (${p.delete})`);
}
