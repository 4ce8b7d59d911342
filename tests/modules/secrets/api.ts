import { expect } from '@jest/globals';
import DataLoader from 'dataloader';
import { type DocumentNode, type ExecutionResult, graphql, parse, subscribe, validate } from 'graphql';
import type { AccessRegistry } from '../../../src/graphql/access.js';
import type { Context } from '../../../src/graphql/context.js';
import { allow, authenticated, person } from '../../../src/graphql/guard.js';
import type { Denial } from '../../../src/graphql/outcome.js';
import { buildSchema } from '../../../src/graphql/schema.js';
import { workspaceRules } from '../../../src/modules/workspaces/workspace.rules.js';
import { auditRules } from '../../../src/modules/audit/audit.rules.js';
import { chatRules } from '../../../src/modules/chat/chat.rules.js';
import { documentRules } from '../../../src/modules/documents/document.rules.js';
import { topicRules } from '../../../src/modules/topics/topic.rules.js';
import { identityRules } from '../../../src/modules/identity/identity.rules.js';
import { settingRules } from '../../../src/modules/settings/setting.rules.js';
import { toolRules } from '../../../src/modules/tools/tool.rules.js';
import { rewrapRules } from '../../../src/modules/secrets/rewrap.rules.js';
import type { Actor } from '../../../src/platform/actor.js';
import { Problem } from '../../../src/platform/problem.js';
import { silentSubscriptions } from '../../support/subscriptions.js';
import type { Vault } from './vault.js';

/** What a client gets from `JSON.parse`. */
export type Json = ReturnType<typeof JSON.parse>;

/** An instant as the API writes it. */
export const INSTANT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
/** What there is to say about a problem, and the field of input that is not valid. */
export const PROBLEM = '__typename ... on Problem { message } ... on InvalidInput { field }';

/** The answer as a client reads it, and the Problems among its errors. */
export interface Answer {
  readonly data: Json;
  readonly errors: readonly string[];
}

/** The vault behind its schema, as transports call it. */
export interface Api {
  readonly denials: Denial[];
  ask(actor: Actor, source: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** What a mutation answers: this selection of its success, the problem, or the errors where there is no answer. */
  mutate(actor: Actor, name: string, input: Record<string, unknown>, selection?: string): Promise<Json>;
  /** Subscribes to `secretEvents` with this selection. */
  listen(actor: Actor, selection: string): Promise<AsyncIterableIterator<Json>>;
}

export function apiOf(vault: Vault): Api {
  const denials: Denial[] = [];
  const others = { resolvers: { Subscription: silentSubscriptions() } };
  const registry: AccessRegistry = {
    ...{ PUBLIC: allow, PARENT: allow, AUTHENTICATED: authenticated, PERSON: person },
    ...identityRules,
    ...auditRules,
    ...settingRules,
    ...workspaceRules(() => Promise.resolve(null)),
    ...chatRules,
    ...documentRules,
    ...topicRules,
    ...vault.rules,
    ...rewrapRules,
    ...toolRules,
  };
  const recordDenial = async (denial: Denial) => void denials.push(denial);
  const denialLost = (_denial: Denial, error: unknown) => {
    throw error;
  };
  const schema = buildSchema({ modules: [others, vault], registry, recordDenial, denialLost });
  const contextOf = (actor: Actor): Context => ({
    actor,
    access: { secretStanding: new DataLoader((ids) => vault.secretStandings(actor, ids)) },
    once: new Set(),
  });
  const valid = (source: string): DocumentNode => {
    const document = parse(source);
    for (const error of validate(schema, document)) throw error;
    return document;
  };
  const ask: Api['ask'] = async (actor, source, variables) => {
    valid(source);
    const { data, errors = [] } = await graphql({
      schema,
      source,
      contextValue: contextOf(actor),
      variableValues: variables ?? null,
    });
    for (const { originalError } of errors)
      if (originalError && !(originalError instanceof Problem)) throw originalError;
    return { data, errors: errors.map(({ message }) => message) };
  };
  return {
    denials,
    ask,
    async mutate(actor, name, input, selection = 'secret { id }') {
      const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
      const source = `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${PROBLEM} ... on ${type}Success { ${selection} } } }`;
      const { data, errors } = await ask(actor, source, { input });
      return data?.[name] ?? errors;
    },
    async listen(actor, selection) {
      const document = valid(`subscription { secretEvents { __typename ${selection} } }`);
      const result = await subscribe({ schema, document, contextValue: contextOf(actor) });
      if (!(Symbol.asyncIterator in result)) throw new Error(result.errors?.[0]?.message ?? 'No subscription.');
      return mapped(result as AsyncIterableIterator<ExecutionResult>);
    },
  };
}

function mapped(inner: AsyncIterableIterator<ExecutionResult>): AsyncIterableIterator<Json> {
  const event = ({ done, value }: IteratorResult<ExecutionResult>) => ({
    done: done ?? false,
    value: (value as ExecutionResult | undefined)?.data?.secretEvents,
  });
  return {
    next: async () => event(await inner.next()),
    return: async () => event((await inner.return?.()) ?? { done: true, value: undefined }),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
