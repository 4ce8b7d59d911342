import { AUDIT_LOG, FIND_PERSON, INVITE_PERSON, LOG_IN, WHO_AM_I } from './starters/people.js';
import { CREATE_SECRET, LIST_SECRETS, REVEAL_SECRET, SHARE_SECRET, WATCH_SECRETS } from './starters/secrets.js';
import { ADD_WORKSPACE_MEMBER, CREATE_WORKSPACE } from './starters/workspaces.js';
import type { Starter } from './starters/starter.js';

/** The tour, in the order a newcomer takes it. Each document is tested against the schema. */
export const starters: readonly Starter[] = [
  LOG_IN,
  WHO_AM_I,
  CREATE_SECRET,
  LIST_SECRETS,
  FIND_PERSON,
  SHARE_SECRET,
  WATCH_SECRETS,
  REVEAL_SECRET,
  CREATE_WORKSPACE,
  ADD_WORKSPACE_MEMBER,
  INVITE_PERSON,
  AUDIT_LOG,
];
