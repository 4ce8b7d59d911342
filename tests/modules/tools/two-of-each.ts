import type { StewardProcess } from '../../../src/demo/process.js';
import { type Account, assign, register, signIn } from '../../support/people.js';
import { ADMIN } from '../../support/process.js';
import { type World, startWorker, world } from '../../support/world.js';
import { type Ledger, startLedger } from './outside.js';
import { APPROVE, REGISTER_TOOL, awaiting, httpTool, toolOf } from './support.js';

/** What the requester hears of an approval or an execution, and when it came. */
export interface News {
  readonly id: string;
  readonly status: string;
  readonly reason?: string | null;
  readonly at: number;
}

/** Two servers and two workers of one Steward, with somebody who asks, signed in at both, and somebody who agrees. */
export interface TwoOfEach {
  readonly shared: World;
  readonly ledger: Ledger;
  readonly ada: Account;
  readonly approver: Account;
  /** Resolves with what Ada hears at the other server of something that has come to a state. */
  heard(id: string, status: string): Promise<News>;
  /** Registers a tool that writes its line into the ledger. Answers its name. */
  tool(name: string, more?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Kills both workers, whatever they do. */
  killWorkers(): Promise<void>;
  startWorkers(count: number): Promise<void>;
  end(): Promise<void>;
}

const EVENTS = [
  `subscription { approvalEvents { id: approvalId status } }`,
  `subscription { toolExecutionEvents { id: executionId status execution { reason } } }`,
];

type Told = Readonly<Record<string, { id: string; status: string; execution?: { reason: string | null } }>>;

/** Collects what somebody hears, for whoever waits for it. */
class Hearing {
  private readonly heard = new Map<string, News>();
  private readonly waiting = new Map<string, (news: News) => void>();

  async collect(events: AsyncIterator<Readonly<Record<string, unknown>>>): Promise<void> {
    for (let next = await events.next(); !next.done; next = await events.next())
      for (const { id, status, execution } of Object.values(next.value as Told)) {
        const news = { id, status, reason: execution?.reason ?? null, at: performance.now() };
        this.heard.set(`${id} ${status}`, news);
        this.waiting.get(`${id} ${status}`)?.(news);
      }
  }

  /** Resolves with the news, also where it came before. One may wait for each. */
  async of(id: string, status: string): Promise<News> {
    const key = `${id} ${status}`;
    return this.heard.get(key) ?? new Promise((resolve) => this.waiting.set(key, resolve));
  }
}

/** Starts them, each a process of its own, with a database and an object store. */
export async function twoOfEach(): Promise<TwoOfEach> {
  const [shared, ledger] = await Promise.all([world(), startLedger((line) => line.startsWith('once'))]);
  const env = { ...shared.env, TOOL_PRIVATE_HOSTS: ledger.host, COST_PER_MINUTE: '1000000000' };
  let workers: (() => Promise<unknown>)[] = [];
  const startWorkers = async (count: number) => {
    workers.push(...(await Promise.all(Array.from({ length: count }, () => startWorker({ ...shared, env })))));
  };
  const first = await shared.home.start(env);
  const [second] = await Promise.all([shared.home.start(env), startWorkers(2)]);
  const servers: StewardProcess[] = [first, second];
  const admin = await signIn(first.url, ADMIN.email, ADMIN.password);
  const [ada, approver] = [await register(first.url, 'Ada'), await register(first.url, 'Bea')];
  await assign(admin, approver, 'approver');
  const elsewhere = await signIn(second.url, ada.email, ada.password);
  const hearing = new Hearing();
  for (const subscription of EVENTS) void hearing.collect(await elsewhere.person.listen(subscription));
  const killWorkers = async () => {
    const dying = workers;
    workers = [];
    await Promise.all(dying.map((kill) => kill()));
  };
  return {
    ...{ shared, ledger, ada, approver, killWorkers, startWorkers },
    heard: (id, status) => hearing.of(id, status),
    tool: async (name, more = {}) => {
      const http = { method: 'POST', url: `http://${ledger.host}/`, body: { line: '{{line}}' } };
      const tool = httpTool(name, { allowedHosts: [ledger.host], timeoutSeconds: 300, http, ...more });
      return toolOf(await admin.person.must(REGISTER_TOOL, tool)).name;
    },
    end: async () => {
      await elsewhere.person.leave();
      await killWorkers();
      await Promise.all(servers.map((server) => server.end('SIGTERM')));
      await ledger.close();
      await shared.end();
    },
  };
}

/** Asks for an execution at one server and agrees to it there. Answers when each was done, and what is heard at the other. */
export async function approved({ ada, approver, heard }: TwoOfEach, toolName: string, line: string) {
  const asked = await awaiting(ada, toolName, { parameters: { line } });
  const { executionId, approvalId, digest } = asked;
  const begun = performance.now();
  await approver.person.must(APPROVE, { approvalId, digest });
  const answered = performance.now();
  const told = await heard(approvalId, 'APPROVED');
  return { executionId, fromAsking: told.at - begun, fromAnswer: told.at - answered };
}
