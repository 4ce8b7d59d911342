import { NoObjectGeneratedError, NoOutputGeneratedError, Output, generateText } from 'ai';
import type { AiChoice } from '../../../platform/ai/choice.js';
import { describeAiFailure } from '../../../platform/ai/failure.js';
import type { AiProviders } from '../../../platform/ai/providers.js';
import type { Logger } from '../../../platform/log.js';
import type { Prompt } from './prompt.js';
import { ANSWER, type Answer } from './selection.js';

/** How long an answer may take, in milliseconds: small machines run models, too. */
const TIMEOUT_MS = 120_000;
/** More than all topics take; some models think first. */
const MAX_OUTPUT_TOKENS = 4_000;
/** What the column takes. */
const REASON_CHARACTERS = 1_000;

/** What asking a model came to: an answer of the right shape, or why there is none, in words for the document's owner. */
export type Asked = { readonly answer: Answer } | { readonly reason: string };

/** Asks a model for topics, once: whoever calls decides when again. Never rejects for what a provider does. */
export async function askForTopics(
  { ai, log }: { readonly ai: AiProviders; readonly log: Logger },
  choice: AiChoice,
  prompt: Prompt,
): Promise<Asked> {
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  try {
    const { output, totalUsage } = await generateText({
      model: ai.languageModel(choice),
      output: Output.object({ schema: ANSWER, name: 'topics' }),
      ...prompt,
      maxOutputTokens: MAX_OUTPUT_TOKENS,
      maxRetries: 0,
      abortSignal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { inputTokens, outputTokens } = totalUsage;
    log.info({ ...choice, inputTokens, outputTokens, ms: took() }, 'A model was asked for topics');
    return { answer: output };
  } catch (error) {
    const reason = reasonOf(error).slice(0, REASON_CHARACTERS);
    log.warn({ ...choice, reason, ms: took() }, 'A model found no topics');
    return { reason };
  }
}

/** What the model said instead may repeat the document: it is left out. */
function reasonOf(error: unknown): string {
  if (NoObjectGeneratedError.isInstance(error) || NoOutputGeneratedError.isInstance(error))
    return 'The model answered something else than topics.';
  return describeAiFailure(error);
}
