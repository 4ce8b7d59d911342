/** What is known of a kind of entry before there is one. */
export interface ActionDefinition {
  /** What was done, or attempted where `success` is false. */
  readonly meaning: string;
  /** Whether it concerns confidential content. */
  readonly sensitive: boolean;
  /** For how many days its entries are kept at least. */
  readonly retentionDays: number;
}

/** A year for what shows how the system is used. */
const YEAR = 365;
/** Seven years for what decides who could see which credential: as long as accounts are kept that may depend on it. */
const SEVEN_YEARS = 2555;

const usage = (meaning: string): ActionDefinition => ({ meaning, sensitive: false, retentionDays: YEAR });
const rights = (meaning: string): ActionDefinition => ({ meaning, sensitive: false, retentionDays: SEVEN_YEARS });
const credential = (meaning: string): ActionDefinition => ({ meaning, sensitive: true, retentionDays: SEVEN_YEARS });

/** Every action of the audit log. A contract test finds what is written and not listed here. */
export const ACTIONS: Readonly<Record<string, ActionDefinition>> = {
  CREDENTIAL_CREATED: credential('A secret was created.'),
  CREDENTIAL_UPDATED: credential('The description of a secret was changed.'),
  CREDENTIAL_ACCESSED: credential('The value of a secret was revealed.'),
  CREDENTIAL_ROTATED: credential('A secret was given a new value.'),
  CREDENTIAL_SHARED: credential('A secret was shared, or a share changed.'),
  CREDENTIAL_UNSHARED: credential('A share of a secret was taken back.'),
  CREDENTIAL_REVOKED: credential('A secret was made unusable.'),
  CREDENTIAL_ACTIVATED: credential('A secret was made usable again.'),
  CREDENTIAL_ROLLED_BACK: credential('A secret was given the value of an old version again.'),
  CREDENTIAL_ROTATION_DUE: credential('A secret wants a new value.'),
  CREDENTIAL_REWRAP_FAILED: credential('The data key of a value could not be wrapped anew, and stays as it was.'),
  CREDENTIAL_EXPIRING: credential('The end of a secret came near.'),
  CREDENTIAL_EXPIRED: credential('A secret came to its end.'),
  CREDENTIAL_PROMOTED: credential('A secret was loosed from its chat session.'),
  CREDENTIAL_DELETED: credential('A secret was deleted.'),
  CREDENTIAL_RESTORED: credential('A deleted secret was brought back.'),
  CREDENTIAL_DESTROYED: credential('All values of a secret were erased for ever.'),
  SECRET_LINK_CREATED: credential('A link was made that reveals a secret once.'),
  SECRET_LINK_REOPENED: credential('A link was tried after it had revealed its secret.'),
  SECRET_LINK_REVOKED: credential('A link to a secret was taken back.'),
  SECRET_LINK_EXPIRED: credential('A link to a secret came to its end unopened.'),
  SHARE_EXPIRED: credential('A share of a secret came to its end.'),

  REWRAP_STARTED: rights('Wrapping all data keys anew was begun.'),
  REWRAP_COMPLETED: rights('All data keys were wrapped by the key in force.'),
  REWRAP_FAILED: rights('All data keys were gone through, and some could not be wrapped anew.'),
  KEY_RETIRED: rights('A key that nothing is under any more was retired.'),

  USER_REGISTERED: rights('An account was made.'),
  USER_UPDATED: rights('A profile was changed by its user.'),
  USER_DISABLED: rights('An account was disabled.'),
  USER_ENABLED: rights('An account was enabled.'),
  USER_DELETED: rights('An account was deleted.'),
  USER_RESTORED: rights('A deleted account was brought back.'),
  USER_ERASED: rights('An account was erased for ever, with everything that was its own.'),
  USER_AI_SET: rights('Whose model works for a user was decided.'),
  PASSWORD_RESET_CREATED: rights('A link was made that sets the password of an account.'),
  PASSWORD_RESET_USED: rights('A password was set with a link.'),
  PASSWORD_CHANGED: rights('A password was changed.'),
  MFA_ENROLLED: rights('A second factor was begun, which does not count yet.'),
  MFA_ENABLED: rights('A second factor was put in force.'),
  MFA_DISABLED: rights('A second factor was taken out of use.'),
  BACKUP_CODES_REPLACED: rights('The backup codes of an account were replaced.'),
  BACKUP_CODE_USED: rights('A backup code was used up.'),
  ROLE_ASSIGNED: rights('A role was given to a user.'),
  ROLE_UNASSIGNED: rights('A role was taken from a user.'),
  ROLE_CREATED: rights('A role was made.'),
  ROLE_UPDATED: rights('A role was renamed or described.'),
  ROLE_DELETED: rights('A role was deleted, and with it taken from everybody.'),
  PERMISSION_GRANTED: rights('A role or a group was given a permission.'),
  PERMISSION_REVOKED: rights('A permission was taken from a role or a group.'),
  GROUP_CREATED: rights('A group was made.'),
  GROUP_UPDATED: rights('A group was renamed or described.'),
  GROUP_DELETED: rights('A group was deleted.'),
  GROUP_MEMBER_ADDED: rights('A user was added to a group.'),
  GROUP_MEMBER_REMOVED: rights('A user was removed from a group.'),
  GROUP_ROLE_ASSIGNED: rights('A role was given to the members of a group.'),
  GROUP_ROLE_UNASSIGNED: rights('A role was taken from the members of a group.'),
  INVITATION_CREATED: rights('An invitation was made.'),
  INVITATION_ACCEPTED: rights('An invitation was accepted.'),
  INVITATION_REVOKED: rights('An invitation was withdrawn.'),
  INVITATION_REISSUED: rights('An invitation was given a new token, and the old one ended.'),
  INVITATION_EXPIRED: usage('An invitation came to its end unused.'),
  SETTING_UPDATED: rights('A setting was given a value.'),
  SETTING_RESET: rights('A setting was put back to its default.'),
  SETTING_SEEDED: rights('A setting was given its first value, from the environment.'),
  WORKSPACE_CREATED: rights('A workspace was made.'),
  WORKSPACE_UPDATED: rights('A workspace was renamed.'),
  WORKSPACE_DELETED: rights('A workspace was deleted.'),
  WORKSPACE_RESTORED: rights('A deleted workspace was brought back.'),
  WORKSPACE_DESTROYED: rights('A workspace was destroyed for ever, with what it owned.'),
  WORKSPACE_INHERITED: rights('A workspace whose only owner was erased was given to another member.'),
  WORKSPACE_MEMBER_ADDED: rights('A person was added to a workspace.'),
  WORKSPACE_MEMBER_UPDATED: rights('A member of a workspace was given another role.'),
  WORKSPACE_MEMBER_REMOVED: rights('A member was removed from a workspace, or left it.'),
  API_KEY_CREATED: rights('An API key was made.'),
  API_KEY_ROTATED: rights('An API key was given a new secret, and the old one ended.'),
  API_KEY_REVOKED: rights('An API key was made worthless.'),
  API_KEY_EXPIRED: usage('An API key came to its end.'),
  SERVICE_ACCOUNT_CREATED: rights('A service account was made.'),
  SERVICE_ACCOUNT_DELETED: rights('A service account was deleted, with its keys and what it owned.'),
  SIGNING_KEY_ROTATED: rights('Access tokens are signed with a new key.'),

  USER_SIGNED_IN: usage('A session was begun.'),
  MFA_CHALLENGED: usage('A password was right, and a code was asked for.'),
  STEPPED_UP: usage('A user proved again, in a session, who it is.'),
  USER_SIGN_IN_FAILED: usage('A sign-in was refused.'),
  USER_SIGNED_OUT: usage('A session was ended by its user.'),
  SESSION_REVOKED: usage('A session was revoked.'),
  REFRESH_TOKEN_REUSED: rights('A refresh token was used a second time, and its session ended.'),

  DOCUMENT_ANNOUNCED: usage('An upload was announced.'),
  DOCUMENT_UPLOADED: usage('The bytes of a document arrived.'),
  DOCUMENT_REPROCESS_REQUESTED: usage('A document was to be processed once more.'),
  DOCUMENT_UPDATED: usage('What is said of a document was changed.'),
  DOCUMENT_DOWNLOADED: { ...usage('The bytes of a document were asked for.'), sensitive: true },
  DOCUMENT_DELETED: usage('A document was deleted for ever.'),
  DOCUMENT_TAGGED: usage('A document was given a topic by its owner.'),
  DOCUMENT_UNTAGGED: usage('A topic was taken from a document by its owner.'),
  DOCUMENT_CLASSIFICATION_REQUESTED: usage('Topics were to be found for a document once more.'),
  DOCUMENT_CLASSIFICATION_STARTED: {
    ...usage('The beginning of a document was about to be sent to a model, to find topics.'),
    sensitive: true,
  },
  TOPIC_CREATED: usage('A topic of somebody’s own was made.'),
  TOPIC_UPDATED: usage('A topic of somebody’s own was renamed or described.'),
  TOPIC_DELETED: usage('A topic of somebody’s own was deleted.'),
  SYSTEM_TOPIC_CREATED: rights('A topic was made for everybody.'),
  SYSTEM_TOPIC_UPDATED: rights('A topic of the system was renamed or described.'),
  SYSTEM_TOPIC_DELETED: rights('A topic of the system was deleted.'),
  CHAT_CREATED: usage('A conversation was begun.'),
  CHAT_DELETED: usage('A conversation was deleted.'),
  CHAT_EXPORTED: { ...usage('A conversation was taken out as a file.'), sensitive: true },
  CHAT_RESTORED: usage('A deleted conversation was brought back.'),
  CHAT_DESTROYED: usage('A conversation was destroyed for ever, with what was bound to it.'),
  QUOTA_SET: rights('How much a user may store was decided.'),
  QUOTA_RECONCILED: rights('What a user stores was counted anew, and differed.'),

  TOOL_REGISTERED: rights('A tool was registered.'),
  TOOL_UPDATED: rights('A tool, or who has to agree to it, was changed.'),
  TOOL_ACTIVATED: rights('A tool was put in use.'),
  TOOL_DEACTIVATED: rights('A tool was taken out of use.'),
  TOOL_EXECUTION_REQUESTED: usage('An execution was asked for that somebody has to agree to.'),
  TOOL_EXECUTION_QUEUED: usage('An execution was admitted, or is to be run again.'),
  TOOL_EXECUTION_STARTED: usage('An execution was begun.'),
  TOOL_EXECUTION_COMPLETED: usage('An execution came to its end.'),
  TOOL_EXECUTION_FAILED: usage('An execution failed.'),
  TOOL_EXECUTION_REJECTED: usage('An execution was not begun.'),
  TOOL_EXECUTION_CANCELLED: usage('An execution was cancelled.'),

  ACCESS_DENIED: usage('Something was refused.'),
  AUDIT_READ: rights('The audit log was read.'),
  AUDIT_PERSONAL_ERASED: rights('Name, address and program were erased from the entries of a user.'),
  AUDIT_PARTITION_DROPPED: rights('A month of the log was dropped: the retention of all of it had passed.'),
  AUDIT_VERIFIED: rights('The audit log was verified.'),
};

/** The definition of an action; what is not listed is kept for a year. */
export const actionOf = (action: string): ActionDefinition => ACTIONS[action] ?? usage('');
