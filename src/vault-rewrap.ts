import 'reflect-metadata';
import { setTimeout as wait } from 'node:timers/promises';
import type { App } from './app.js';
import { ConfigError } from './config.js';
import { Actor } from './platform/actor.js';
import { WrongMasterKey } from './platform/crypto/canary.js';
import { withApp } from './with-app.js';

const OPERATOR = Actor.system('vault:rewrap');
/** Before it looks again at a run that waits, for example for Transit. */
const LOOK_MS = 1_000;

type Rewraps = App['rewraps'];

/**
 * `npm run vault:rewrap`: wraps every data key with the key in force, beside a running server or without one, and prints
 * how it gets on and what is under which key then. With `--retire` it retires the keys that nothing is under any more.
 * Exits with 0, with 1 where something did not open or it could not be done, and with 78 for a wrong configuration.
 */
async function main(): Promise<number> {
  return withApp(async ({ rewraps }) => {
    const completed = await rewrap(rewraps);
    if (process.argv.includes('--retire')) await retire(rewraps);
    await showKeys(rewraps);
    return completed ? 0 : 1;
  });
}

/** Works until the run has ended, and answers whether everything opened. */
async function rewrap({ rewraps, runner }: Rewraps): Promise<boolean> {
  const id = await rewraps.start(OPERATOR);
  for (let told = ''; ;) {
    const goesOn = await runner.work();
    const { status, total, done, failed, reason } = await rewraps.state(OPERATOR, id);
    const line = `${status}: ${done} of ${total} wrapped${failed > 0 ? `, ${failed} did not open` : ''}. ${reason ?? ''}`;
    if (line !== told) process.stdout.write(`${line.trimEnd()}\n`);
    told = line;
    if (!goesOn || status !== 'RUNNING') return status === 'COMPLETED';
    if (reason !== null) await wait(LOOK_MS);
  }
}

async function retire({ keys }: Rewraps): Promise<void> {
  for (const { provider, keyId, canRetire } of await keys.usage(OPERATOR)) {
    if (!canRetire) continue;
    await keys.retire(OPERATOR, { provider, keyId });
    process.stdout.write(`Retired ${provider}/${keyId}.\n`);
  }
}

async function showKeys({ keys }: Rewraps): Promise<void> {
  for (const { provider, keyId, versions, others, isCurrent, retiredAt, canRetire } of await keys.usage(OPERATOR)) {
    const standing = isCurrent ? 'in force' : retiredAt !== null ? 'retired' : canRetire ? 'can be retired' : 'in use';
    process.stdout.write(`${provider}/${keyId}: ${versions} versions, ${others} others, ${standing}.\n`);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigError || error instanceof WrongMasterKey ? 78 : 1;
}
