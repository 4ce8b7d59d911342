import { AI_PROVIDERS, type AiChoice } from '../../platform/ai/choice.js';
import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { InvalidInput, NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { requireRights, requireRightsNow } from './rights.js';
import { UserAiRepository } from './user-ai.repository.js';
import { userAiSet } from './user.events.js';

/** Whose model is to work for whom; absent and null take the choice back. */
export interface SetUserAi {
  readonly userId: string;
  readonly provider?: string | null | undefined;
  readonly model?: string | null | undefined;
}

const NEEDED = 'users.update';
/** As the configuration takes them. */
const MODEL = /^[^\s\p{C}]{1,200}$/u;

/** Which model works for whom. */
export class UserAiService {
  constructor(private readonly db: Database) {}

  /**
   * Chooses provider and model for a user, or takes the choice back; what is so already writes nothing. Throws Forbidden,
   * NotFound and InvalidInput. Answers the user's id.
   */
  async set(actor: Actor, { userId, provider, model }: SetUserAi): Promise<string> {
    requireRights(actor, NEEDED);
    const choice = choiceOf(provider ?? null, model ?? null);
    if (!isUuid(userId)) throw new NotFound('User');
    await this.db.as(actor, async (tx) => {
      await requireRightsNow(tx, NEEDED);
      const before = await new UserAiRepository(tx).set(userId, choice);
      if (!before) throw new NotFound('User');
      const after = choice ?? { provider: null, model: null };
      if (before.provider === after.provider && before.model === after.model) return;
      await tx.emit(userAiSet(userId.toLowerCase(), before, after));
    });
    return userId.toLowerCase();
  }
}

function choiceOf(provider: string | null, model: string | null): AiChoice | null {
  if (provider === null && model === null) return null;
  const known = AI_PROVIDERS.find((each) => each === provider);
  if (!known) throw new InvalidInput(`Providers are ${AI_PROVIDERS.join(' and ')}.`, 'provider');
  if (model === null) throw new InvalidInput('A provider is chosen together with its model.', 'model');
  if (!MODEL.test(model)) throw new InvalidInput('1 to 200 characters without spaces are wanted.', 'model');
  return { provider: known, model };
}
