import { calculate } from './calculator.js';
import { type RunningExecution, ToolFailed, type ToolRunner } from './runner.js';

/** A tool that comes with the server. */
export type BuiltinTool = (execution: RunningExecution, signal: AbortSignal) => Promise<unknown>;

/** The time, in a zone of the IANA database where one is named. */
function currentTime({ parameters }: RunningExecution): Promise<unknown> {
  const now = new Date();
  const zone = typeof parameters['timeZone'] === 'string' ? parameters['timeZone'] : 'UTC';
  return Promise.resolve({ utc: now.toISOString(), timeZone: zone, local: localTime(now, zone) });
}

function localTime(now: Date, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'full', timeStyle: 'long' }).format(now);
  } catch (error) {
    if (error instanceof RangeError) throw new ToolFailed(`There is no time zone “${timeZone}”.`);
    throw error;
  }
}

const BASICS: Readonly<Record<string, BuiltinTool>> = {
  current_time: currentTime,
  calculate: ({ parameters }) => Promise.resolve({ value: calculate(String(parameters['expression'])) }),
};

/** Runs what comes with the server, by name. Other modules bring theirs. */
export class BuiltinRunner implements ToolRunner {
  readonly kind = 'BUILTIN';
  private readonly tools: ReadonlyMap<string, BuiltinTool>;

  constructor(more: Readonly<Record<string, BuiltinTool>> = {}) {
    this.tools = new Map(Object.entries({ ...BASICS, ...more }));
  }

  /** Rejects where this server has no such tool. */
  async run(execution: RunningExecution, signal: AbortSignal): Promise<unknown> {
    const tool = this.tools.get(execution.toolName);
    if (!tool) throw new ToolFailed(`This server has no built-in tool ${execution.toolName}.`);
    return tool(execution, signal);
  }
}
