import { canonicalDigest } from '../../platform/canonical.js';
import type { Tx } from '../../platform/database/database.js';
import { CacheRepository, type Remembered } from './cache.repository.js';
import type { DispatchFacts } from './dispatch.repository.js';
import { executionMoved } from './execution.events.js';
import type { ExecutionRecord } from './execution.repository.js';
import { secretIds } from './secret-references.js';

/**
 * Where an answer to an execution would be remembered; null for what is never: answers of tools that may change
 * something, and those to arguments with secrets. Whoever asks the same of the same tool, with the same rights and in the
 * same way, is told the same; somebody else is only where the tool is declared to answer everybody alike.
 */
export function rememberedAs(
  { toolId, definitionHash, kind, parameters, sessionId, ownerId }: ExecutionRecord,
  { isReadOnly, cacheTtlSeconds, cacheScope, permissions, key }: DispatchFacts,
): Remembered | null {
  if (!isReadOnly || cacheTtlSeconds === null || secretIds(parameters).length > 0) return null;
  const owner = cacheScope === 'GLOBAL' ? null : ownerId;
  const digest = canonicalDigest({
    ...{ toolId, definitionHash, parameters, owner, permissions: [...permissions].sort() },
    agent: key && { chatSessionId: key.chatSessionId },
    // What comes with the server looks at the conversation it is asked in; others are not told of it.
    session: kind === 'BUILTIN' ? sessionId : null,
  });
  return { key: digest, toolId, ownerId: owner, ttlSeconds: cacheTtlSeconds };
}

/**
 * Ends a pending execution with an answer that is remembered, or has it wait for whoever is finding it out. False where
 * it is to be run.
 */
export async function recalled(tx: Tx, executionId: string, as: Remembered): Promise<boolean> {
  const cache = new CacheRepository(tx);
  await cache.lock(as.key);
  // In this order: whoever runs no more has left the answer, and the other way round it could be missed between the two.
  if (await cache.waits(executionId, as.key)) return true;
  const ended = await cache.recall(executionId, as);
  if (ended) await tx.emit(executionMoved(ended));
  return ended !== null;
}
