import { Actor } from '../../../platform/actor.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import { appendEvent, lockSession } from '../conversation.service.js';
import type { RunReason } from './run.entity.js';
import { runHandedBack } from './run.events.js';
import { type Lease, type RunEnd, RunRepository, type RunUsage } from './run.repository.js';
import { appendRunChanged, dropCalls } from './run.service.js';
import { type RunPlace, RunWorkRepository } from './run-work.repository.js';
import { WrittenMessageRepository } from './written-message.repository.js';

/** Why a run ends whose conversation was deleted. */
export const DELETED = 'The conversation was deleted.';
/** Why one ends that nobody may go on with. */
export const NO_ACCESS = 'Whoever asked for this answer may not write in the conversation any more.';

/** A run that is in other hands by now, or over. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** What was written until an attempt stopped. */
export interface Written {
  readonly messageId: string;
  readonly content: string;
  /** About how many tokens that is. */
  readonly estimate: number;
}

/** How an attempt ends its run. */
export interface RunEnding extends Written {
  readonly usage: RunUsage;
  readonly end: RunEnd;
}

/** A run that this process has. */
export type Held = Lease & RunPlace;

const SYSTEM = Actor.system('runs of models');
const MESSAGE_STATUS = { COMPLETED: 'COMPLETE', FAILED: 'FAILED', CANCELLED: 'CANCELLED' } as const;

/** Ends a run and its message. Throws LeaseLost, and NotFound and Forbidden where the actor may not write there any more. */
export function conclude(db: Database, actor: Actor, run: Held, ending: RunEnding): Promise<void> {
  const { usage, end } = ending;
  const isCounted = end.status === 'COMPLETED' && usage.measured;
  return db.as(actor, async (tx) => {
    await lockSession(tx, run.sessionId);
    await settleMessage(tx, run.sessionId, ending.messageId, {
      ...{ status: MESSAGE_STATUS[end.status], content: ending.content, tokensMeasured: isCounted },
      tokens: isCounted ? usage.outputTokens : ending.estimate,
    });
    if (!(await new RunRepository(tx).end(run, end, usage))) throw new LeaseLost();
    await appendRunChanged(tx, run.sessionId, run.id, end.status);
  });
}

/** Gives a run back because this process ends: what it wrote stays, as FAILED, and another one begins anew. Throws as `conclude`. */
export function handBack(db: Database, actor: Actor, run: Held, written: Written): Promise<void> {
  return db.as(actor, async (tx) => {
    await lockSession(tx, run.sessionId);
    await settleMessage(tx, run.sessionId, written.messageId, {
      ...{ status: 'FAILED', content: written.content, tokens: written.estimate, tokensMeasured: false },
    });
    if (!(await new RunRepository(tx).handBack(run))) throw new LeaseLost();
    await appendRunChanged(tx, run.sessionId, run.id, 'QUEUED');
    await tx.emit(runHandedBack({ runId: run.id, sessionId: run.sessionId, ownerId: run.ownerId }));
  });
}

/**
 * Ends a run as the system, since nobody can who may read what was said: the conversation or the right to write in it is
 * gone, or every process that had it was lost. Its message stays as it was kept, and what it asked for is cancelled. Without a
 * lease the run must be in nobody's hands. Nothing happens where somebody was first.
 */
export async function abandon(
  db: Database,
  run: RunPlace,
  leaseId: string | null,
  how: { readonly status: 'FAILED' | 'CANCELLED'; readonly reason: RunReason; readonly error: string },
): Promise<void> {
  const { status, reason, error } = how;
  try {
    await db.as(SYSTEM, async (tx) => {
      const runs = new RunWorkRepository(tx);
      const messageId = await runs.messageOf(run.id);
      if (messageId === undefined) throw new LeaseLost();
      // This locks the conversation, as everybody else does first; while the run lives the system may.
      await appendRunChanged(tx, run.sessionId, run.id, status);
      if (messageId !== null && (await new WrittenMessageRepository(tx).leave(messageId, status)))
        await appendEvent(tx, run.sessionId, { type: 'ChatMessageUpdated', payload: { messageId } });
      if (!(await runs.giveUp(run.id, leaseId, status, reason, error))) throw new LeaseLost();
      await dropCalls(tx, run);
    });
  } catch (failure) {
    if (!(failure instanceof LeaseLost)) throw failure;
  }
}

/** Whether the conversation of a run that is not over is deleted, as the system sees it. */
export const isDeletedIn = (db: Database, { sessionId }: RunPlace): Promise<boolean> =>
  db.as(SYSTEM, (tx) => new RunWorkRepository(tx).isDeleted(sessionId));

/** Ends the writing of a message, and tells so. Throws LeaseLost where it was ended before. */
export async function settleMessage(
  tx: Tx,
  sessionId: string,
  messageId: string,
  as: Parameters<WrittenMessageRepository['settle']>[1],
): Promise<void> {
  if (!(await new WrittenMessageRepository(tx).settle(messageId, as))) throw new LeaseLost();
  await appendEvent(tx, sessionId, { type: 'ChatMessageUpdated', payload: { messageId } });
}
