import { Script, createContext } from 'node:vm';
import { type ErrorObject, type ValidateFunction, Ajv2020 } from 'ajv/dist/2020.js';
import { LRUCache } from 'lru-cache';
import { canonicalDigest } from '../../platform/canonical.js';
import { isStorable, validObject } from '../../platform/input.js';
import { InvalidInput } from '../../platform/problem.js';
import { weightOf } from './schema-weight.js';
import { InvalidParameters } from './tool.problems.js';

const FIELD = 'parameters';
const MAX_SCHEMA_BYTES = 32 * 1024;
const MAX_ARGUMENT_BYTES = 64 * 1024;
const MAX_PATTERN = 256;
/** How long one pattern may look at one text. */
const PATTERN_MS = 50;
const KEPT = 500;

type Arguments = Readonly<Record<string, unknown>>;

const compiled = new LRUCache<string, ValidateFunction>({ max: KEPT });
const context = createContext({});
const search = new Script('pattern.test(text)');

/** A pattern that gives up: no expression, however written, holds the process for longer than `PATTERN_MS`. */
function bounded(source: string, flags: string) {
  const pattern = new RegExp(source, flags);
  return {
    // By this text ajv tells patterns apart.
    toString: () => String(pattern),
    test: (text: string): boolean => {
      Object.assign(context, { pattern, text });
      try {
        return search.runInContext(context, { timeout: PATTERN_MS }) === true;
      } catch (error) {
        if (isTimeout(error)) return false;
        throw error;
      }
    },
  };
}

const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

const patterns = Object.assign(
  (source: string, flags: string) => {
    if (source.length > MAX_PATTERN) throw new Error(`a pattern has at most ${MAX_PATTERN} characters`);
    return bounded(source, flags);
  },
  { code: 'bounded' },
);

/** A JSON Schema (2020-12) of an object's members, as it was given. Throws InvalidInput for one that is not acceptable. */
export function validSchema(given: unknown): Arguments {
  const schema = validObject(given, FIELD, MAX_SCHEMA_BYTES);
  if (schema['type'] !== 'object') throw new InvalidInput('A JSON Schema with "type": "object" is wanted.', FIELD);
  weightOf(schema);
  try {
    compile(schema);
  } catch (error) {
    throw new InvalidInput(`This is no JSON Schema (2020-12) that can be used: ${reasonOf(error)}.`, FIELD);
  }
  return schema;
}

/** The arguments, where the schema of a tool accepts them. Throws InvalidParameters, which says where they are wrong. */
export function validArguments(schema: Arguments, given: unknown): Arguments {
  if (typeof given !== 'object' || given === null || Array.isArray(given) || !isStorable(given))
    throw new InvalidParameters('A JSON object of at most 32 levels without NUL characters is wanted.', '');
  if (Buffer.byteLength(JSON.stringify(given)) > MAX_ARGUMENT_BYTES)
    throw new InvalidParameters(`At most ${MAX_ARGUMENT_BYTES / 1024} KiB.`, '');
  const validate = compile(schema);
  if (!validate(given)) throw refusal(validate.errors ?? []);
  return given as Arguments;
}

/** One instance for each schema: no name of one schema can mean anything in another. */
function compile(schema: Arguments): ValidateFunction {
  const key = canonicalDigest(schema);
  const known = compiled.get(key);
  if (known) return known;
  const ajv = new Ajv2020({
    ...{ strict: true, strictTypes: false, strictTuples: false, allowUnionTypes: true, ownProperties: true },
    ...{ validateFormats: false, inlineRefs: false, addUsedSchema: false, logger: false },
    code: { regExp: patterns },
  });
  const validate = ajv.compile(schema);
  compiled.set(key, validate);
  return validate;
}

function refusal([error]: readonly ErrorObject[]): InvalidParameters {
  if (!error) return new InvalidParameters('The parameters are not acceptable.', '');
  const { instancePath, keyword, params, message = 'is not acceptable' } = error;
  const extra: unknown = keyword === 'additionalProperties' ? params['additionalProperty'] : undefined;
  if (typeof extra !== 'string') return new InvalidParameters(`This ${message}.`, instancePath);
  return new InvalidParameters('There is no such parameter.', `${instancePath}/${escaped(extra)}`);
}

/** A token of a JSON pointer (RFC 6901 §3). */
const escaped = (token: string) => token.replaceAll('~', '~0').replaceAll('/', '~1');

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 300).replace(/[.\s]+$/, '');
