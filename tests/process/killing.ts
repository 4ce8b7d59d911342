import { expect } from '@jest/globals';
import { randomInt, randomUUID } from 'node:crypto';
import type { Outcome } from '../../src/demo/client.js';
import { CREATE_SECRET, REVEAL_SECRET } from '../support/operations.js';
import { register, signIn, type Account } from '../support/people.js';
import { ADMIN, type Household } from '../support/process.js';

const CLIENTS = 10;

/** Asks until the server is gone; answers what was acknowledged. */
async function work(account: Account, target: string, acknowledged: () => void) {
  const created: string[] = [];
  let revealed = 0;
  for (let turn = 0; ; turn++) {
    let outcome: Outcome;
    try {
      outcome =
        turn % 2
          ? await account.person.do(REVEAL_SECRET, { secretId: target })
          : await account.person.do(CREATE_SECRET, { name: randomUUID(), type: 'CUSTOM', value: randomUUID() });
    } catch {
      return { created, revealed }; // cut off: not acknowledged
    }
    if (outcome.__typename === 'RevealSecretSuccess') revealed++;
    else created.push((outcome['secret'] as { id: string }).id);
    acknowledged();
  }
}

/**
 * Kills a server with -9 so many times in the middle of what many ask of it: nothing that was acknowledged is lost, and no
 * value was answered without its record.
 */
export async function killInTheMiddle(home: Household, rounds: number): Promise<void> {
  let server = await home.start();
  const { email, password } = await register(server.url, 'Worker');
  let account = await signIn(server.url, email, password);
  const made = await account.person.must(CREATE_SECRET, { name: 'target', type: 'CUSTOM', value: 'the target value' });
  const target = (made['secret'] as { id: string }).id;
  const created: string[] = [];
  let revealed = 0;

  for (let round = 0; round < rounds; round++) {
    let left = randomInt(60, 140);
    const killed = new Promise<void>((resolve, reject) => {
      const acknowledged = () => {
        if (--left === 0) server.end('SIGKILL').then(() => resolve(), reject);
      };
      Promise.all(Array.from({ length: CLIENTS }, () => work(account, target, acknowledged))).then((results) => {
        for (const result of results) {
          created.push(...result.created);
          revealed += result.revealed;
        }
      }, reject);
    });
    await killed;
    server = await home.start();
    account = await signIn(server.url, email, password);
  }

  const admin = await signIn(server.url, ADMIN.email, ADMIN.password);
  for (const id of created)
    expect(await account.person.ask('query ($id: ID!) { secret(id: $id) { id } }', { id })).toEqual({ secret: { id } });
  const { auditLogs } = await admin.person.ask<{ auditLogs: { totalCount: string } }>(
    `query ($id: ID!) { auditLogs(filter: { action: "CREDENTIAL_ACCESSED", resourceId: $id, success: true }) { totalCount } }`,
    { id: target },
  );
  expect(created.length + revealed).toBeGreaterThanOrEqual(rounds * 60);
  expect(Number(auditLogs.totalCount)).toBeGreaterThanOrEqual(revealed);
  expect(await admin.person.ask('{ verifyAuditLog { ok firstBroken { id reason } } }')).toEqual({
    verifyAuditLog: { ok: true, firstBroken: null },
  });
  expect(await server.end('SIGTERM')).toBe(0);
}
