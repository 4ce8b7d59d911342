import { APICallError, type FinishReason, JSONParseError, RetryError, TypeValidationError, streamText } from 'ai';
import { type AiChoice, AiNotConfigured } from '../../../platform/ai/choice.js';
import { describeAiFailure } from '../../../platform/ai/failure.js';
import type { AiProviders } from '../../../platform/ai/providers.js';
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
  readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[];
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
  | { readonly kind: 'failed'; readonly reason: RunReason; readonly error: string }
  | { readonly kind: 'interrupted' };

/** How a model is asked. */
export interface StepOptions {
  readonly ai: AiProviders;
  readonly choice: AiChoice;
  readonly question: Question;
  readonly patience: Patience;
  /** Ends the call at once. */
  readonly signal: AbortSignal;
  /** Hears each piece as it comes; false where it wants no more. */
  readonly onText: (piece: string) => boolean;
}

/** Another try where it could not be asked; the call waits as long as `Retry-After` says. */
const RETRIES = 2;
const ERROR_CHARACTERS = 1_000;
const OK = 200;
const NO_ANSWER = 'The provider sent something that is no answer.';
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

async function answer(options: StepOptions, abortSignal: AbortSignal, heard: () => void): Promise<StepOutcome> {
  const { system, messages, temperature } = options.question;
  const { fullStream } = streamText({
    model: options.ai.languageModel(options.choice),
    messages: [...messages],
    allowSystemInMessages: true,
    maxRetries: RETRIES,
    abortSignal,
    ...(system !== null && { system }),
    ...(temperature !== null && { temperature }),
    // What goes wrong comes as a part of the stream, too; unless told it would be written to the console.
    onError: () => undefined,
  });
  for await (const part of fullStream) {
    abortSignal.throwIfAborted();
    if (part.type === 'text-delta') {
      heard();
      if (!options.onText(part.text)) return failed('TOO_LONG', 'The answer became longer than a message may be.');
    } else if (part.type === 'reasoning-delta' || part.type === 'tool-input-delta') heard();
    else if (part.type === 'error') throw part.error;
    else if (part.type === 'finish-step') return finished(part);
  }
  throw new BadAnswer('The provider ended the answer before it was finished.');
}

function finished(part: {
  readonly finishReason: FinishReason;
  readonly rawFinishReason: string | undefined;
  readonly usage: CountedUsage;
}): StepOutcome {
  const { finishReason, rawFinishReason, usage } = part;
  const { inputTokens, outputTokens } = usage;
  if (finishReason === 'stop' || finishReason === 'length')
    return {
      kind: 'answered',
      finish: finishReason === 'stop' ? 'STOP' : 'LENGTH',
      usage: { inputTokens, outputTokens },
    };
  if (rawFinishReason === undefined) throw new BadAnswer('The provider ended the answer before it was finished.');
  if (finishReason === 'tool-calls') throw new BadAnswer('The model called a tool, and it was given none.');
  throw new BadAnswer(`The provider ended the answer: ${finishReason}.`);
}

const failed = (reason: RunReason, error: string): StepOutcome => ({ kind: 'failed', reason, error });

/** Why there is no whole answer, in words for the conversation's owner. What came instead of one is not repeated. */
function describe(error: unknown): string {
  if (error instanceof BadAnswer) return error.message;
  if (JSONParseError.isInstance(error) || TypeValidationError.isInstance(error)) return NO_ANSWER;
  if (APICallError.isInstance(error) && error.statusCode === OK) return NO_ANSWER;
  if (RetryError.isInstance(error) || APICallError.isInstance(error) || error instanceof AiNotConfigured)
    return describeAiFailure(error).slice(0, ERROR_CHARACTERS);
  if (typeof error === 'string' && error !== '') return `The provider reports: ${error}`.slice(0, ERROR_CHARACTERS);
  return BROKE_OFF;
}

/** The answer had begun, so the status is that of its beginning, if it is told at all. */
const isConnectionError = (error: unknown) => APICallError.isInstance(error) && (error.statusCode ?? OK) === OK;
