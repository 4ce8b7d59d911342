import { GraphQLError, GraphQLScalarType, Kind, type ValueNode, print } from 'graphql';
import { parseInstant } from './instant.js';
import { checkJson, checkObject, literal, objectLiteral } from './json.js';

const bad = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

const CANONICAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

function dateTime(value: unknown): string {
  const instant = typeof value === 'string' ? parseInstant(value) : null;
  if (instant === null)
    throw bad('DateTime must be an RFC 3339 date and time with an offset, for example "2026-11-21T08:30:00Z".');
  return instant;
}

const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize(value) {
    // SQL wrote the text already: a Date in between would lose the microseconds.
    if (typeof value === 'string' && CANONICAL.test(value)) return value;
    return dateTime(value instanceof Date ? value.toISOString() : value);
  },
  parseValue: dateTime,
  parseLiteral: (node) => dateTime(node.kind === Kind.STRING ? node.value : undefined),
});

const MIN = -(2n ** 63n);
const MAX = 2n ** 63n - 1n;

function bigInt(value: unknown): string {
  const isInteger =
    typeof value === 'bigint' ||
    (typeof value === 'number' && Number.isSafeInteger(value)) ||
    (typeof value === 'string' && /^-?\d{1,19}$/.test(value));
  const integer = isInteger ? BigInt(value) : null;
  if (integer === null || integer < MIN || integer > MAX)
    throw bad('BigInt must be an integer of 64 bits; as a string where a JSON number would lose digits.');
  return integer.toString();
}

const BigIntScalar = new GraphQLScalarType<string, string>({
  name: 'BigInt',
  serialize: bigInt,
  parseValue: bigInt,
  parseLiteral: (node) => bigInt(node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : undefined),
});

function jsonObject(value: unknown): Record<string, unknown> {
  const fault = checkObject(value);
  if (fault !== null) throw bad(`JSONObject ${fault}.`);
  return value as Record<string, unknown>;
}

const JSONObject = new GraphQLScalarType<Record<string, unknown>, Record<string, unknown>>({
  name: 'JSONObject',
  serialize(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new TypeError('A JSONObject must be an object.');
    return value as Record<string, unknown>;
  },
  parseValue: jsonObject,
  parseLiteral(node: ValueNode, variables) {
    if (node.kind !== Kind.OBJECT) throw bad(`JSONObject must be an object, not ${print(node)}.`);
    return jsonObject(objectLiteral(node, variables ?? {}));
  },
});

function anyJson(value: unknown): unknown {
  const fault = value === undefined ? 'must not be absent' : checkJson(value);
  if (fault !== null) throw bad(`JSON ${fault}.`);
  return value;
}

const JSONValue = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: anyJson,
  parseLiteral: (node, variables) => anyJson(literal(node, variables ?? {})),
});

/** The custom scalars of schema/base.graphql. What they refuse is BAD_USER_INPUT. */
export const scalars = { DateTime, BigInt: BigIntScalar, JSON: JSONValue, JSONObject };
