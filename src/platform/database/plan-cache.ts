import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Parameters } from './select-parameters.js';
import type { Statement } from './read.js';

/** A compiled selection. It serves every execution of the same operation with the same booleans and present arguments. */
export interface Plan {
  readonly statement: Statement;
  readonly parameters: Parameters;
  /** Whether the parameters of its root occur in it: they do not where nothing of a page is read. */
  readonly rooted: boolean;
}

/** Bounds that hold whatever clients send. Sizes are characters. Plans keep no syntax tree alive. */
const statements = new LRUCache<string, Statement>({ max: 5_000, maxSize: 8_000_000, maxEntrySize: 8_000_000 });
const plans = new LRUCache<string, Plan>({ max: 5_000, maxSize: 8_000_000, maxEntrySize: 8_000_000 });

/** The plan under a key, compiled where there is none. */
export function planOf(key: string, compile: () => Plan): Plan {
  let plan = plans.get(key);
  if (!plan) {
    plan = compile();
    plans.set(key, plan, { size: key.length + plan.statement.text.length + plan.parameters.size });
  }
  return plan;
}

/**
 * The statement of a text. Equal texts share one, whatever documents they come from. The name is a digest of the text:
 * it never means another text on any connection, also after the statement was forgotten and made again.
 */
export function statementOf(text: string): Statement {
  let statement = statements.get(text);
  if (!statement) {
    statement = { name: `steward_${createHash('sha256').update(text).digest('hex').slice(0, 40)}`, text, uses: 0 };
    statements.set(text, statement, { size: text.length });
  }
  return statement;
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/** A number that stands for an object as long as it lives, and for no other ever. */
export function identityOf(object: object): number {
  let identity = identities.get(object);
  if (identity === undefined) {
    identity = lastIdentity += 1;
    identities.set(object, identity);
  }
  return identity;
}
