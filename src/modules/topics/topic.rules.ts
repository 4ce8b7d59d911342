import { type ShieldRule, guard, holds } from '../../graphql/guard.js';
import { Forbidden, Unauthenticated } from '../../platform/problem.js';
import { canReadTopics, canWriteTopics } from './topic.policy.js';

/** The rules of this module, as the SDL names them. */
export type TopicRule = 'TOPICS_READER' | 'TOPICS_WRITER' | 'TOPICS_CURATOR';

/** Asked before anything is looked up. */
export const topicRules: Readonly<Record<TopicRule, ShieldRule>> = {
  TOPICS_READER: guard('TOPICS_READER', (_parent, _args, { actor }) => {
    if (!actor.isUser) throw new Unauthenticated();
    if (!canReadTopics(actor)) throw new Forbidden('This needs the permission documents.read.');
    return true as const;
  }),
  TOPICS_WRITER: guard('TOPICS_WRITER', (_parent, _args, { actor }) => {
    if (!actor.isUser) throw new Unauthenticated();
    if (!canWriteTopics(actor)) throw new Forbidden('This needs the permissions documents.read and topics.write.');
    return true as const;
  }),
  TOPICS_CURATOR: holds('TOPICS_CURATOR', 'topics.system'),
};
