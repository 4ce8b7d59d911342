import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In milliseconds: the demo starts a server with a database of its own. */
const PATIENCE = 120_000;

test(
  'npm run demo:agent shows an approval with a changed argument and a denial, on nothing but a clone, and leaves nothing',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'steward-demo-test-'));
    await chmod(folder, 0o755);
    const child = spawn(process.execPath, ['dist/src/demo/agent.js'], {
      env: { PATH: process.env['PATH'], TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    const [code] = (await once(child, 'close')) as [number | null];
    expect({ code, output }).toMatchObject({ code: 0 });
    const steps = [
      'Ada:    “Please order desk lamps for the new office.”',
      'tool:   place_order {"item":"desk lamp","quantity":500} waits for somebody to agree',
      'Ben:    hears at once that Ada’s assistant asks for place_order {"item":"desk lamp","quantity":500}',
      'Nothing has happened: 0 orders in the shop',
      'Ben:    changes an argument and approves: {"item":"desk lamp","quantity":50}',
      'tool:   place_order {"item":"desk lamp","quantity":50} has run',
      'model:  Done: 50 desk lamps are on their way. I had 500 in mind, and 50 were agreed to.',
      'In the shop: [{"item":"desk lamp","quantity":50}]',
      'Ben:    denies it: “Not in this year’s budget.”',
      'model:  I was not allowed to order it: it is not in this year’s budget.',
      'In the shop: 1 order, as before',
    ];
    const places = steps.map((step) => output.indexOf(step));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(output).not.toContain('\u001b');
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  },
  PATIENCE,
);
