import { NotFound, Problem } from '../../platform/problem.js';
import type { UseService } from '../secrets/index.js';
import { type RunningExecution, ToolFailed } from './runner.js';
import { isLongEnough } from './scrub/needles.js';
import { Scrubber } from './scrub/scrubber.js';
import { secretIds, withValues } from './secret-references.js';

/** What the dispatcher asks of the vault. */
export type ToolSecrets = Pick<UseService, 'require' | 'value'>;

/** An execution as its tool gets it, and what takes out of its answers what it was given. */
export interface Opened {
  readonly execution: RunningExecution;
  readonly scrubber: Scrubber | null;
}

/** Where the secrets of an execution are to be used. */
const usageOf = ({ id: executionId, toolName, definitionHash, sessionId }: RunningExecution) => ({
  ...{ executionId, toolName, definitionHash, sessionId },
});

/** Why whoever asked may not have the secrets of an execution used now; null where nothing is in the way. */
export async function secretRefusal(execution: RunningExecution, vault: ToolSecrets | null): Promise<string | null> {
  if (!vault) return 'This server gives no secrets to tools.';
  try {
    await vault.require(execution.actor, secretIds(execution.parameters), usageOf(execution));
    return null;
  } catch (error) {
    if (error instanceof NotFound) return 'A secret that it refers to is no longer there.';
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

/**
 * The execution with the values of its secrets, each recorded before it is here. Throws ToolFailed where one is too short
 * to be kept out of an answer; a Problem, or what stands in the way of decrypting, where there is one without its value.
 */
export async function opened(execution: RunningExecution, vault: ToolSecrets | null): Promise<Opened> {
  if (!execution.hasSecrets) return { execution, scrubber: null };
  if (!vault) throw new ToolFailed('This server gives no secrets to tools.');
  const values = new Map<string, string>();
  for (const secretId of secretIds(execution.parameters)) {
    values.set(secretId, await vault.value(execution.actor, { ...usageOf(execution), secretId }));
  }
  if (![...values.values()].every(isLongEnough))
    throw new ToolFailed('A secret of fewer than 4 bytes could not be kept out of an answer: it is not used.');
  const parameters = withValues(execution.parameters, values) as RunningExecution['parameters'];
  return { execution: { ...execution, parameters }, scrubber: new Scrubber([...values.values()]) };
}
