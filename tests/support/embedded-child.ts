// A process of its own with an embedded PostgreSQL, for tests to kill. Prints one line when it is ready; ends when its
// standard input does: by stop(), or by exit without it where the second argument says so.
import { startPostgres } from '../../src/platform/embedded/postgres.js';
import { SILENT } from './log.js';

const [dataDir = '', end = 'stop'] = process.argv.slice(2);
process.on('SIGINT', () => undefined);
try {
  const server = await startPostgres({ dataDir, log: SILENT });
  const { port, password, adopted } = server;
  process.stdout.write(`${JSON.stringify({ port, password, adopted })}\n`);
  process.stdin.resume().on('end', () => {
    if (end === 'exit') process.exit(0);
    void server.stop().then(() => process.exit(0));
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
