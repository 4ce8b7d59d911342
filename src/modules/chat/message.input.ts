import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { optionalLine, validMetadata } from '../../platform/input.js';
import { InvalidInput } from '../../platform/problem.js';
import type { ChatRole, MessageStatus } from './message.entity.js';
import { estimateTokens } from './token-estimate.js';

/** The most bytes of UTF-8 a message may bring in. */
export const MAX_CONTENT_BYTES = 256 * 1024;
const MAX_KEY = 128;
const MAX_MODEL = 255;
const MAX_TOKENS = 100_000_000;
const UNSTORABLE = /\0|\p{Cs}/u;

/** A name under which the same request is done once, and what came with it. */
export interface Idempotency {
  readonly key: string;
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
}

/** A message on its way into a conversation, checked. */
export interface NewMessage {
  /** The message it goes on from; null at a root. */
  readonly parentId: string | null;
  readonly role: ChatRole;
  readonly status: MessageStatus;
  readonly content: string;
  readonly tokens: number;
  /** Whether a model counted the tokens. */
  readonly tokensMeasured: boolean;
  readonly model: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly idempotency: Idempotency | null;
  /** The call of a model that it answers, of a message of a tool. */
  readonly toolCallId?: string | null;
}

/** What a client sends of a message. */
export interface MessageInput {
  readonly content: string;
  readonly metadata?: unknown;
  readonly model?: string | null;
  readonly tokens?: number | null;
  readonly idempotencyKey?: string | null;
}

/** What of a new message comes from its input alone. */
export type MessageForm = Omit<NewMessage, 'parentId' | 'role' | 'status'>;

/**
 * A message's input, checked, with its tokens. What `besides` names counts for the idempotency key too. Throws
 * InvalidInput.
 */
export async function messageForm(
  input: MessageInput,
  besides: Readonly<Record<string, unknown>>,
): Promise<MessageForm> {
  const content = validContent(input.content);
  const model = optionalLine(input.model, 'model', MAX_MODEL);
  const metadata = validMetadata(input.metadata);
  const idempotency = idempotencyOf(input.idempotencyKey, { ...besides, content, model, metadata });
  const measured = input.tokens ?? null;
  if (measured !== null && (measured < 0 || measured > MAX_TOKENS))
    throw new InvalidInput(`A number from 0 to ${MAX_TOKENS} is wanted.`, 'tokens');
  return {
    ...{ content, model, metadata, idempotency },
    tokens: measured ?? (await estimateTokens(content)),
    tokensMeasured: measured !== null,
  };
}

function validContent(content: string): string {
  if (content.trim() === '') throw new InvalidInput('Something has to be said.', 'content');
  if (Buffer.byteLength(content) > MAX_CONTENT_BYTES)
    throw new InvalidInput(`At most ${MAX_CONTENT_BYTES} bytes of UTF-8.`, 'content');
  if (UNSTORABLE.test(content)) throw new InvalidInput('NUL and half characters are not allowed.', 'content');
  return content;
}

function idempotencyOf(given: string | null | undefined, request: unknown): Idempotency | null {
  if (given === null || given === undefined) return null;
  const key = optionalLine(given, 'idempotencyKey', MAX_KEY);
  if (key === null) throw new InvalidInput(`1 to ${MAX_KEY} characters are wanted.`, 'idempotencyKey');
  return {
    key,
    digest: createHash('sha256')
      .update(canonicalize(request) ?? '')
      .digest('hex'),
  };
}
