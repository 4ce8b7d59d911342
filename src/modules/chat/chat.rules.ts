import { type ShieldRule, guard, holds } from '../../graphql/guard.js';
import { Forbidden, Unauthenticated } from '../../platform/problem.js';
import { canWrite } from './session.policy.js';

/** The rules of this module, as the SDL names them. */
export type ChatRule = 'CHATS_READER' | 'CHATS_WRITER';

/** Asked before anything is looked up: an administrator as such learns nothing of conversations. */
export const chatRules: Readonly<Record<ChatRule, ShieldRule>> = {
  CHATS_READER: holds('CHATS_READER', 'chats.read'),
  CHATS_WRITER: guard('CHATS_WRITER', (_parent, _args, { actor }) => {
    if (!actor.isUser) throw new Unauthenticated();
    if (!canWrite(actor)) throw new Forbidden('This needs the permissions chats.read and chats.write.');
    return true as const;
  }),
};
