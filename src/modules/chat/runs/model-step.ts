import { APICallError, JSONParseError, TypeValidationError } from 'ai';
import { type AiChoice, AiNotConfigured } from '../../../platform/ai/choice.js';
import { describeAiFailure } from '../../../platform/ai/failure.js';
import type { AiProviders, ModelPart, ModelPrompt } from '../../../platform/ai/providers.js';
import { keepable } from '../../../platform/input.js';
import { retrying } from '../../../platform/ai/retry.js';
import type { OfferedTool, WrittenCall } from './agent-tools.js';
import type { RunFinish, RunReason } from './run.entity.js';

/** How patient a run is with a provider, in milliseconds. */
export interface Patience {
  /** Until the first piece of an answer, all attempts of the call together. */
  readonly firstMs: number;
  /** From one piece to the next. */
  readonly nextMs: number;
}

/** What a model is asked. */
export interface Question {
  readonly system: string | null;
  readonly messages: ModelPrompt;
  readonly temperature: number | null;
}

/** What the provider counted; undefined where it did not. */
export interface CountedUsage {
  readonly inputTokens: number | undefined;
  readonly outputTokens: number | undefined;
}

/** What came of asking a model once. */
export type StepOutcome =
  | { readonly kind: 'answered'; readonly finish: RunFinish; readonly usage: CountedUsage }
  | { readonly kind: 'called'; readonly calls: readonly WrittenCall[]; readonly usage: CountedUsage }
  | { readonly kind: 'failed'; readonly reason: RunReason; readonly error: string }
  | { readonly kind: 'interrupted' };

/** How a model is asked. */
export interface StepOptions {
  readonly ai: AiProviders;
  readonly choice: AiChoice;
  readonly question: Question;
  readonly patience: Patience;
  /** What the model is told that it can have done. */
  readonly tools: readonly OfferedTool[];
  /** Whether it may ask for it now. */
  readonly mayCall: boolean;
  /** Ends the call at once. */
  readonly signal: AbortSignal;
  /** Hears each piece as it comes; false where it wants no more. */
  readonly onText: (piece: string) => boolean;
}

/** What a model writes at most in one call beside its answer: arguments of tools, and its reasoning. */
const [MAX_INPUT_BYTES, MAX_REASONING_BYTES] = [1024 * 1024, 4 * 1024 * 1024];
const INPUT_TOO_LONG = 'The arguments of the tools that the model called became too long.';
const REASONING_TOO_LONG = 'The model reasoned for too long.';
/** More than any model reads or writes at once: whoever counts so much does not count. */
const MAX_COUNT = 10_000_000;
const ERROR_CHARACTERS = 1_000;
const OK = 200;
const NO_ANSWER = 'The provider sent something that is no answer.';
const UNFINISHED = 'The provider ended the answer before it was finished.';
const BROKE_OFF = 'The connection to the provider broke off.';

/** The stream is no answer, or the end of one is missing. */
class BadAnswer extends Error {}

/** Asks a model once and passes its answer on while it comes. Never rejects for what a provider does. */
export async function askModel(options: StepOptions): Promise<StepOutcome> {
  const { signal, patience } = options;
  const hung = new AbortController();
  let timer = setTimeout(() => hung.abort(), patience.firstMs);
  const progress = { isAnswering: false };
  const heard = () => {
    progress.isAnswering = true;
    clearTimeout(timer);
    timer = setTimeout(() => hung.abort(), patience.nextMs);
  };
  try {
    return await answer(options, AbortSignal.any([signal, hung.signal]), heard);
  } catch (error) {
    if (signal.aborted) return { kind: 'interrupted' };
    if (hung.signal.aborted) return failed('TIMEOUT', 'The provider took too long to answer.');
    return failed('PROVIDER', progress.isAnswering && isConnectionError(error) ? BROKE_OFF : describe(error));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The model itself is asked, and not by the functions of the package: what these build around a stream of tokens costs
 * more than everything else that is done with it.
 */
async function answer(options: StepOptions, abortSignal: AbortSignal, heard: () => void): Promise<StepOutcome> {
  const { temperature } = options.question;
  const model = options.ai.languageModel(options.choice);
  const call = {
    ...{ prompt: promptOf(options.question), abortSignal },
    ...(temperature !== null && { temperature }),
    ...toolsOf(options),
  };
  const { stream } = await retrying(() => model.doStream(call), abortSignal);
  const calls: WrittenCall[] = [];
  let [inputBytes, reasoningBytes] = [0, 0];
  // Leaving the loop ends the call.
  for await (const part of stream) {
    abortSignal.throwIfAborted();
    if (part.type === 'text-delta') {
      heard();
      if (!options.onText(part.delta)) return failed('TOO_LONG', 'The answer became longer than a message may be.');
    } else if (part.type === 'tool-input-delta') {
      heard();
      inputBytes += Buffer.byteLength(part.delta);
      if (inputBytes > MAX_INPUT_BYTES) return failed('TOO_LONG', INPUT_TOO_LONG);
    } else if (part.type === 'tool-call')
      calls.push({ callId: part.toolCallId, name: part.toolName, arguments: part.input });
    else if (part.type === 'reasoning-delta') {
      heard();
      reasoningBytes += Buffer.byteLength(part.delta);
      if (reasoningBytes > MAX_REASONING_BYTES) return failed('TOO_LONG', REASONING_TOO_LONG);
    } else if (part.type === 'error') throw part.error;
    else if (part.type === 'finish') return finished(part, calls);
  }
  throw new BadAnswer(UNFINISHED);
}

/** A question as the providers take it. */
const promptOf = ({ system, messages }: Question): ModelPrompt =>
  system === null ? messages : [{ role: 'system', content: system }, ...messages];

const toolsOf = ({ tools, mayCall }: StepOptions) =>
  tools.length > 0 && {
    tools: tools.map(({ name, description, parameters }) => ({
      ...{ type: 'function' as const, name, description, inputSchema: { ...parameters } },
    })),
    toolChoice: { type: mayCall ? ('auto' as const) : ('none' as const) },
  };

function finished(
  { finishReason, usage }: Extract<ModelPart, { type: 'finish' }>,
  calls: readonly WrittenCall[],
): StepOutcome {
  const { unified, raw } = finishReason;
  const counted = { inputTokens: countOf(usage.inputTokens.total), outputTokens: countOf(usage.outputTokens.total) };
  // Some providers say `stop` although the model asks for something.
  if (calls.length > 0 && ['tool-calls', 'stop', 'length'].includes(unified))
    return { kind: 'called', calls, usage: counted };
  if (unified === 'stop' || unified === 'length')
    return { kind: 'answered', finish: unified === 'stop' ? 'STOP' : 'LENGTH', usage: counted };
  if (raw === undefined) throw new BadAnswer(UNFINISHED);
  if (unified === 'tool-calls') throw new BadAnswer('The model called a tool without saying which.');
  throw new BadAnswer(`The provider ended the answer: ${unified}.`);
}

/** A number of tokens as a provider tells it; undefined where it is none. */
const countOf = (count: number | undefined): number | undefined =>
  Number.isInteger(count) && count !== undefined && count >= 0 && count <= MAX_COUNT ? count : undefined;

/** What a provider says may be in it: it is cut, and without what cannot be kept. */
const failed = (reason: RunReason, error: string): StepOutcome => ({
  ...{ kind: 'failed', reason, error: keepable(error, ERROR_CHARACTERS) },
});

/** Why there is no whole answer, in words for the conversation's owner. What came instead of one is not repeated. */
function describe(error: unknown): string {
  if (error instanceof BadAnswer) return error.message;
  if (JSONParseError.isInstance(error) || TypeValidationError.isInstance(error)) return NO_ANSWER;
  if (APICallError.isInstance(error) && error.statusCode === OK) return NO_ANSWER;
  if (APICallError.isInstance(error) || error instanceof AiNotConfigured) return describeAiFailure(error);
  if (typeof error === 'string' && error !== '') return `The provider reports: ${error}`;
  return BROKE_OFF;
}

/** The answer had begun, so the status is that of its beginning, if it is told at all. */
const isConnectionError = (error: unknown) => APICallError.isInstance(error) && (error.statusCode ?? OK) === OK;
