import { Actor } from '../../platform/actor.js';
import { DecryptionFailed, KeyUnavailable } from '../../platform/crypto/key-provider.js';
import type { Database } from '../../platform/database/database.js';
import type { Logger } from '../../platform/log.js';
import { Forbidden, NotFound, Problem } from '../../platform/problem.js';
import type { AccessType } from './access.entity.js';
import { AccessRepository, type LoggedSecret, type UsedBy } from './access.repository.js';
import { openingFailed } from './secret.events.js';

/** What somebody tried to do with a value, in the words of the access log and of the audit log. */
export interface Attempt {
  readonly accessType: AccessType;
  readonly action: string;
  /** The tool that was to use it; absent where none was. */
  readonly usedBy?: UsedBy;
}

/** Keeps attempts at values that came to nothing. */
export class FailureService {
  constructor(
    private readonly db: Database,
    private readonly log: Logger,
  ) {}

  /**
   * Keeps the attempt in the access log and, unless it reaches the audit log as a denial anyway, in the audit log: after the rollback, on a connection of the system. Never rejects.
   */
  async keep(actor: Actor, secret: LoggedSecret, attempt: Attempt, error: unknown): Promise<void> {
    const reason = reasonOf(error);
    try {
      await this.db.as(Actor.system('an attempt at a value failed', actor.origin), async (tx) => {
        await new AccessRepository(tx).insertFailure(actor, secret, attempt, reason);
        // The denial of a request is written down by who answers it; no request waits for a tool.
        if (attempt.usedBy || !isDenial(error))
          await tx.audit(openingFailed(attempt.action, secret.id, reason, subjectOf(actor), attempt.usedBy));
      });
    } catch (err) {
      // The attempt has failed already, and its own error says why: that one is answered.
      this.log.error({ err, secretId: secret.id, requestId: actor.origin.requestId }, 'a failure left no record');
    }
  }
}

/** What the GraphQL layer writes down wherever it happens. */
const isDenial = (error: unknown) => error instanceof NotFound || error instanceof Forbidden;

function reasonOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  if (error instanceof KeyUnavailable) return 'The key that encrypts the value is not available.';
  return error instanceof DecryptionFailed ? 'The value does not decrypt.' : 'Internal error.';
}

const subjectOf = (actor: Actor) => ({
  userId: actor.id,
  username: actor.username ?? '',
  sessionId: actor.sessionId,
  apiKeyId: actor.keyId,
});
