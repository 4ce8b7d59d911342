/** How many texts one call of a provider has at most. */
const MAX_TEXTS = 64;
/** How many tokens they have together. */
const MAX_TOKENS = 32_000;

/** A text with how many tokens it has, by the encoding o200k_base. */
export interface Counted {
  readonly text: string;
  readonly tokens: number;
}

/**
 * The same, or its beginning where a model takes less. Other models count otherwise: what one of them refuses
 * nevertheless is cut again by whoever asks it.
 */
export async function fitting({ text, tokens }: Counted, maxTokens: number): Promise<Counted> {
  if (tokens <= maxTokens) return { text, tokens };
  // Its tables take a quarter of a second and much memory: a server loads them when they are needed.
  const { decode, encode } = await import('gpt-tokenizer/encoding/o200k_base');
  return { text: decode(encode(text).slice(0, maxTokens)), tokens: maxTokens };
}

/** The same in their order, in parts that one call each can have. */
export function* batchesOf<T extends Counted>(items: Iterable<T>): Generator<T[]> {
  let [batch, tokens]: [T[], number] = [[], 0];
  for (const item of items) {
    if (batch.length > 0 && (batch.length >= MAX_TEXTS || tokens + item.tokens > MAX_TOKENS)) {
      yield batch;
      [batch, tokens] = [[], 0];
    }
    batch.push(item);
    tokens += item.tokens;
  }
  if (batch.length > 0) yield batch;
}
