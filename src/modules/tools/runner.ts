import type { Actor } from '../../platform/actor.js';
import type { FailureReason } from './execution.entity.js';
import type { ToolKind } from './tool.entity.js';

/** An execution that is being run, as whoever runs it gets it. */
export interface RunningExecution {
  readonly id: string;
  readonly toolId: string;
  readonly toolName: string;
  readonly definitionHash: string;
  /** What only whoever runs this kind has to know of the tool. */
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly allowedHosts: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly sessionId: string | null;
  /** Whether values of secrets are in the parameters: they go where they were meant to, and nowhere else. */
  readonly hasSecrets: boolean;
  /** Whoever asked, with the rights held now; by the key it was asked by, where it was one. */
  readonly actor: Actor;
}

/** What runs the tools of one kind. */
export interface ToolRunner {
  readonly kind: ToolKind;
  /**
   * Does what was asked, and answers what JSON can say. What it throws is kept as the error, so that it names no secret.
   * The signal tells that nobody wants it any more: its time is over, it was cancelled, or it is somebody else's.
   */
  run(execution: RunningExecution, signal: AbortSignal): Promise<unknown>;
}

/** Why a tool did not do what it was asked, in words for whoever asked. */
export class ToolFailed extends Error {
  /** @param detail what the other side said to it, of which the beginning is kept; null for nothing */
  constructor(
    message: string,
    readonly detail: string | null = null,
    readonly reason: Extract<FailureReason, 'ERROR' | 'RESULT_TOO_LARGE'> = 'ERROR',
  ) {
    super(message);
  }
}
