import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { Conflict } from '../../platform/problem.js';
import { AccessRepository } from './access.repository.js';
import { secretPromoted } from './secret.events.js';
import { canPromote } from './secret.policy.js';
import { SecretRepository } from './secret.repository.js';

/** Secrets that outgrow the chat session that they were made for. */
export class PromotionService {
  constructor(private readonly db: Database) {}

  /**
   * Looses the secret from its chat session, so that it is the owner's everywhere, and answers its id. Throws NotFound,
   * Forbidden, and Conflict where it is bound to none (any more), or the owner has another one of its name.
   */
  promote(actor: Actor, secretId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const secrets = new SecretRepository(tx);
      const refusal = 'Only its owner, signed in, promotes a secret.';
      const secret = await secrets.lockIf(secretId, (found) => canPromote(actor, found), refusal);
      const { id, chatSessionId } = secret;
      if (chatSessionId === null || !(await secrets.promote(secret)))
        throw new Conflict('This secret is bound to no chat session.');
      await new AccessRepository(tx).insert(id, 'WRITE', 'Promoted: bound to its chat session no longer.');
      await tx.emit(secretPromoted({ secretId: id, recipients: await secrets.audience(id), chatSessionId }));
      return id;
    });
  }
}
