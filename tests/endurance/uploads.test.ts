import { EventEmitter, once } from 'node:events';
import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { type Account, register } from '../support/people.js';
import { startSteward } from '../support/steward.js';
import { CONFIRM, DOWNLOAD, announce, put } from '../modules/documents/upload.js';
import { report } from './report.js';
import { startWorker, world } from '../support/world.js';

const [UPLOADS, UPLOADERS] = [200, 4];

/** A program that is killed and started again. */
class Mortal {
  kills = 0;
  #life: Promise<() => Promise<unknown>>;

  constructor(private readonly begin: () => Promise<() => Promise<unknown>>) {
    this.#life = begin();
  }

  /** Resolves when it is there. */
  async up(): Promise<void> {
    await this.#life;
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    const kill = await this.#life;
    await kill();
  }

  async kill(): Promise<void> {
    // Nobody finds it up while it dies.
    const dying = this.stop();
    this.#life = dying.then(() => this.begin());
    this.kills += 1;
    await this.#life;
  }
}

/** Tells each time that something of an upload begins. */
const begun = new EventEmitter();

/** Keeps killing one or the other at random moments of the work, until `over`: however slow the machine, some is done between. */
async function havoc(victims: readonly Mortal[], over: AbortSignal): Promise<void> {
  try {
    for (;;) {
      for (let n = randomInt(5, 30); n > 0; n--) await once(begun, 'step', { signal: over });
      await pause(randomInt(100));
      await victims[randomInt(victims.length)]?.kill();
    }
  } catch (error) {
    if (!over.aborted) throw error;
  }
}

/** Puts and confirms one file, whatever dies meanwhile; answers its id once the server has said that it is there. */
async function persist(account: Account, server: Mortal, content: string): Promise<string> {
  const step = async () => {
    await server.up();
    begun.emit('step');
  };
  for (let tries = 1; ; tries++) {
    try {
      await step();
      const ticket = await announce(account, { content });
      await step();
      await put(ticket, { content });
      for (let n = 0; n < 3; n++) {
        await step();
        const outcome = await account.person.do(CONFIRM, { documentId: ticket.id }).catch(() => null);
        if (outcome?.__typename === 'ConfirmDocumentUploadSuccess') return ticket.id;
      }
    } catch (error) {
      // The connection was cut, or refused: that is what this is about. It does not go on for ever.
      if (tries === 100) throw error;
    }
  }
}

test('kill -9 of server and worker during 200 uploads: what was acknowledged is there, nothing else is, and the quota is the sum', async () => {
  const { db, home, env, end } = await world();
  const port = '18473';
  const first = await home.start({ ...env, PORT: port });
  const account = await register(first.url, 'Ada');
  await first.end('SIGTERM');
  const server = new Mortal(async () => {
    const running = await home.start({ ...env, PORT: port });
    return () => running.end('SIGKILL');
  });
  const jobs = new Mortal(() => startWorker({ env, home }));
  const acknowledged = new Map<string, string>();
  let left = UPLOADS;
  const upload = async () => {
    while (left-- > 0) {
      const content = randomBytes(randomInt(50, 2_000)).toString('hex');
      acknowledged.set(await persist(account, server, content), content);
    }
  };
  const uploading = Promise.all(Array.from({ length: UPLOADERS }, upload));
  const over = new AbortController();
  const killing = havoc([server, jobs], over.signal);
  await uploading;
  over.abort();
  await killing;
  // An hour passes, and so do the URLs; then it is cleaned up.
  await db.owner.query(`update documents set created_at = created_at - interval '2 hours' where status = 'PENDING'`);
  await db.owner.query(`update stored_objects set settles_at = now() - interval '1 hour'`);
  const cleaner = await startSteward({ database: db, env: { ...env, NODE_ENV: 'test' } });
  await cleaner.steward.app.documents.cleanup.abandon();
  await cleaner.steward.app.documents.cleanup.removeObjects();

  const { rows } = await db.owner.query<{ id: string; key: string; size: string }>(
    `select id, object_key as key, size_bytes::text as size from documents`,
  );
  const ids = new Set(rows.map(({ id }) => id));
  expect([...acknowledged.keys()].filter((id) => !ids.has(id))).toEqual([]);
  const kept: string[] = [];
  for await (const { key } of cleaner.store.list('')) kept.push(key);
  expect(kept.sort()).toEqual(rows.map(({ key }) => key).sort());
  const quota = await db.owner.query<{ used: string }>(
    `select used_bytes::text as used from quotas where user_id = $1`,
    [account.id],
  );
  expect(quota.rows[0]?.used).toBe(String(rows.reduce((sum, { size }) => sum + Number(size), 0)));
  for (const [id, content] of acknowledged) {
    const { documentDownloadUrl } = await account.person.ask<{ documentDownloadUrl: { url: string } }>(DOWNLOAD, {
      id,
    });
    expect(await (await fetch(documentDownloadUrl.url)).text()).toBe(content);
  }
  const unread = async () =>
    (await db.owner.query(`select from documents where status in ('UPLOADED', 'PROCESSING')`)).rowCount;
  while ((await unread()) !== 0) await pause(100);
  const ready = (await db.owner.query(`select from documents where status = 'READY'`)).rowCount ?? 0;
  expect(ready).toBe(rows.length);
  report('Uploads', {
    acknowledged: acknowledged.size,
    documents: rows.length,
    'servers killed': server.kills,
    'workers killed': jobs.kills,
  });
  await cleaner.close();
  await Promise.all([server.stop(), jobs.stop()]);
  await end();
});
