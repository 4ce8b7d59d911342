import { ChatSessionEntity } from './chat-session.entity.js';

/** The entities of this module. */
export const CHAT_ENTITIES = [ChatSessionEntity] as const;
