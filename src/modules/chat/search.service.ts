import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { requiredLine } from '../../platform/input.js';
import { InvalidInput } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import type { ChatRole } from './message.entity.js';
import { type MessageMatch, searchOf } from './search.repository.js';

/** What a client asks for. */
export interface SearchMessages {
  readonly query: string;
  readonly sessionId?: string | null;
  readonly role?: ChatRole | null;
  readonly limit?: number | null;
}

const MAX_QUERY = 256;
const [USUAL, MOST] = [20, 50];

/** Finds messages by their words. */
export class MessageSearchService {
  constructor(private readonly db: Database) {}

  /** The actor's messages that have these words, the best first. Throws InvalidInput. */
  async search(actor: Actor, input: SearchMessages): Promise<readonly MessageMatch[]> {
    const { sessionId = null, role = null } = input;
    const query = requiredLine(input.query, 'query', MAX_QUERY);
    const limit = input.limit ?? USUAL;
    if (limit < 1 || limit > MOST) throw new InvalidInput(`A number from 1 to ${MOST} is wanted.`, 'limit');
    if (sessionId !== null && !isUuid(sessionId)) return [];
    return (await this.db.read<MessageMatch[]>(actor, searchOf({ query, sessionId, role, limit }))) ?? [];
  }
}
