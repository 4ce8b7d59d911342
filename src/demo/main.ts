import { performance } from 'node:perf_hooks';
import { randomUUID } from 'node:crypto';
import { AnswerError, type Outcome, type Person } from './client.js';
import { administrator, invite } from './guests.js';
import * as operations from './operations.js';
import { heading, say } from './screen.js';
import { demoServer } from './server.js';

const shown = (outcome: Outcome) => `${outcome.__typename}: “${String(outcome['message'])}”`;

async function share(ada: Person, ben: Person): Promise<string> {
  heading('Ada keeps a secret, and shares it with Ben while he listens');
  const { secret } = await ada.must(operations.CREATE_SECRET, {
    name: `billing-api-${randomUUID().slice(0, 8)}`,
    type: 'API_KEY',
    value: 'sk-live-demo-4242-7777',
    provider: 'billing',
  });
  const { id, name, maskedValue } = secret as Record<string, string>;
  say(`   Ada stored “${name}”. Everybody who may see it sees only ${maskedValue}`);
  const events = await ben.listen(operations.SECRET_EVENTS);
  const found = await ada.ask<{ findUser: { id: string; displayName: string } }>(operations.FIND_USER, {
    email: ben.email,
  });
  const before = performance.now();
  await ada.must(operations.SHARE_SECRET, { secretId: id, userId: found.findUser.id, access: 'REVEAL' });
  const event = (await events.next()).value as { secretEvents: { __typename: string; secret: { name: string } } };
  const elapsed = (performance.now() - before).toFixed(0);
  say(
    `   Ben’s open socket heard ${event.secretEvents.__typename} of “${event.secretEvents.secret.name}” after ${elapsed} ms`,
  );
  const revealed = await ben.must(operations.REVEAL_SECRET, { secretId: id });
  say(`   Ben reveals it: ${String(revealed['value'])} (version ${String(revealed['version'])})`);
  return String(id);
}

async function refuse(mallory: Person, admin: Person, secretId: string): Promise<void> {
  heading('Mallory is a stranger, and the administrator is no exception');
  const seen = await mallory.ask<{ secret: unknown }>(operations.SECRET, { id: secretId });
  say(`   Mallory asks for it by its id: ${JSON.stringify(seen.secret)}`);
  const theirs = await mallory.do(operations.REVEAL_SECRET, { secretId });
  const nothing = await mallory.do(operations.REVEAL_SECRET, { secretId: randomUUID() });
  say(`   Mallory tries to reveal it:       ${shown(theirs)}`);
  say(`   and one that does not exist:      ${shown(nothing)}  (the same answer)`);
  try {
    await admin.ask(operations.SECRET, { id: secretId });
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    say(`   The administrator asks for it:    ${error.code}: “${error.message}”`);
  }
}

async function account(ada: Person, admin: Person, secretId: string): Promise<void> {
  heading('Nothing happened without a record');
  const { secret } = await ada.ask<{
    secret: { accessLog: { nodes: { accessType: string; success: boolean; user: { displayName: string } | null }[] } };
  }>(operations.ACCESS_LOG, { id: secretId });
  for (const entry of [...secret.accessLog.nodes].reverse())
    say(
      `   ${entry.accessType.padEnd(5)} by ${entry.user?.displayName ?? 'somebody'}${entry.success ? '' : ' (refused)'}`,
    );
  const { verifyAuditLog: audit } = await admin.ask<{
    verifyAuditLog: { ok: boolean; checked: string; unsealed: string };
  }>(operations.VERIFY_AUDIT_LOG);
  say(`   The audit log ${audit.ok ? 'is intact' : 'IS BROKEN'}: ${audit.checked} entries checked`);
  await ada.must(operations.DELETE_SECRET, { secretId });
  say('   Ada deleted the secret again.');
}

const server = await demoServer(process.env);
try {
  say(`Steward runs at ${server.url}. What follows is a real client talking to it.`);
  heading('People come in by invitation');
  const admin = await administrator(server);
  const ada = await invite(admin, 'Ada', server.url);
  const ben = await invite(admin, 'Ben', server.url);
  const mallory = await invite(admin, 'Mallory', server.url);
  const secretId = await share(ada, ben);
  await refuse(mallory, admin, secretId);
  await account(ada, admin, secretId);
  await ben.leave();
  say();
} finally {
  await server.stop();
}
