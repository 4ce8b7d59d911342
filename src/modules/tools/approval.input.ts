import { isDeepStrictEqual } from 'node:util';
import { canonicalDigest } from '../../platform/canonical.js';
import { optionalText } from '../../platform/input.js';
import { InvalidInput } from '../../platform/problem.js';
import type { NamedSecret } from './approval.entity.js';
import type { RiskLevel } from './tool.entity.js';
import type { ToolRecord } from './tool.repository.js';

type Arguments = Readonly<Record<string, unknown>>;

/** For what a decision stands. ONCE for nothing but itself. */
export type RuleWish = 'ONCE' | 'SESSION' | 'ALWAYS';

export interface ApproveExecution {
  readonly approvalId: string;
  /** Of what was looked at. */
  readonly digest: string;
  readonly comment?: string | null;
  readonly editedParameters?: Arguments | null;
  readonly rule?: RuleWish | null;
  /** The arguments a rule asks for; all of them unless told. */
  readonly ruleMatch?: Arguments | null;
}

export interface RejectExecution {
  readonly approvalId: string;
  readonly digest: string;
  readonly reason: string;
}

/** What a decision is about, to the letter. */
export interface DecidedMatter {
  readonly executionId: string;
  readonly revision: number;
  readonly toolId: string;
  readonly definitionHash: string;
  readonly parameters: Arguments;
  readonly secrets: readonly NamedSecret[];
}

const MAX_WORDS = 1024;

/** SHA-256 over the canonical JSON of what a decision is about. */
export const approvalDigest = (m: DecidedMatter): string =>
  canonicalDigest({
    ...{ execution: m.executionId, revision: m.revision, tool: m.toolId, definitionHash: m.definitionHash },
    ...{ arguments: m.parameters, secrets: m.secrets.map(({ id }) => id).sort() },
  });

/** A comment; null where there is none. Throws InvalidInput. */
export const validComment = (comment: string | null | undefined): string | null =>
  optionalText(comment, 'comment', MAX_WORDS);

/** Why something is denied. Throws InvalidInput. */
export const validReason = (reason: string): string => {
  const text = optionalText(reason, 'reason', MAX_WORDS);
  if (text === null) throw new InvalidInput('1 to 1024 characters are wanted: whoever asked is told.', 'reason');
  return text;
};

/** What a rule asks of arguments, and whether there may be no others. Throws InvalidInput where these do not have it. */
export function validMatch(parameters: Arguments, wanted: Arguments | null | undefined) {
  if (wanted === null || wanted === undefined) return { match: parameters, isExact: true };
  const differing = Object.entries(wanted).find(([name, value]) => !isDeepStrictEqual(parameters[name], value));
  if (differing || Object.keys(wanted).length === 0)
    throw new InvalidInput('One argument at least, and each as it is approved.', 'ruleMatch');
  return { match: wanted, isExact: false };
}

const HARM: Readonly<Record<RiskLevel, string>> = {
  LOW: 'It does no harm worth mentioning.',
  MEDIUM: 'It can do some harm to whoever asked.',
  HIGH: 'It can do much harm, or harm others.',
  CRITICAL: 'What it does cannot be undone.',
};

const TAINTED = 'Documents or content from outside were read before: what is asked for may come from there.';

/** In words, what there is to consider. */
export function riskAssessment(tool: ToolRecord, secrets: readonly NamedSecret[], isTainted: boolean): string {
  const change = tool.isReadOnly ? 'It changes nothing.' : 'It may change something.';
  const hosts = tool.allowedHosts.length > 0 ? [`It may call ${tool.allowedHosts.join(', ')}.`] : [];
  const used = secrets.length > 0 ? [`It uses ${secrets.map(({ name }) => `“${name}”`).join(', ')}.`] : [];
  const read = isTainted ? [TAINTED] : [];
  return [HARM[tool.riskLevel], change, ...hosts, ...used, ...read].join(' ');
}
