import { z } from 'zod';
import { InvalidInput } from '../../../platform/problem.js';
import { nameKey, requireDescription, requireName } from '../../identity/index.js';

/** How many topics that there are already a model gives one document. */
const MAX_KNOWN = 10;
/** How many topics a model makes for one document. */
export const MAX_NEW = 3;
/** More than this is no answer to what was asked. */
const MAX_ANSWERED = 100;

/** What a model is to answer. */
export const ANSWER = z.object({
  topics: z
    .array(
      z.object({
        name: z.string().describe('The name of the topic: exactly as in the list, or a new one of one to three words.'),
        description: z.string().describe('For a new topic, one sentence on what belongs under it; otherwise empty.'),
        confidence: z.number().describe('How sure it is that the document is about this topic, from 0 to 1.'),
      }),
    )
    .max(MAX_ANSWERED)
    .describe('What the document is about, the most important topic first.'),
});

/** What a model answered. */
export type Answer = z.infer<typeof ANSWER>;

/** A topic that the document can be given. */
export interface KnownTopic {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly isSystem: boolean;
}

/** A topic of the document, and how sure that is, from 0 to 1. */
export interface FoundTopic {
  readonly id: string;
  readonly confidence: number;
}

/** A topic that there is not yet. */
export interface NewTopic {
  readonly name: string;
  readonly description: string;
  readonly confidence: number;
}

/**
 * What of an answer counts: topics that there are, found by their names whatever the case, those of the system before
 * others; then at most three that there are not, with names that topics can have.
 */
export function selectTopics(
  answer: Answer,
  known: readonly KnownTopic[],
): { readonly found: readonly FoundTopic[]; readonly fresh: readonly NewTopic[] } {
  const byKey = new Map<string, KnownTopic>();
  for (const topic of known) {
    const key = nameKey(topic.name);
    if (topic.isSystem || !byKey.has(key)) byKey.set(key, topic);
  }
  const found = new Map<string, FoundTopic>();
  const fresh = new Map<string, NewTopic>();
  for (const each of answer.topics) {
    const confidence = Math.min(Math.max(each.confidence, 0), 1);
    const topic = byKey.get(nameKey(each.name.trim()));
    if (topic) {
      if (found.size < MAX_KNOWN && !found.has(topic.id)) found.set(topic.id, { id: topic.id, confidence });
      continue;
    }
    const name = acceptable(() => requireName(each.name));
    if (name === null || fresh.size >= MAX_NEW || fresh.has(nameKey(name))) continue;
    const description = acceptable(() => requireDescription(each.description)) ?? '';
    fresh.set(nameKey(name), { name, description, confidence });
  }
  return { found: [...found.values()], fresh: [...fresh.values()] };
}

/** The model is not asked to correct itself: what no topic can be called is left out. */
function acceptable(check: () => string): string | null {
  try {
    return check();
  } catch (error) {
    if (error instanceof InvalidInput) return null;
    throw error;
  }
}
