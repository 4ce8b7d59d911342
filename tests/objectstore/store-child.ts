// An embedded object store in a process of its own, for tests to kill. Prints one line when it is ready.
import { startObjectStore } from '../../src/platform/embedded/objectstore.js';
import { SILENT } from '../support/log.js';

const [dataDir = ''] = process.argv.slice(2);
const { endpoint, accessKey, secretKey, bucket, region } = await startObjectStore({
  ...{ dataDir, port: 0, origins: new Set<string>(), log: SILENT },
});
process.stdout.write(`${JSON.stringify({ endpoint, accessKey, secretKey, bucket, region })}\n`);
