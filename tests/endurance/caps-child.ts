import 'reflect-metadata';
import { ENTITIES } from '../../src/entities.js';
import { DispatchService } from '../../src/modules/tools/dispatch.service.js';
import { Database } from '../../src/platform/database/database.js';
import { openSources } from '../../src/platform/database/sources.js';
import { Hub } from '../../src/platform/events/hub.js';
import { MINIMAL_AUDIT } from '../support/audit.js';
import { SILENT } from '../support/log.js';

/** Runs everything that waits, eight at a time, and tells a ledger elsewhere when each begins and ends. */
const [urls = '{}', ledger = ''] = process.argv.slice(2);
const sources = await openSources({
  ...{ urls: JSON.parse(urls) as { app: string; system: string }, entities: ENTITIES, log: SILENT },
});
const database = new Database(sources.app, sources.system, MINIMAL_AUDIT);
const tell = (what: string) => fetch(`${ledger}/${what}`, { method: 'POST' }).then((answer) => answer.arrayBuffer());
const runner = {
  kind: 'HTTP' as const,
  run: async () => {
    await tell('enter');
    await tell('leave');
    return null;
  },
};
const waits = async () =>
  (
    await sources.system.query<{ count: number }[]>(
      `select count(*)::int as count from tool_executions where status in ('PENDING', 'RUNNING')`,
    )
  )[0]?.count !== 0;
const drain = async (): Promise<number> => {
  const dispatch = new DispatchService(database, new Hub(), [runner]);
  for (let ran = 0; ;) {
    ran += await dispatch.drain();
    if (!(await waits())) return ran;
  }
};
const ran = await Promise.all(Array.from({ length: 4 }, drain));
process.stdout.write(`${ran.reduce((a, b) => a + b)}\n`);
await sources.close();
process.exit(0);
