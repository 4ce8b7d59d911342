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
/** How much work of this process arguments are worth: more is wanted by patterns that try every way there is, and by nothing else. */
const CHECK_MS = 500;
const KEPT = 500;

type Arguments = Readonly<Record<string, unknown>>;

const compiled = new LRUCache<string, ValidateFunction>({ max: KEPT });
const context = createContext({});
const check = new Script('validate(given)');

const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

const patterns = Object.assign(
  (source: string, flags: string) => {
    if (source.length > MAX_PATTERN) throw new Error(`a pattern has at most ${MAX_PATTERN} characters`);
    return new RegExp(source, flags);
  },
  { code: 'new RegExp' },
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
  if (!accepts(validate, given)) throw refusal(validate.errors ?? []);
  return given as Arguments;
}

/**
 * Whoever writes a schema, and whoever writes arguments, hold this process for `CHECK_MS` of its work at most. What is not
 * known by then is refused: that a pattern does not match is as good as that it does, where a schema says `not`.
 */
function accepts(validate: ValidateFunction, given: unknown): boolean {
  const begun = process.cpuUsage();
  Object.assign(context, { validate, given });
  try {
    // Time that went by while the machine did something else says nothing about them: they are looked at once more.
    for (;;) {
      const answer = within(CHECK_MS);
      if (answer !== null) return answer;
      const { user, system } = process.cpuUsage(begun);
      if (user + system >= CHECK_MS * 1_000)
        throw new InvalidParameters('Comparing them with the patterns of the schema takes too long.', '');
    }
  } finally {
    Object.assign(context, { validate: null, given: null });
  }
}

/** Whether the arguments in the context are accepted; null where that was not known in time. */
function within(ms: number): boolean | null {
  try {
    return check.runInContext(context, { timeout: ms }) === true;
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
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
