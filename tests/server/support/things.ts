import { readFileSync } from 'node:fs';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../../../src/graphql/context.js';
import { allow, authenticated, holds, person } from '../../../src/graphql/guard.js';
import type { GraphqlModule } from '../../../src/graphql/module.js';
import type { Denial, DenialSink } from '../../../src/graphql/outcome.js';
import { buildSchema } from '../../../src/graphql/schema.js';
import { Conflict, Forbidden, InvalidInput, NotFound, RateLimited, raise } from '../../../src/platform/problem.js';

/** What must never be in an answer: the text of an exception. */
export const CANARY = 'canary-3f1c select * from secrets at /srv/steward/dist';

const SDL = `
  extend enum AccessRule { WRITER }
  type Thing implements Node @access(rule: PARENT) {
    id: ID!
    name: String!
    parent: Thing
    children: [Thing!]!
    numbers: [Float!]
    things(first: Int, after: String, last: Int, before: String): ThingConnection!
    hidden: String @access(rule: WRITER)
  }
  type ThingConnection @access(rule: PARENT) { edges: [ThingEdge!]! nodes: [Thing!]! pageInfo: PageInfo! }
  type ThingEdge @access(rule: PARENT) { cursor: String! node: Thing! }
  extend type Query {
    hello: String! @access(rule: PUBLIC)
    me: String! @access(rule: AUTHENTICATED)
    closed: String @access(rule: WRITER)
    thing: Thing @access(rule: PUBLIC)
    things(first: Int, after: String, last: Int, before: String): ThingConnection! @access(rule: PUBLIC)
    best(input: BestInput): ThingConnection! @access(rule: PUBLIC)
    echo(at: DateTime, n: BigInt, json: JSONObject, count: Int): String @access(rule: PUBLIC)
    crash: String @access(rule: PUBLIC)
    crashes: [String] @access(rule: PUBLIC)
    slow: String @access(rule: PUBLIC)
  }
  input BestInput { first: Int }
  input DoThingInput { how: String! password: String @sensitive }
  type DoThingSuccess @access(rule: PARENT) { thing: Thing! }
  union DoThingResult = DoThingSuccess | NotFound | Forbidden | InvalidInput
  extend type Mutation {
    doThing(input: DoThingInput!): DoThingResult! @access(rule: AUTHENTICATED)
    writeThing(input: DoThingInput!): DoThingResult! @access(rule: WRITER)
    signIn(input: DoThingInput!): DoThingResult! @access(rule: PUBLIC)
  }
  type Tick @access(rule: PARENT) { number: Int! fresh: Boolean! }
  extend type Subscription {
    ticks: Tick! @access(rule: AUTHENTICATED)
    refused: Tick! @access(rule: WRITER)
    broken: Tick! @access(rule: AUTHENTICATED)
  }
`;

const thing = { __typename: 'Thing', id: '1', name: 'one', hidden: 'hidden', children: [] };

function doThing(how: string): { thing: typeof thing } {
  if (how === 'not found') raise(new NotFound('Thing'));
  if (how === 'forbidden') raise(new Forbidden());
  if (how === 'invalid') raise(new InvalidInput('No good.', 'how'));
  if (how === 'limited') raise(new RateLimited('Too many.', 7));
  if (how === 'conflict') raise(new Conflict('Taken.'));
  if (how === 'crash') throw new Error(CANARY);
  return { thing };
}

/** What tests see and steer of the schema. */
export interface Things {
  readonly schema: GraphQLSchema;
  readonly denials: Denial[];
  readonly lost: unknown[];
  /** Ends every `slow` query. */
  release(): void;
  /** How many `slow` queries were begun. */
  readonly begun: () => number;
  /** Sends a number to everybody who listens to `ticks`. */
  tick(number: number): void;
  /** How many listen to `ticks`. */
  readonly listeners: () => number;
}

/** A bounded way to listen that closes cleanly, as the hub's. */
class Ticks implements AsyncIterableIterator<unknown> {
  private readonly queue: unknown[] = [];
  private wake: (() => void) | null = null;
  private ended = false;
  constructor(private readonly all: Set<Ticks>) {
    all.add(this);
  }
  push(event: unknown): void {
    this.queue.push(event);
    this.wake?.();
  }
  async next(): Promise<IteratorResult<unknown>> {
    while (this.queue.length === 0 && !this.ended) await new Promise<void>((resolve) => (this.wake = resolve));
    return this.ended ? { done: true, value: undefined } : { done: false, value: this.queue.shift() };
  }
  return(): Promise<IteratorResult<unknown>> {
    this.ended = true;
    this.all.delete(this);
    this.wake?.();
    return Promise.resolve({ done: true, value: undefined });
  }
  [Symbol.asyncIterator](): this {
    return this;
  }
}

export interface ThingsOptions {
  readonly recordDenial?: DenialSink['recordDenial'];
}

/** A small schema built by the very functions that build the real one. */
export function buildThings({ recordDenial }: ThingsOptions = {}): Things {
  const denials: Denial[] = [];
  const lost: unknown[] = [];
  const ticks = new Set<Ticks>();
  const released = signal();
  let begun = 0;
  const resolvers = {
    Query: {
      hello: () => 'hello',
      me: (_root: unknown, _args: unknown, { actor }: Context) => actor.id,
      closed: () => 'open',
      thing: () => thing,
      things: () => ({ edges: [], nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: false } }),
      echo: (_root: unknown, args: object) => JSON.stringify(args),
      crash: () => {
        throw new Error(CANARY);
      },
      crashes: () => Array.from({ length: 30 }, () => new Error(CANARY)),
      slow: async () => {
        begun++;
        await released.fired;
        return 'slow';
      },
    },
    Mutation: {
      doThing: (_root: unknown, { input }: { input: { how: string } }) => doThing(input.how),
      writeThing: (_root: unknown, { input }: { input: { how: string } }) => doThing(input.how),
      signIn: (_root: unknown, { input }: { input: { how: string } }) => doThing(input.how),
    },
    Tick: {
      // True once in each context: an event that shares the context of the one before would see false.
      fresh: (_root: unknown, _args: unknown, { once }: Context) => !once.has('tick') && Boolean(once.add('tick')),
    },
    Subscription: {
      ticks: { subscribe: () => new Ticks(ticks) },
      refused: { subscribe: () => new Ticks(ticks) },
      broken: {
        subscribe: () => {
          throw new Error(CANARY);
        },
      },
    },
  };
  const base = readFileSync(new URL('../../../schema/base.graphql', import.meta.url), 'utf8');
  const schema = buildSchema({
    typeDefs: [base, SDL],
    modules: [{ resolvers: resolvers as unknown as GraphqlModule<never>['resolvers'] }],
    registry: {
      ...{ PUBLIC: allow, PARENT: allow, AUTHENTICATED: authenticated, PERSON: person },
      WRITER: holds('WRITER', 'things.write'),
    },
    recordDenial:
      recordDenial ??
      ((denial) => {
        denials.push(denial);
        return Promise.resolve();
      }),
    denialLost: (_denial, error) => lost.push(error),
  });
  return {
    schema,
    denials,
    lost,
    release: released.fire,
    begun: () => begun,
    tick: (number) => ticks.forEach((listener) => listener.push({ ticks: { number } })),
    listeners: () => ticks.size,
  };
}

function signal(): { fire: () => void; fired: Promise<void> } {
  let fire = (): void => undefined;
  const fired = new Promise<void>((resolve) => (fire = resolve));
  return { fire: () => fire(), fired };
}
