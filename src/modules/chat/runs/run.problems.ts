import { AiNotConfigured, type AiProvider } from '../../../platform/ai/choice.js';
import { Problem } from '../../../platform/problem.js';

/** A model is at work in the conversation already. */
export class RunUnderWay extends Problem {
  readonly typename = 'RunUnderWay';
  readonly code = 'BAD_USER_INPUT';
  constructor(private readonly runId: string) {
    super('A model is already at work on an answer in this conversation: wait for its end, or cancel it.');
  }
  override get fields() {
    return { runId: this.runId };
  }
}

/** Nothing says where the model is reached that would answer. */
export class ModelNotConfigured extends Problem {
  readonly typename = 'ModelNotConfigured';
  readonly code = 'BAD_USER_INPUT';
  constructor(provider: AiProvider) {
    super(new AiNotConfigured(provider).message);
  }
}
