import { AI_PROVIDERS, type AiChoice } from '../../platform/ai/choice.js';
import type { Tx } from '../../platform/database/database.js';

interface Pair {
  readonly provider: string | null;
  readonly model: string | null;
}

/** All SQL about which model works for whom. */
export class UserAiRepository {
  constructor(private readonly tx: Tx) {}

  /** Chooses for a live account, or takes the choice back. Answers what was before; null where there is no such account. */
  async set(userId: string, choice: AiChoice | null): Promise<Pair | null> {
    const [before] = await this.tx.query<Pair>(`select provider, model from app_set_user_ai($1, $2, $3)`, [
      userId,
      choice?.provider ?? null,
      choice?.model ?? null,
    ]);
    return before ?? null;
  }

  /** As the system: what was chosen for a user; null where nothing was. */
  async of(userId: string): Promise<AiChoice | null> {
    const [row] = await this.tx.query<Pair>(
      `select ai_provider as provider, ai_model as model from user_accounts where user_id = $1 and ai_model is not null`,
      [userId],
    );
    if (!row) return null;
    const provider = AI_PROVIDERS.find((each) => each === row.provider);
    // Falling back would send what is this person's to a provider that nobody chose.
    if (!provider || row.model === null) throw new Error(`The provider chosen for ${userId} is none of this version.`);
    return { provider, model: row.model };
  }
}

/** What an administrator chose for a user, asked as the system; null where nobody has. */
export const userAi = (tx: Tx, userId: string): Promise<AiChoice | null> => new UserAiRepository(tx).of(userId);
