import { Kind, type ObjectValueNode, type ValueNode } from 'graphql';

const MAX_DEPTH = 16;
const MAX_BYTES = 65_536;
// PostgreSQL's jsonb can hold neither.
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** What is wrong with a JSON object that came from outside, as the end of a sentence; null where nothing is. */
export function checkObject(value: unknown): string | null {
  return isObject(value) ? checkJson(value) : 'must be an object';
}

/** The same of any JSON value. */
export function checkJson(value: unknown): string | null {
  const fault = checkValue(value, 1);
  if (fault !== null) return fault;
  return Buffer.byteLength(JSON.stringify(value)) > MAX_BYTES ? 'must not be larger than 64 KiB' : null;
}

function checkValue(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? 'must not contain NUL or half characters' : null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'must contain finite numbers only';
  if (typeof value === 'boolean' || value === null) return null;
  if (typeof value !== 'object') return 'must contain JSON only';
  if (depth > MAX_DEPTH) return `must not be nested deeper than ${MAX_DEPTH} levels`;
  for (const [key, child] of Object.entries(value)) {
    // Assigning it anywhere would replace a prototype.
    if (key === '__proto__') return 'must not have a key "__proto__"';
    const fault = checkValue(key, depth) ?? checkValue(child, depth + 1);
    if (fault !== null) return fault;
  }
  return null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object an SDL literal stands for; absent variables are left out. */
export function objectLiteral(
  node: ObjectValueNode,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  // fromEntries defines properties and never assigns, so that a key "__proto__" is a key and is refused as one.
  return Object.fromEntries(
    node.fields
      .map((field): [string, unknown] => [field.name.value, literal(field.value, variables)])
      .filter(([, value]) => value !== undefined),
  );
}

/** The value an SDL literal stands for; undefined for an absent variable. */
export function literal(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  switch (node.kind) {
    case Kind.OBJECT:
      return objectLiteral(node, variables);
    case Kind.LIST:
      return node.values.map((value) => literal(value, variables) ?? null);
    case Kind.VARIABLE:
      return Object.hasOwn(variables, node.name.value) ? variables[node.name.value] : undefined;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.NULL:
      return null;
  }
}
