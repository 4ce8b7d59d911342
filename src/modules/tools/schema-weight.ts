import { InvalidInput } from '../../platform/problem.js';

const FIELD = 'parameters';
/** Levels of a schema, references followed. */
const MAX_DEPTH = 16;
/** Schemas within a schema, each counted as often as references lead to it: what checking one value may cost. */
const MAX_WEIGHT = 1_000;
const MAX_UNIQUE_ITEMS = 1_000;
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** Keywords that look elsewhere, or make names: a schema stands alone. */
const FOREIGN: ReadonlySet<string> = new Set([
  ...['$id', '$anchor', '$dynamicRef', '$dynamicAnchor', '$recursiveRef', '$vocabulary'],
]);
/** Keywords whose value is data, not schemas. */
const DATA: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples', 'required', 'dependentRequired']);
/** Keywords whose schemas count only where a reference leads to them. */
const SHELVES: ReadonlySet<string> = new Set(['$defs', 'definitions']);

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const refuse = (message: string): never => {
  throw new InvalidInput(message, FIELD);
};

/**
 * How many schemas are looked at for one value at most. Throws InvalidInput for a schema that leads out of itself, leads
 * back into itself, is too deep, or costs too much: whoever writes it decides what checking costs this server.
 */
export function weightOf(root: Node): number {
  let weight = 0;
  const visit = (node: unknown, depth: number, trail: readonly unknown[]): void => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each, depth, trail);
      return;
    }
    if (!isNode(node)) return;
    if (trail.includes(node)) refuse('A schema must not lead back into itself.');
    if (depth > MAX_DEPTH) refuse(`A schema has at most ${MAX_DEPTH} levels.`);
    if (++weight > MAX_WEIGHT) refuse(`A schema has at most ${MAX_WEIGHT} parts, references followed.`);
    examine(node);
    for (const [keyword, value] of Object.entries(node)) {
      if (DATA.has(keyword) || SHELVES.has(keyword)) continue;
      if (keyword === '$ref') visit(target(root, value), depth + 1, [...trail, node]);
      else for (const child of childrenOf(keyword, value)) visit(child, depth + 1, [...trail, node]);
    }
  };
  visit(root, 0, []);
  return weight;
}

/** Members of these are named by the client, and each is a schema. */
const NAMED: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);
const childrenOf = (keyword: string, value: unknown): readonly unknown[] =>
  NAMED.has(keyword) && isNode(value) ? Object.values(value) : [value];

function examine(node: Node): void {
  for (const keyword of Object.keys(node)) if (FOREIGN.has(keyword)) refuse(`The keyword ${keyword} cannot be used.`);
  if (node['$schema'] !== undefined && node['$schema'] !== DIALECT) refuse(`Only the dialect ${DIALECT} is known.`);
  const most = node['maxItems'];
  if (node['uniqueItems'] === true && !(typeof most === 'number' && most <= MAX_UNIQUE_ITEMS))
    refuse(`uniqueItems wants maxItems of at most ${MAX_UNIQUE_ITEMS} beside it.`);
}

/** What a reference inside the schema leads to: `#` and a JSON pointer (RFC 6901 §6). */
function target(root: Node, reference: unknown): unknown {
  if (typeof reference !== 'string' || !/^#(\/|$)/.test(reference))
    return refuse('A reference leads to a part of the schema itself, for example #/$defs/address.');
  let found: unknown = root;
  for (const token of reference.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    found = isNode(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  }
  return isNode(found) || typeof found === 'boolean' ? found : refuse(`${reference} leads nowhere.`);
}
