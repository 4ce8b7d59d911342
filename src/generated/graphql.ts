import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Upload } from '../modules/documents/index.js';
import type { Refreshed } from '../modules/tools/index.js';
import type { Row } from '../platform/database/select.js';
import type { Found, HitRow } from '../modules/search/index.js';
import type { SignedIn, RightsTarget } from '../modules/identity/index.js';
import type { Context } from '../graphql/context.js';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A 64-bit integer. Answers are strings, since JSON numbers lose digits; strings and numbers are accepted. */
  BigInt: { input: string; output: string; }
  /** An instant as RFC 3339 text in UTC with microseconds, for example `2026-11-21T08:30:00.123456Z`. */
  DateTime: { input: string; output: string; }
  /** Any JSON value but null. */
  JSON: { input: unknown; output: unknown; }
  /** A JSON object. */
  JSONObject: { input: Record<string, unknown>; output: Record<string, unknown>; }
};

/** Accepts an invitation. */
export type AcceptInvitationInput = {
  /** The name that others see, 1 to 120 characters. */
  readonly displayName: Scalars['String']['input'];
  /** The e-mail address of the new account, at most 254 characters. */
  readonly email: Scalars['String']['input'];
  /** 12 characters or more, at most 72 bytes in UTF-8, not one of the most common passwords. */
  readonly password: Scalars['String']['input'];
  /** The token from the link. */
  readonly token: Scalars['String']['input'];
};

/** The outcome of `acceptInvitation`. */
export type AcceptInvitationResult = AcceptInvitationSuccess | Conflict | Forbidden | InvalidInput | NotFound | RateLimited;

/** The account was made and is signed in. */
export type AcceptInvitationSuccess = {
  readonly __typename?: 'AcceptInvitationSuccess';
  /** For the header `Authorization: Bearer …`; good until `accessTokenExpiresAt`. */
  readonly accessToken: Scalars['String']['output'];
  /** When the access token expires. */
  readonly accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** For `refreshSession`, once. */
  readonly refreshToken: Scalars['String']['output'];
  /** The new user. */
  readonly user: User;
};

/** The rules `@access` can name. Each module adds its own. */
export type AccessRule =
  /** A person who is signed in and holds the permission `apikeys.create`. */
  | 'APIKEYS_CREATOR'
  /** Holds the permission `tools.read` or `approvals.read`. */
  | 'APPROVALS_READER'
  /** Holds the permission `audit.read`. */
  | 'AUDIT_READER'
  /** Holds the permission `audit.verify`. */
  | 'AUDIT_VERIFIER'
  /** Any signed-in user, or whoever acts for one by an API key. */
  | 'AUTHENTICATED'
  /** Holds the permission `chats.read`. Asked before anything is looked up: administrators as such are refused. */
  | 'CHATS_READER'
  /** Holds the permissions `chats.read` and `chats.write`. */
  | 'CHATS_WRITER'
  /** Holds the permission `documents.read`. Asked before anything is looked up: administrators as such are refused. */
  | 'DOCUMENTS_READER'
  /** Holds the permissions `documents.read` and `documents.write`. */
  | 'DOCUMENTS_WRITER'
  /** Holds the permission `tools.read`. */
  | 'EXECUTIONS_READER'
  /** Holds the permission `groups.create`. */
  | 'GROUPS_CREATOR'
  /** Holds the permission `groups.delete`. */
  | 'GROUPS_DELETER'
  /** Holds the permission `groups.update`. */
  | 'GROUPS_EDITOR'
  /** Holds the permission `invitations.create`. */
  | 'INVITATIONS_CREATOR'
  /** Holds the permission `invitations.read`. */
  | 'INVITATIONS_READER'
  /** Holds the permission `invitations.revoke`. */
  | 'INVITATIONS_REVOKER'
  /** Holds the permission `groups.read` or `users.read`. */
  | 'MEMBERS_READER'
  /** Holds the permission `models.manage`. */
  | 'MODELS_MANAGER'
  /** Whoever could read the object this field belongs to. Not allowed on the three root types. */
  | 'PARENT'
  /** Any signed-in person; never an API key. */
  | 'PERSON'
  /** Anyone, signed in or not. */
  | 'PUBLIC'
  /** Holds the permission `quotas.manage`. */
  | 'QUOTAS_MANAGER'
  /** Holds the permission `roles.assign`. */
  | 'ROLES_ASSIGNER'
  /** Holds the permission `roles.create`. */
  | 'ROLES_CREATOR'
  /** Holds the permission `roles.delete`. */
  | 'ROLES_DELETER'
  /** Holds the permission `roles.update`. */
  | 'ROLES_EDITOR'
  /** Holds the permission `roles.read`. */
  | 'ROLES_READER'
  /** Holds the permission `secrets.create`, or `secrets.system`. */
  | 'SECRETS_CREATOR'
  /** Holds the permission `secrets.read` or `secrets.system`. */
  | 'SECRETS_LISTENER'
  /** Holds the permission `secrets.read`, or asks for those in scope SYSTEM alone, holding `secrets.system`. */
  | 'SECRETS_LISTER'
  /** Holds the permission `secrets.read`. */
  | 'SECRETS_READER'
  /** Decides about the secret, be it deleted. */
  | 'SECRET_KEEPER'
  /** May see the secret and may manage it: whoever decides about it, or somebody it is shared with as MANAGE. */
  | 'SECRET_MANAGER'
  /** Decides about the secret: its owner, an owner or admin of its workspace, or in scope SYSTEM a holder of `secrets.system`. */
  | 'SECRET_OWNER'
  /** Holds the permission `secrets.read`, or holds `secrets.system` and asks for a secret in scope SYSTEM. */
  | 'SECRET_READER'
  /** May reveal the secret: its owner, or somebody it is shared with as REVEAL or MANAGE, holding `secrets.reveal`. */
  | 'SECRET_REVEALER'
  /** Holds the permission `settings.update`. */
  | 'SETTINGS_EDITOR'
  /** Holds the permission `settings.read` or `settings.update`. */
  | 'SETTINGS_READER'
  /** Holds the permissions `tools.read` and `tools.execute`. */
  | 'TOOLS_EXECUTOR'
  /** Holds the permission `tools.manage`. */
  | 'TOOLS_MANAGER'
  /** Holds the permission `tools.read`, `tools.manage` or `approvals.read`. */
  | 'TOOLS_READER'
  /** Holds the permission `topics.system`. */
  | 'TOPICS_CURATOR'
  /** Holds the permission `documents.read`, or `topics.system`, which shows system topics alone. */
  | 'TOPICS_READER'
  /** Holds the permissions `documents.read` and `topics.write`. */
  | 'TOPICS_WRITER'
  /** Holds the permission `users.delete`. */
  | 'USERS_DELETER'
  /** Holds the permission `users.update`. */
  | 'USERS_EDITOR'
  /** Holds the permission `users.read`. */
  | 'USERS_READER'
  /** A signed-in person, not a key, who holds the permission `users.update`. */
  | 'USERS_RECOVERER'
  /** Holds the permission `secrets.system`. */
  | 'VAULT_KEEPER'
  /** Holds the permission `workspaces.create`. */
  | 'WORKSPACES_CREATOR'
  /** Is an owner or an admin of the workspace of the input. */
  | 'WORKSPACE_MANAGER'
  /** Belongs to the workspace of the input. */
  | 'WORKSPACE_MEMBER'
  /** Is an owner of the workspace of the input, be it deleted. */
  | 'WORKSPACE_OWNER';

/** Adds a user to a group. */
export type AddGroupMemberInput = {
  /** The group. */
  readonly groupId: Scalars['ID']['input'];
  /** The user. */
  readonly userId: Scalars['ID']['input'];
};

/** The outcome of `addGroupMember`. */
export type AddGroupMemberResult = AddGroupMemberSuccess | Conflict | Forbidden | InvalidInput | NotFound;

/** The user is a member of the group. */
export type AddGroupMemberSuccess = {
  readonly __typename?: 'AddGroupMemberSuccess';
  /** The group as it is now. */
  readonly group: Group;
};

/** Adds somebody to a workspace. */
export type AddWorkspaceMemberInput = {
  /** What the member may. */
  readonly role: WorkspaceRole;
  /** A person whose account is in use. */
  readonly userId: Scalars['ID']['input'];
  /** The workspace. */
  readonly workspaceId: Scalars['ID']['input'];
};

/** The outcome of `addWorkspaceMember`. `Conflict` where the user belongs to it in another role. */
export type AddWorkspaceMemberResult = AddWorkspaceMemberSuccess | Conflict | Forbidden | InvalidInput | NotFound;

/** The user belongs to the workspace. */
export type AddWorkspaceMemberSuccess = {
  readonly __typename?: 'AddWorkspaceMemberSuccess';
  /** The member. */
  readonly member: WorkspaceMember;
  /** The workspace as it is now. */
  readonly workspace: Workspace;
};

/** A key by which a program acts for a user or a service account. The key itself is shown once and never kept. */
export type ApiKey = Node & {
  readonly __typename?: 'ApiKey';
  /** The chat session outside of which it opens nothing that is bound to a chat session; null for one that is bound to none. */
  readonly chatSessionId: Maybe<Scalars['ID']['output']>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who made it; null where that account is not active any more. */
  readonly createdBy: Maybe<User>;
  /** Until when it can be used; null for one that does not expire. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** The id of the key. */
  readonly id: Scalars['ID']['output'];
  /** Whether that is over. */
  readonly isExpired: Scalars['Boolean']['output'];
  /** When it was used last, to the minute; null for one that never was. */
  readonly lastUsedAt: Maybe<Scalars['DateTime']['output']>;
  /** What people call it. */
  readonly name: Scalars['String']['output'];
  /** The beginning of the key, by which it is recognised, for example `stw_k3v9x2ab`. */
  readonly prefix: Scalars['String']['output'];
  /** When it was revoked; null for one that was not. */
  readonly revokedAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was given its present secret; null for one that was never rotated. */
  readonly rotatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The permissions it may use: of those that whoever stands behind it holds at that moment. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** The service account it acts for; null for a person's. */
  readonly serviceAccount: Maybe<ServiceAccount>;
  /** Whom it acts for: a person, or the user of a service account. Null where that is not active any more. */
  readonly user: Maybe<User>;
};

/** A page of API keys. */
export type ApiKeyConnection = {
  readonly __typename?: 'ApiKeyConnection';
  /** The keys of this page with their cursors. */
  readonly edges: ReadonlyArray<ApiKeyEdge>;
  /** The keys of this page. */
  readonly nodes: ReadonlyArray<ApiKey>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many keys there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** An API key in a page. */
export type ApiKeyEdge = {
  readonly __typename?: 'ApiKeyEdge';
  /** The position of this key, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The key. */
  readonly node: ApiKey;
};

/** Which API keys are wanted. Conditions that are absent or null do not narrow. */
export type ApiKeyFilter = {
  /** True for keys that are neither revoked nor expired, false for those that are. */
  readonly isLive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only keys whose name contains this text. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Only keys of this service account. */
  readonly serviceAccountId?: InputMaybe<Scalars['ID']['input']>;
  /** Only keys of service accounts of this workspace. */
  readonly workspaceId?: InputMaybe<Scalars['ID']['input']>;
};

/** Adds a message to a conversation, without asking a model for an answer. */
export type AppendMessageInput = {
  /** What is said, at most 256 KiB of UTF-8. */
  readonly content: Scalars['String']['input'];
  /** A name for this message, 1 to 128 characters, unique in the conversation: sent again with the same input it answers the same message. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Free structured data, at most 16 KiB. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The model that wrote it, 1 to 255 characters. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** The message of the same conversation it goes on from; the active leaf where absent or null. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Who speaks. */
  readonly role: ChatRole;
  /** The conversation. */
  readonly sessionId: Scalars['ID']['input'];
  /** How many tokens it is, as that model counted; estimated where absent or null. */
  readonly tokens?: InputMaybe<Scalars['Int']['input']>;
};

/** The outcome of `appendMessage`. `Conflict` where the conversation is closed or full, where the parent is still being written, and where the idempotency key stands for other input. */
export type AppendMessageResult = AppendMessageSuccess | Conflict | Forbidden | InvalidInput | NotFound;

/** The message is in the conversation, and is its active leaf unless it was there already. */
export type AppendMessageSuccess = {
  readonly __typename?: 'AppendMessageSuccess';
  /** The message. Beside `... on Problem { message }`, whose `message` is text, GraphQL wants one of the two under an alias. */
  readonly message: ChatMessage;
};

/** What is to be decided is not what you looked at: look again. */
export type ApprovalChanged = Problem & {
  readonly __typename?: 'ApprovalChanged';
  /** The digest of what is to be decided now. */
  readonly digest: Scalars['String']['output'];
  /** What to do. */
  readonly message: Scalars['String']['output'];
};

/** There is nothing more to decide. */
export type ApprovalClosed = Problem & {
  readonly __typename?: 'ApprovalClosed';
  /** What came of it. */
  readonly message: Scalars['String']['output'];
  /** What came of it: APPROVED, DENIED, EXPIRED or CANCELLED. */
  readonly status: ToolApprovalStatus;
};

/** What somebody said. */
export type ApprovalDecision =
  /** Yes. */
  | 'APPROVED'
  /** No, which decides. */
  | 'DENIED';

/** Something happened to an approval that you asked for, or could decide. */
export type ApprovalEvent = {
  readonly __typename?: 'ApprovalEvent';
  /** The approval as you see it now; null where you see it no longer, for example since somebody else decided. */
  readonly approval: Maybe<ToolApproval>;
  /** The id of the approval. */
  readonly approvalId: Scalars['ID']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** What happened. */
  readonly kind: ApprovalEventKind;
  /** The state it is in. */
  readonly status: ToolApprovalStatus;
};

/** What happened to an approval. */
export type ApprovalEventKind =
  /** It is over. */
  | 'DECIDED'
  /** It is asked for. */
  | 'REQUESTED'
  /** Other arguments are what is to be decided. */
  | 'REVISED'
  /** Somebody agreed, and others have to besides. */
  | 'VOTED';

/** What was said in a conversation that whoever asked shares with those who decide. What tools answered is not among it. */
export type ApprovalMessage = {
  readonly __typename?: 'ApprovalMessage';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** What is said, at most 2,000 characters of it. */
  readonly content: Scalars['String']['output'];
  /** Whether more was said. */
  readonly isCut: Scalars['Boolean']['output'];
  /** Who speaks: USER or ASSISTANT. */
  readonly role: ChatRole;
};

/** What stands for approvals of the same. It stands for nothing while the tool is another one, and ends when it is deleted. */
export type ApprovalRule = Node & {
  readonly __typename?: 'ApprovalRule';
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who made it; null where the account is no longer active. */
  readonly createdBy: Maybe<User>;
  /** The definition hash of the tool it is bound to. */
  readonly definitionHash: Scalars['String']['output'];
  /** The id of the rule. */
  readonly id: Scalars['ID']['output'];
  /** Whether there may be no others. */
  readonly isExact: Scalars['Boolean']['output'];
  /** The arguments that have to be just as these. */
  readonly match: Scalars['JSONObject']['output'];
  /** Whose executions it admits; null where the account is no longer active. */
  readonly requester: Maybe<User>;
  /** For how long it stands. */
  readonly scope: ApprovalRuleScope;
  /** The chat session it is bound to; null where to none. */
  readonly sessionId: Maybe<Scalars['ID']['output']>;
  /** The tool as it is now; null where it is gone, or hidden from you. */
  readonly tool: Maybe<Tool>;
  /** The name of the tool. */
  readonly toolName: Scalars['String']['output'];
};

/** A page of rules. */
export type ApprovalRuleConnection = {
  readonly __typename?: 'ApprovalRuleConnection';
  /** The rules of this page with their cursors. */
  readonly edges: ReadonlyArray<ApprovalRuleEdge>;
  /** The rules of this page. */
  readonly nodes: ReadonlyArray<ApprovalRule>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many rules there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** A rule in a page. */
export type ApprovalRuleEdge = {
  readonly __typename?: 'ApprovalRuleEdge';
  /** The position of this rule, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The rule. */
  readonly node: ApprovalRule;
};

/** For what an approval stands. */
export type ApprovalRuleScope =
  /** For the same from the same requester, until the rule is revoked. */
  | 'ALWAYS'
  /** For itself. */
  | 'ONCE'
  /** For the same from the same requester in this chat session, as long as it is open. */
  | 'SESSION';

/** A secret that arguments refer to. */
export type ApprovalSecret = {
  readonly __typename?: 'ApprovalSecret';
  /** The id of the secret. */
  readonly id: Scalars['ID']['output'];
  /** Its name, as whoever asked saw it when asking. */
  readonly name: Scalars['String']['output'];
};

/** What somebody said about one revision. */
export type ApprovalVote = {
  readonly __typename?: 'ApprovalVote';
  /** Why, in the voter's words. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** When. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Yes or no. */
  readonly decision: ApprovalDecision;
  /** The id of the vote. */
  readonly id: Scalars['ID']['output'];
  /** About which revision: votes on an earlier one do not count. */
  readonly revision: Scalars['Int']['output'];
  /** Who; null where the account is no longer active. */
  readonly voter: Maybe<User>;
};

/** Agrees to an execution. */
export type ApproveToolExecutionInput = {
  /** The approval. */
  readonly approvalId: Scalars['ID']['input'];
  /** What you say to it, at most 1,024 characters; whoever asked reads it once it is decided. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
  /** The digest of what you looked at. */
  readonly digest: Scalars['String']['input'];
  /** Other arguments instead: a new revision, on which earlier votes do not count. They may use no secret that was not asked for. */
  readonly editedParameters?: InputMaybe<Scalars['JSONObject']['input']>;
  /** For what it stands, ONCE unless told. Nothing stands for what is critical, elevated, or decided by several. */
  readonly rule?: InputMaybe<ApprovalRuleScope>;
  /** The arguments that have to be just as these, at least one, for the rule to apply; all of them unless told. */
  readonly ruleMatch?: InputMaybe<Scalars['JSONObject']['input']>;
};

/** The outcome of `approveToolExecution`. */
export type ApproveToolExecutionResult = ApprovalChanged | ApprovalClosed | ApproveToolExecutionSuccess | Conflict | Forbidden | InvalidInput | InvalidParameters | NotFound;

/** Your vote counts. */
export type ApproveToolExecutionSuccess = {
  readonly __typename?: 'ApproveToolExecutionSuccess';
  /** The approval as it is now. */
  readonly approval: ToolApproval;
};

/** Gives a role to the members of a group. */
export type AssignGroupRoleInput = {
  /** The group. */
  readonly groupId: Scalars['ID']['input'];
  /** The name of the role, for example `approver`. */
  readonly roleName: Scalars['String']['input'];
};

/** The outcome of `assignGroupRole`. */
export type AssignGroupRoleResult = AssignGroupRoleSuccess | Conflict | Forbidden | InvalidInput | NotFound;

/** The members of the group hold the role. */
export type AssignGroupRoleSuccess = {
  readonly __typename?: 'AssignGroupRoleSuccess';
  /** The group as it is now. */
  readonly group: Group;
};

/** Gives a role to a user. */
export type AssignRoleInput = {
  /** The name of the role, for example `approver`. */
  readonly roleName: Scalars['String']['input'];
  /** The user. */
  readonly userId: Scalars['ID']['input'];
};

/** The outcome of `assignRole`. */
export type AssignRoleResult = AssignRoleSuccess | Conflict | Forbidden | InvalidInput | NotFound;

/** The user holds the role. */
export type AssignRoleSuccess = {
  readonly __typename?: 'AssignRoleSuccess';
  /** The user as it is now. */
  readonly user: User;
};

/** The first entry of the audit log that is not as it was written. */
export type AuditBreak = {
  readonly __typename?: 'AuditBreak';
  /** The id of the entry; the number of the link where the entry itself is gone; or the place of a checkpoint, of the note of an erasure, or of what stands for dropped entries. */
  readonly id: Scalars['ID']['output'];
  /** What is wrong with it. */
  readonly reason: Scalars['String']['output'];
};

/** The signed checkpoints that the audit log was compared with: what was sealed when must still be there. */
export type AuditCheckpoints = {
  readonly __typename?: 'AuditCheckpoints';
  /** The number of the last link that one covers; entries after it could be cut off unseen. Null without any. */
  readonly coveredUpTo: Maybe<Scalars['BigInt']['output']>;
  /** How many of the file on the server that answers; each server keeps a file of what it sealed itself. */
  readonly inFile: Scalars['BigInt']['output'];
  /** How many of the database, of all servers. */
  readonly inTable: Scalars['BigInt']['output'];
};

/** One entry of the audit log. Entries are appended and never changed. */
export type AuditLog = Node & {
  readonly __typename?: 'AuditLog';
  /** What was done, for example `CREDENTIAL_ACCESSED`. */
  readonly action: Scalars['String']['output'];
  /** How many days ago it was written. */
  readonly ageDays: Scalars['Int']['output'];
  /** The API key by which somebody acted; null for a person who signed in, and for the system. */
  readonly apiKeyId: Maybe<Scalars['ID']['output']>;
  /** What changed, before and after, with sensitive values left out. */
  readonly changes: Maybe<Scalars['JSONObject']['output']>;
  /** When it was written. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Particulars, never with a secret value. */
  readonly details: Scalars['JSONObject']['output'];
  /** Why it was refused. */
  readonly errorMessage: Maybe<Scalars['String']['output']>;
  /** The id of the entry. */
  readonly id: Scalars['ID']['output'];
  /** From which address; null once it was erased. */
  readonly ip: Maybe<Scalars['String']['output']>;
  /** The id of the thing it was done to. */
  readonly resourceId: Maybe<Scalars['ID']['output']>;
  /** What kind of thing it was done to. */
  readonly resourceType: Maybe<Scalars['String']['output']>;
  /** For how many days the entry is kept at least. */
  readonly retentionDays: Scalars['Int']['output'];
  /** Whether it concerns confidential content. */
  readonly sensitiveData: Scalars['Boolean']['output'];
  /** In which session. */
  readonly sessionId: Maybe<Scalars['ID']['output']>;
  /** Whether it must still be kept. */
  readonly shouldBeRetained: Scalars['Boolean']['output'];
  /** Whether it was done, or refused. */
  readonly success: Scalars['Boolean']['output'];
  /** For which tool execution. */
  readonly toolExecutionId: Maybe<Scalars['ID']['output']>;
  /** With which program; null once it was erased. */
  readonly userAgent: Maybe<Scalars['String']['output']>;
  /** Who acted; null for the system itself and for somebody unknown. */
  readonly userId: Maybe<Scalars['ID']['output']>;
  /** The name of the account at that time; null once it was erased. */
  readonly username: Maybe<Scalars['String']['output']>;
};

/** A page of the audit log. */
export type AuditLogConnection = {
  readonly __typename?: 'AuditLogConnection';
  /** The entries of this page with their cursors. */
  readonly edges: ReadonlyArray<AuditLogEdge>;
  /** The entries of this page. */
  readonly nodes: ReadonlyArray<AuditLog>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many entries there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** An entry in a page of the audit log. */
export type AuditLogEdge = {
  readonly __typename?: 'AuditLogEdge';
  /** The position of this entry, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: AuditLog;
};

/** Narrows a list of audit entries. Conditions are combined with AND; absent and null ones do not narrow. */
export type AuditLogFilter = {
  /** With this action. */
  readonly action?: InputMaybe<Scalars['String']['input']>;
  /** Written at or after this instant. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** On this thing. */
  readonly resourceId?: InputMaybe<Scalars['ID']['input']>;
  /** On this kind of thing. */
  readonly resourceType?: InputMaybe<Scalars['String']['input']>;
  /** About confidential content, or not. */
  readonly sensitiveData?: InputMaybe<Scalars['Boolean']['input']>;
  /** Done, or refused. */
  readonly success?: InputMaybe<Scalars['Boolean']['input']>;
  /** Written before this instant. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
  /** By this user. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** What a check of the whole audit log found. */
export type AuditVerification = {
  readonly __typename?: 'AuditVerification';
  /** How many entries were checked. */
  readonly checked: Scalars['BigInt']['output'];
  /** The checkpoints it was compared with. */
  readonly checkpoints: AuditCheckpoints;
  /** How many entries were dropped when the time for which they are kept had passed; signed anchors stand for them in the chain. */
  readonly dropped: Scalars['BigInt']['output'];
  /** What stands for dropped entries or for an erasure, where it was changed; or else the first broken entry, in the order of the chain; or else the first checkpoint that does not agree. */
  readonly firstBroken: Maybe<AuditBreak>;
  /** Whether every sealed entry is there and unchanged, and every checkpoint agrees. */
  readonly ok: Scalars['Boolean']['output'];
  /** How many entries are not sealed yet; they are within a second. */
  readonly unsealed: Scalars['BigInt']['output'];
};

/** Stops the work of a model. */
export type CancelRunInput = {
  /** The run. */
  readonly runId: Scalars['ID']['input'];
};

/** The outcome of `cancelRun`. `Conflict` where the run has completed or failed. */
export type CancelRunResult = CancelRunSuccess | Conflict | Forbidden | InvalidInput | NotFound;

/** The run is cancelled, or about to be: whoever works on it was told, and so are the tools that it waits for. What there is of the answer stays. */
export type CancelRunSuccess = {
  readonly __typename?: 'CancelRunSuccess';
  /** The run. */
  readonly run: ChatRun;
};

/** Cancels an execution. */
export type CancelToolExecutionInput = {
  /** The execution. */
  readonly executionId: Scalars['ID']['input'];
};

/** The outcome of `cancelToolExecution`. */
export type CancelToolExecutionResult = CancelToolExecutionSuccess | ExecutionUnavailable | Forbidden | InvalidInput | NotFound;

/** It is cancelled. What ran is told to stop; what it did until then is done. */
export type CancelToolExecutionSuccess = {
  readonly __typename?: 'CancelToolExecutionSuccess';
  /** The execution. */
  readonly execution: ToolExecution;
};

/** Changes the password of the signed-in user. */
export type ChangePasswordInput = {
  /** The password as it is. */
  readonly currentPassword: Scalars['String']['input'];
  /** 12 characters or more, at most 72 bytes in UTF-8, not one of the most common passwords. */
  readonly newPassword: Scalars['String']['input'];
};

/** The outcome of `changePassword`. */
export type ChangePasswordResult = ChangePasswordSuccess | Forbidden | InvalidCredentials | InvalidInput | NotFound | RateLimited;

/** The password was changed; every other session has ended. */
export type ChangePasswordSuccess = {
  readonly __typename?: 'ChangePasswordSuccess';
  /** The user. */
  readonly user: User;
};

/** Another branch of a conversation is shown and continued. */
export type ChatBranchSelected = ChatSessionEvent & {
  readonly __typename?: 'ChatBranchSelected';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The message as it is now; null once it is gone. */
  readonly message: Maybe<ChatMessage>;
  /** The id of the message that is the active leaf. */
  readonly messageId: Scalars['ID']['output'];
  /** Its number in the conversation. */
  readonly sequence: Scalars['Int']['output'];
  /** The id of the conversation. */
  readonly sessionId: Scalars['ID']['output'];
};

/** Something happened in a conversation of yours. */
export type ChatEvent = ChatBranchSelected | ChatMessageAdded | ChatMessageSnapshot | ChatMessageUpdated | ChatRunChanged | ChatSessionDeleted | ChatSessionRestored | ChatSessionUpdated | ChatTextDelta | ChatToolApprovalChanged | ChatToolExecutionChanged;

/** A conversation as a file. */
export type ChatExport = {
  readonly __typename?: 'ChatExport';
  /** The text of the file. */
  readonly content: Scalars['String']['output'];
  /** Its media type. */
  readonly contentType: Scalars['String']['output'];
  /** A name for the file. */
  readonly filename: Scalars['String']['output'];
  /** How many messages are in it. */
  readonly messageCount: Scalars['Int']['output'];
};

/** The form of an exported conversation. */
export type ChatExportFormat =
  /** Everything: settings, all messages of all branches in the order of their numbers, what models asked tools for in them, and summaries. */
  | 'JSON'
  /** The active branch to read, each message quoted as it is. */
  | 'MARKDOWN';

/** A message in the tree of its conversation: several may follow the same one, each beginning a branch. */
export type ChatMessage = Node & {
  readonly __typename?: 'ChatMessage';
  /** What goes on from it, first to last: more than one where a message was edited, or answered again. */
  readonly children: ChatMessageConnection;
  /** What is said. */
  readonly content: Scalars['String']['output'];
  /** When it was written. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** How many messages lead to it from its root, itself included. */
  readonly depth: Scalars['Int']['output'];
  /** The id of the message. */
  readonly id: Scalars['ID']['output'];
  /** Whether a model counted the tokens. Else they are an estimate by the encoding o200k_base. */
  readonly isTokensMeasured: Scalars['Boolean']['output'];
  /** Free structured data. */
  readonly metadata: Scalars['JSONObject']['output'];
  /** The model that wrote it; null where none did, or none was told. */
  readonly model: Maybe<Scalars['String']['output']>;
  /** The message it goes on from; null at a root. */
  readonly parent: Maybe<ChatMessage>;
  /** The id of the message it goes on from; null at a root. */
  readonly parentId: Maybe<Scalars['ID']['output']>;
  /** Who speaks. */
  readonly role: ChatRole;
  /** Its number in the conversation, from 1 without a gap, in the order in which messages were written on all branches. */
  readonly sequence: Scalars['Int']['output'];
  /** The id of its conversation. */
  readonly sessionId: Scalars['ID']['output'];
  /** Where it is in its life. */
  readonly status: ChatMessageStatus;
  /** How many tokens it is for a language model. */
  readonly tokens: Scalars['Int']['output'];
  /** What the model asks to have done with it, in its order; empty where nothing, and while it is being written. What came of each follows as a message of the role TOOL. */
  readonly toolCalls: ReadonlyArray<ChatToolCall>;
  /** The execution whose outcome this message of the role TOOL tells the model; null for every other message. */
  readonly toolExecution: Maybe<ToolExecution>;
  /** When anything of it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};


/** A message in the tree of its conversation: several may follow the same one, each beginning a branch. */
export type ChatMessageChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A message was added to a conversation, and is its active leaf. */
export type ChatMessageAdded = ChatSessionEvent & {
  readonly __typename?: 'ChatMessageAdded';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The message as it is now; null once it is gone. */
  readonly message: Maybe<ChatMessage>;
  /** The id of the message. */
  readonly messageId: Scalars['ID']['output'];
  /** Its number in the conversation. */
  readonly sequence: Scalars['Int']['output'];
  /** The id of the conversation. */
  readonly sessionId: Scalars['ID']['output'];
};

/** A page of messages. */
export type ChatMessageConnection = {
  readonly __typename?: 'ChatMessageConnection';
  /** The messages of this page with their cursors. */
  readonly edges: ReadonlyArray<ChatMessageEdge>;
  /** The messages of this page. */
  readonly nodes: ReadonlyArray<ChatMessage>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many messages there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** A message in a page. */
export type ChatMessageEdge = {
  readonly __typename?: 'ChatMessageEdge';
  /** The position of this message, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The message. */
  readonly node: ChatMessage;
};

/** A message that was found. */
export type ChatMessageMatch = {
  readonly __typename?: 'ChatMessageMatch';
  /** The message; null once it is gone. */
  readonly message: Maybe<ChatMessage>;
  /** The id of the message. */
  readonly messageId: Scalars['ID']['output'];
  /** How well it fits; comparable within one answer only. */
  readonly score: Scalars['Float']['output'];
  /** The conversation; null once it is gone. */
  readonly session: Maybe<ChatSession>;
  /** The id of its conversation. */
  readonly sessionId: Scalars['ID']['output'];
  /** The part of its text that fits best, as plain text. */
  readonly snippet: Scalars['String']['output'];
};

/** Which messages of a conversation are meant. */
export type ChatMessageScope =
  /** Those of the active branch: what leads from a root to the active leaf. */
  | 'ACTIVE_BRANCH'
  /** Those of every branch. */
  | 'ALL';

/** What there is of a message that is being written, told to whoever begins to listen, and where something was missed. It replaces what was told of the message before. Not replayed, and without a number. */
export type ChatMessageSnapshot = {
  readonly __typename?: 'ChatMessageSnapshot';
  /** The id of the message. */
  readonly messageId: Scalars['ID']['output'];
  /** Where the next delta of it begins, in UTF-16 code units: the length of the text. */
  readonly offset: Scalars['Int']['output'];
  /** The id of the conversation. */
  readonly sessionId: Scalars['ID']['output'];
  /** Its text so far. */
  readonly text: Scalars['String']['output'];
};

/** Where a message is in its life. */
export type ChatMessageStatus =
  /** It was stopped; what there was of it is kept. */
  | 'CANCELLED'
  /** It is whole, and never changes. */
  | 'COMPLETE'
  /** It could not be finished; what there was of it is kept. */
  | 'FAILED'
  /** It is being written. */
  | 'STREAMING';

/** A message came to the end of its writing, or to another state. */
export type ChatMessageUpdated = ChatSessionEvent & {
  readonly __typename?: 'ChatMessageUpdated';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The message as it is now; null once it is gone. */
  readonly message: Maybe<ChatMessage>;
  /** The id of the message. */
  readonly messageId: Scalars['ID']['output'];
  /** Its number in the conversation. */
  readonly sequence: Scalars['Int']['output'];
  /** The id of the conversation. */
  readonly sessionId: Scalars['ID']['output'];
};

/** Who speaks in a message. */
export type ChatRole =
  /** The model. */
  | 'ASSISTANT'
  /** Whoever set the conversation up. */
  | 'SYSTEM'
  /** A tool, with what it answered. */
  | 'TOOL'
  /** The person. */
  | 'USER';

/** The work of a model on an answer in a conversation. It outlives the process that does it: another one begins the answer anew, at most three do. */
export type ChatRun = Node & {
  readonly __typename?: 'ChatRun';
  /** How many processes have begun it, those left out that handed it back or came as far as waiting for tools: after three it is given up. */
  readonly attempts: Scalars['Int']['output'];
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was over; null while it is not. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** The reason in words; null where there is none. */
  readonly error: Maybe<Scalars['String']['output']>;
  /** How the answer came to its end; null where it is not complete. */
  readonly finish: Maybe<ChatRunFinish>;
  /** The id of the run. */
  readonly id: Scalars['ID']['output'];
  /** How many tokens the model has read so far, in all its calls; null until the first of them is over. */
  readonly inputTokens: Maybe<Scalars['Int']['output']>;
  /** Whether somebody asked for its end. */
  readonly isCancelRequested: Scalars['Boolean']['output'];
  /** Whether the provider counted the tokens. Else they are an estimate by the encoding o200k_base. */
  readonly isUsageMeasured: Scalars['Boolean']['output'];
  /** How often the model is called at most. */
  readonly maxSteps: Scalars['Int']['output'];
  /** The message that is being written, or was last; null before the first. */
  readonly message: Maybe<ChatMessage>;
  /** The model, as its provider knows it. */
  readonly model: Scalars['String']['output'];
  /** How many tokens the model has written so far, in all its calls; null until the first of them is over. */
  readonly outputTokens: Maybe<Scalars['Int']['output']>;
  /** The message that is answered; null once it is gone. */
  readonly parent: Maybe<ChatMessage>;
  /** Who runs the model: `openai-compatible` or `ollama`. No other provider is ever asked in its place. */
  readonly provider: Scalars['String']['output'];
  /** Why it failed or was cancelled; null where it was not. */
  readonly reason: Maybe<ChatRunReason>;
  /** The id of its conversation. */
  readonly sessionId: Scalars['ID']['output'];
  /** When the first process took it; null while none has. */
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where it is. */
  readonly status: ChatRunStatus;
  /** How often the model was called: once, once more each time after it had asked for tools, and after a process was lost. */
  readonly steps: Scalars['Int']['output'];
  /** Why what the context window leaves out could not be summarised, so that the model was told nothing of it; null where it could be, and where nothing had to be. */
  readonly summaryError: Maybe<Scalars['String']['output']>;
};

/** The work of a model on an answer came to another state. */
export type ChatRunChanged = ChatSessionEvent & {
  readonly __typename?: 'ChatRunChanged';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The run as it is now; null once it is gone. */
  readonly run: Maybe<ChatRun>;
  /** The id of the run. */
  readonly runId: Scalars['ID']['output'];
  /** Its number in the conversation. */
  readonly sequence: Scalars['Int']['output'];
  /** The id of the conversation. */
  readonly sessionId: Scalars['ID']['output'];
  /** The state it came to. */
  readonly status: ChatRunStatus;
};

/** A page of runs. */
export type ChatRunConnection = {
  readonly __typename?: 'ChatRunConnection';
  /** The runs of this page with their cursors. */
  readonly edges: ReadonlyArray<ChatRunEdge>;
  /** The runs of this page. */
  readonly nodes: ReadonlyArray<ChatRun>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many runs there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** A run in a page. */
export type ChatRunEdge = {
  readonly __typename?: 'ChatRunEdge';
  /** The position of this run, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The run. */
  readonly node: ChatRun;
};

/** How a complete answer came to its end. */
export type ChatRunFinish =
  /** The answer was as long as the provider allows. */
  | 'LENGTH'
  /** The model had said everything. */
  | 'STOP';

/** Why a run failed or was cancelled. */
export type ChatRunReason =
  /** Whoever asked for it may not write in the conversation any more. */
  | 'ACCESS_LOST'
  /** Its conversation was deleted. */
  | 'CHAT_DELETED'
  /** The model asked for tools over and over. It is called `maxSteps` times at most, and may not ask for tools in the last one. */
  | 'MAX_STEPS'
  /** The provider of the model could not be reached, refused, or sent something that is no whole answer. */
  | 'PROVIDER'
  /** Somebody cancelled it. */
  | 'REQUESTED'
  /** The provider took too long. */
  | 'TIMEOUT'
  /** The answer became longer than a message may be, or there is more to read for the model than is sent to one. */
  | 'TOO_LONG'
  /** Every process that worked on it was lost. */
  | 'WORKER_LOST';

/** Where the work of a model on an answer is. */
export type ChatRunStatus =
  /** It was stopped; `reason` and `error` say why. */
  | 'CANCELLED'
  /** The answer is complete. */
  | 'COMPLETED'
  /** There is no complete answer; `reason` and `error` say why. */
  | 'FAILED'
  /** It waits for a process. */
  | 'QUEUED'
  /** The model answers. */
  | 'RUNNING'
  /** It waits for tools that the model called, which may wait for somebody to agree. */
  | 'WAITING';

/** A conversation of yours. Nobody else can see it, whatever else they may. */
export type ChatSession = Node & {
  readonly __typename?: 'ChatSession';
  /** The newest message of the branch that is shown and continued; null where there is no message. */
  readonly activeLeaf: Maybe<ChatMessage>;
  /** What a model is given where the conversation does not fit. */
  readonly contextStrategy: ContextStrategy;
  /** What of its active branch a model would be given now. */
  readonly contextWindow: ContextWindow;
  /** How many tokens a model is given at most. */
  readonly contextWindowSize: Scalars['Int']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was deleted; null for one that is not. It can be restored for 30 days. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** The id of the conversation. */
  readonly id: Scalars['ID']['output'];
  /** Whether it goes on. Nothing is added to one that is closed, and secrets bound to it cannot be used. */
  readonly isActive: Scalars['Boolean']['output'];
  /** The number of its newest event, to go on from with `chatEvents(after:)`. */
  readonly lastEventSequence: Scalars['Int']['output'];
  /** When its newest message was written; null where there is none. */
  readonly lastMessageAt: Maybe<Scalars['DateTime']['output']>;
  /** How many messages it has, on all branches. They are numbered from 1 to this without a gap. */
  readonly messageCount: Scalars['Int']['output'];
  /** Its messages, first to last. */
  readonly messages: ChatMessageConnection;
  /** The model that answers in it; null for the one that is yours or the house's. */
  readonly model: Maybe<Scalars['String']['output']>;
  /** The work of models on answers in it, newest first. */
  readonly runs: ChatRunConnection;
  /** Whether whoever decides about what is asked for in it reads what was said last before. Switching it off takes back what was shown, and so does deleting the conversation. */
  readonly shareWithApprovers: Scalars['Boolean']['output'];
  /** What the model is told before everything else. */
  readonly systemPrompt: Maybe<Scalars['String']['output']>;
  /** How much chance is in its answers, from 0 to 2; null for what the model does unless told. */
  readonly temperature: Maybe<Scalars['Float']['output']>;
  /** Its title. */
  readonly title: Scalars['String']['output'];
  /** When anything of it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Whether models may call tools in it. */
  readonly useTools: Scalars['Boolean']['output'];
};


/** A conversation of yours. Nobody else can see it, whatever else they may. */
export type ChatSessionMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<ChatMessageScope>;
};


/** A conversation of yours. Nobody else can see it, whatever else they may. */
export type ChatSessionRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of conversations. */
export type ChatSessionConnection = {
  readonly __typename?: 'ChatSessionConnection';
  /** The conversations of this page with their cursors. */
  readonly edges: ReadonlyArray<ChatSessionEdge>;
  /** The conversations of this page. */
  readonly nodes: ReadonlyArray<ChatSession>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many conversations there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** A conversation was deleted. Where it was not restored since, this is the last event, and the subscription completes. */
export type ChatSessionDeleted = ChatSessionEvent & {
  readonly __typename?: 'ChatSessionDeleted';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Its number in the conversation. */
  readonly sequence: Scalars['Int']['output'];
  /** The id of the conversation. */
  readonly sessionId: Scalars['ID']['output'];
};

/** A conversation in a page. */
export type ChatSessionEdge = {
  readonly __typename?: 'ChatSessionEdge';
  /** The position of this conversation, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The conversation. */
  readonly node: ChatSession;
};

/** What every event of a conversation has. Those that a client does not know by name can be skipped by their number all the same. */
export type ChatSessionEvent = {
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Its number in the conversation, from 1 without a gap: with it as `after` nothing comes twice. */
  readonly sequence: Scalars['Int']['output'];
  /** The id of the conversation. */
  readonly sessionId: Scalars['ID']['output'];
};

/** Narrows a list of conversations. Conditions are combined with AND; absent and null ones do not narrow. */
export type ChatSessionFilter = {
  /** Made before this instant. */
  readonly createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Made at this instant or later. */
  readonly createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Going on, or closed. */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The title contains this text; case does not matter. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
};

/** A deleted conversation is back. */
export type ChatSessionRestored = ChatSessionEvent & {
  readonly __typename?: 'ChatSessionRestored';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Its number in the conversation. */
  readonly sequence: Scalars['Int']['output'];
  /** The conversation as it is now; null once it is gone. */
  readonly session: Maybe<ChatSession>;
  /** The id of the conversation. */
  readonly sessionId: Scalars['ID']['output'];
};

/** What is said of a conversation was changed. */
export type ChatSessionUpdated = ChatSessionEvent & {
  readonly __typename?: 'ChatSessionUpdated';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Its number in the conversation. */
  readonly sequence: Scalars['Int']['output'];
  /** The conversation as it is now; null once it is gone. */
  readonly session: Maybe<ChatSession>;
  /** The id of the conversation. */
  readonly sessionId: Scalars['ID']['output'];
};

/** What stands for the beginning of a branch where a model cannot be given all of it. */
export type ChatSummary = {
  readonly __typename?: 'ChatSummary';
  /** The summary. */
  readonly content: Scalars['String']['output'];
  /** When it was written. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The id of the summary. */
  readonly id: Scalars['ID']['output'];
  /** Whether a model counted the tokens. Else they are an estimate by the encoding o200k_base. */
  readonly isTokensMeasured: Scalars['Boolean']['output'];
  /** The model that wrote it; null where that was not told. */
  readonly model: Maybe<Scalars['String']['output']>;
  /** The last message that it stands for, with everything that leads to it. */
  readonly throughMessageId: Scalars['ID']['output'];
  /** How many tokens it is for a language model. */
  readonly tokens: Scalars['Int']['output'];
};

/** Text that was added to a message that is being written. Not replayed, and without a number: the whole message comes with `ChatMessageUpdated`. */
export type ChatTextDelta = {
  readonly __typename?: 'ChatTextDelta';
  /** The id of the message. */
  readonly messageId: Scalars['ID']['output'];
  /** Where in the message it begins, in UTF-16 code units. */
  readonly offset: Scalars['Int']['output'];
  /** The id of the conversation. */
  readonly sessionId: Scalars['ID']['output'];
  /** What was added. */
  readonly text: Scalars['String']['output'];
};

/** Something happened to an approval in a conversation: it is asked for, its arguments were changed, somebody agreed, or it is over. */
export type ChatToolApprovalChanged = ChatSessionEvent & {
  readonly __typename?: 'ChatToolApprovalChanged';
  /** The approval as you see it now; null once it is gone, and without the permission `tools.read`. */
  readonly approval: Maybe<ToolApproval>;
  /** The id of the approval. */
  readonly approvalId: Scalars['ID']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the execution it is about. */
  readonly executionId: Scalars['ID']['output'];
  /** Counts how often the arguments were changed, from 1. */
  readonly revision: Scalars['Int']['output'];
  /** Its number in the conversation. */
  readonly sequence: Scalars['Int']['output'];
  /** The id of the conversation. */
  readonly sessionId: Scalars['ID']['output'];
  /** The state it is in. */
  readonly status: ToolApprovalStatus;
};

/** Something that a model asked to have done while it answered. */
export type ChatToolCall = {
  readonly __typename?: 'ChatToolCall';
  /** The arguments, as the model wrote them: JSON, or not. */
  readonly arguments: Scalars['String']['output'];
  /** When it had ended, however; null until then. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** The execution that was asked for; null where none was, and without the permission `tools.read`. */
  readonly execution: Maybe<ToolExecution>;
  /** The id of the call. */
  readonly id: Scalars['ID']['output'];
  /** The tool, as the model named it. */
  readonly name: Scalars['String']['output'];
  /** Why it was not requested, as the model was told, for example since there is no such tool; null where it was. */
  readonly refusal: Maybe<Scalars['String']['output']>;
};

/** An execution that belongs to a conversation came to a state. */
export type ChatToolExecutionChanged = ChatSessionEvent & {
  readonly __typename?: 'ChatToolExecutionChanged';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The execution as it is now; null once it is gone, and without the permission `tools.read`. */
  readonly execution: Maybe<ToolExecution>;
  /** The id of the execution. */
  readonly executionId: Scalars['ID']['output'];
  /** Its number in the conversation. */
  readonly sequence: Scalars['Int']['output'];
  /** The id of the conversation. */
  readonly sessionId: Scalars['ID']['output'];
  /** The state it came to. */
  readonly status: ToolExecutionStatus;
};

/** Claims an execution. */
export type ClaimToolExecutionInput = {
  /** A PENDING execution of yours, of a tool of the kind CLIENT. */
  readonly executionId: Scalars['ID']['input'];
};

/** The outcome of `claimToolExecution`. */
export type ClaimToolExecutionResult = ClaimToolExecutionSuccess | ExecutionUnavailable | Forbidden | InvalidInput | NotFound | ToolBusy;

/** You run it now. Call `heartbeatToolExecution` every `heartbeatSeconds`, then `completeToolExecution` or `failToolExecution`. */
export type ClaimToolExecutionSuccess = {
  readonly __typename?: 'ClaimToolExecutionSuccess';
  /** The execution. */
  readonly execution: ToolExecution;
  /** How often to say that you still do, in seconds. */
  readonly heartbeatSeconds: Scalars['Int']['output'];
  /** Says that you are who runs it. */
  readonly leaseToken: Scalars['String']['output'];
};

/** Whether topics were found for a document. */
export type ClassificationStatus =
  /** They were. */
  | 'DONE'
  /** It did not work, and can be tried again. */
  | 'FAILED'
  /** Not yet. */
  | 'PENDING';

/** Answers the challenge of a sign-in. */
export type CompleteMfaInput = {
  /** The challenge that `login` answered. */
  readonly challenge: Scalars['String']['input'];
  /** The six digits that the app shows now, or a backup code. Either works once. */
  readonly code: Scalars['String']['input'];
};

/** The outcome of `completeMfa`. */
export type CompleteMfaResult = CompleteMfaSuccess | Forbidden | InvalidCredentials | InvalidInput | NotFound | RateLimited;

/** The person is signed in. */
export type CompleteMfaSuccess = {
  readonly __typename?: 'CompleteMfaSuccess';
  /** For the header `Authorization: Bearer …`; good until `accessTokenExpiresAt`. */
  readonly accessToken: Scalars['String']['output'];
  /** When the access token expires. */
  readonly accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** For `refreshSession`, once. */
  readonly refreshToken: Scalars['String']['output'];
  /** The user who signed in. */
  readonly user: User;
};

/** Ends an execution with its result. */
export type CompleteToolExecutionInput = {
  /** The execution. */
  readonly executionId: Scalars['ID']['input'];
  /** The token of `claimToolExecution`. */
  readonly leaseToken: Scalars['String']['input'];
  /** What the tool answered, at most 48 KiB: an execution with a larger one fails. */
  readonly result?: InputMaybe<Scalars['JSON']['input']>;
};

/** The outcome of `completeToolExecution`. */
export type CompleteToolExecutionResult = CompleteToolExecutionSuccess | Forbidden | InvalidInput | LeaseLost | NotFound;

/** The execution has ended. */
export type CompleteToolExecutionSuccess = {
  readonly __typename?: 'CompleteToolExecutionSuccess';
  /** The execution. */
  readonly execution: ToolExecution;
};

/** Says that the bytes were put. */
export type ConfirmDocumentUploadInput = {
  /** The document. */
  readonly documentId: Scalars['ID']['input'];
};

/** The outcome of `confirmDocumentUpload`. */
export type ConfirmDocumentUploadResult = ConfirmDocumentUploadSuccess | Forbidden | InvalidInput | NotFound | QuotaExceeded | StorageUnavailable | UploadMissing;

/** The bytes are the document's. It is being processed, or was already where it is confirmed again. */
export type ConfirmDocumentUploadSuccess = {
  readonly __typename?: 'ConfirmDocumentUploadSuccess';
  /** The document. */
  readonly document: Document;
  /** What you store now. */
  readonly quota: Quota;
};

/** Confirms an authenticator app. */
export type ConfirmTotpInput = {
  /** The six digits that the app shows now. */
  readonly code: Scalars['String']['input'];
};

/** The outcome of `confirmTotp`. */
export type ConfirmTotpResult = ConfirmTotpSuccess | Conflict | Forbidden | InvalidInput | NotFound | RateLimited;

/** The authenticator app is in use: signing in needs a code of it from now on. */
export type ConfirmTotpSuccess = {
  readonly __typename?: 'ConfirmTotpSuccess';
  /** Ten codes, each of which works once instead of the app. Shown this once. */
  readonly backupCodes: ReadonlyArray<Scalars['String']['output']>;
};

/** The request contradicts the present state: a name that is taken, a version that is no longer current. */
export type Conflict = Problem & {
  readonly __typename?: 'Conflict';
  /** The input field it is about, for example `name`; null where it is about none of them. */
  readonly field: Maybe<Scalars['String']['output']>;
  /** What it contradicts. */
  readonly message: Scalars['String']['output'];
};

/** What of a conversation a model is given where it does not fit into the context window. */
export type ContextStrategy =
  /** Everything, whether it fits or not. */
  | 'FULL'
  /** The newest messages that fit. What came before is left out, and stays in the conversation. */
  | 'SLIDING_WINDOW'
  /** A summary of the beginning, and the newest messages that fit beside it; without a summary like `SLIDING_WINDOW`. */
  | 'SUMMARIZE';

/** What of a conversation a model would be given now, and what would be left out. Nothing of the conversation itself is ever lost by it. */
export type ContextWindow = {
  readonly __typename?: 'ContextWindow';
  /** How it was chosen: `SLIDING_WINDOW` in place of `SUMMARIZE` where not everything fits and there is no summary that does. */
  readonly effectiveStrategy: ContextStrategy;
  /** The messages of the active branch that are given, first to last. They are its end: the newest is always among them. */
  readonly includedMessageIds: ReadonlyArray<Scalars['ID']['output']>;
  /** Whether more than 80 % of it is taken. */
  readonly isNearLimit: Scalars['Boolean']['output'];
  /** Whether a model counted all of them. Else they are an estimate, at least in part: of text by the encoding o200k_base. */
  readonly isTokensMeasured: Scalars['Boolean']['output'];
  /** The last message that is not given: everything that leads to it is left out too. Null where nothing is left out. */
  readonly lastOmittedMessageId: Maybe<Scalars['ID']['output']>;
  /** How many tokens a model is given at most. */
  readonly maxTokens: Scalars['Int']['output'];
  /** How many messages of the active branch are not given. They are its beginning. */
  readonly omittedCount: Scalars['Int']['output'];
  /** How many tokens those have. */
  readonly omittedTokens: Scalars['Int']['output'];
  /** How it was asked to be chosen. */
  readonly strategy: ContextStrategy;
  /** How many of the messages that are not given the summary stands for. */
  readonly summarizedCount: Scalars['Int']['output'];
  /** The summary that is given in place of the beginning; null where none is. */
  readonly summary: Maybe<ChatSummary>;
  /** How many of the tokens are the system prompt's. */
  readonly systemPromptTokens: Scalars['Int']['output'];
  /** How many of the tokens are the definitions of the tools that whoever asks may have executed now: about one for four bytes of them. 0 where models call none in the conversation. */
  readonly toolTokens: Scalars['Int']['output'];
  /** How many it would be given: system prompt, definitions of tools, summary and included messages. More than `maxTokens` with `FULL`, and where the newest message alone is too long. */
  readonly totalTokens: Scalars['Int']['output'];
  /** When the conversation last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** How much of it is taken, in percent. */
  readonly usagePercentage: Scalars['Float']['output'];
};

/** Makes an API key: for oneself, unless it names a service account or a workspace. */
export type CreateApiKeyInput = {
  /** Until when it can be used; it does not expire unless told. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What people call it, 1 to 120 characters. */
  readonly name: Scalars['String']['input'];
  /** Codes of permissions, one at least: only such as one holds oneself. */
  readonly scopes: ReadonlyArray<Scalars['String']['input']>;
  /** The service account it acts for. */
  readonly serviceAccountId?: InputMaybe<Scalars['ID']['input']>;
  /** Binds the key to a chat session of one's own: it opens what is bound to that session as well, and ends with it. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** Makes the key for a new service account of this workspace, named like the key; or says to which workspace the service account belongs. One must be ADMIN or OWNER there. */
  readonly workspaceId?: InputMaybe<Scalars['ID']['input']>;
};

/** The outcome of `createApiKey`. */
export type CreateApiKeyResult = CreateApiKeySuccess | Forbidden | InvalidInput | NotFound;

/** The key was made. It is shown this once. */
export type CreateApiKeySuccess = {
  readonly __typename?: 'CreateApiKeySuccess';
  /** The key's description. */
  readonly apiKey: ApiKey;
  /** For the header `Authorization: Bearer …`. */
  readonly key: Scalars['String']['output'];
};

/** Begins a conversation. */
export type CreateChatSessionInput = {
  /** What a model is given where the conversation does not fit; `SLIDING_WINDOW` unless told. */
  readonly contextStrategy?: InputMaybe<ContextStrategy>;
  /** How many tokens a model is given at most, 256 to 10,000,000; 32,768 unless told. */
  readonly contextWindowSize?: InputMaybe<Scalars['Int']['input']>;
  /** The model that is to answer, 1 to 255 characters; yours or the house's unless told. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** Whether whoever decides about what is asked for in it reads what was said last before: at most ten messages of yours and of the model, each cut after 2,000 characters, as they were when it was asked for. False unless told. Only a person who is signed in says so. */
  readonly shareWithApprovers?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the model is told before everything else, at most 32,768 characters. */
  readonly systemPrompt?: InputMaybe<Scalars['String']['input']>;
  /** How much chance is in its answers, from 0 to 2. */
  readonly temperature?: InputMaybe<Scalars['Float']['input']>;
  /** 1 to 256 characters; `New chat` unless told. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** Whether models may call tools in it, true unless told: some models know none. */
  readonly useTools?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The outcome of `createChatSession`. */
export type CreateChatSessionResult = CreateChatSessionSuccess | Forbidden | InvalidInput | NotFound;

/** The conversation was begun. */
export type CreateChatSessionSuccess = {
  readonly __typename?: 'CreateChatSessionSuccess';
  /** The new conversation. */
  readonly session: ChatSession;
};

/** Describes a model. */
export type CreateEmbeddingModelInput = {
  /** What its provider charges for a thousand tokens, from 0; 0 unless told. */
  readonly costPer1kTokens?: InputMaybe<Scalars['Float']['input']>;
  /** How many numbers an embedding has, 1 to 4,000; 1,536 unless told. */
  readonly dimension?: InputMaybe<Scalars['Int']['input']>;
  /** What it is called for people; the name unless told. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** How many tokens of a text it takes, 1 to 1,000,000; 8,191 unless told. */
  readonly maxTokens?: InputMaybe<Scalars['Int']['input']>;
  /** What its provider calls it, for example `text-embedding-3-small`. */
  readonly modelId: Scalars['String']['input'];
  /** What it is called here, 1 to 128 characters, unlike any other. */
  readonly name: Scalars['String']['input'];
  /** Who runs it: `openai-compatible` for the API at AI_BASE_URL, or `ollama` for the Ollama at OLLAMA_BASE_URL. */
  readonly provider: Scalars['String']['input'];
};

/** The outcome of `createEmbeddingModel`. */
export type CreateEmbeddingModelResult = Conflict | CreateEmbeddingModelSuccess | Forbidden | InvalidInput | NotFound;

/** The model is known; nothing is embedded with it yet. */
export type CreateEmbeddingModelSuccess = {
  readonly __typename?: 'CreateEmbeddingModelSuccess';
  /** The model. */
  readonly embeddingModel: EmbeddingModel;
};

/** Makes a group. */
export type CreateGroupInput = {
  /** What the group is for, at most 1,024 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 120 characters. Names that differ only in case or Unicode form are the same. */
  readonly name: Scalars['String']['input'];
};

/** The outcome of `createGroup`. */
export type CreateGroupResult = Conflict | CreateGroupSuccess | Forbidden | InvalidInput | NotFound;

/** The group was made. */
export type CreateGroupSuccess = {
  readonly __typename?: 'CreateGroupSuccess';
  /** The new group. */
  readonly group: Group;
};

/** Makes an invitation. */
export type CreateInvitationInput = {
  /** Bind the invitation to this e-mail address; whoever accepts with it is verified. */
  readonly emailHint?: InputMaybe<Scalars['String']['input']>;
  /** Until when it can be accepted; seven days unless told, thirty at most. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Groups the new account joins. Needs `groups.update`, and `roles.assign` where one of them gives rights. */
  readonly groupIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Names of roles the new account is given besides `member`. Needs `roles.assign`. */
  readonly roleNames?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** The outcome of `createInvitation`. */
export type CreateInvitationResult = CreateInvitationSuccess | Forbidden | InvalidInput | NotFound;

/** The invitation was made. Token and link are shown this once. */
export type CreateInvitationSuccess = {
  readonly __typename?: 'CreateInvitationSuccess';
  /** The invitation. */
  readonly invitation: Invitation;
  /** The token for `acceptInvitation`. */
  readonly token: Scalars['String']['output'];
  /** The link to hand over: a page where the invitation is accepted. */
  readonly url: Scalars['String']['output'];
};

/** Makes a one-time link with which somebody sets a new password. */
export type CreatePasswordResetInput = {
  /** Whose password: a person other than yourself, with no administrative right that you do not have. */
  readonly userId: Scalars['ID']['input'];
};

/** The outcome of `createPasswordReset`. */
export type CreatePasswordResetResult = Conflict | CreatePasswordResetSuccess | Forbidden | InvalidInput | NotFound | StepUpRequired;

/** The link was made, and every earlier one of this user has ended. The user was told. */
export type CreatePasswordResetSuccess = {
  readonly __typename?: 'CreatePasswordResetSuccess';
  /** Until when it works: an hour. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The token of the link. Shown this once. */
  readonly token: Scalars['String']['output'];
  /** The link for the user, with the token in its fragment. Shown this once. */
  readonly url: Scalars['String']['output'];
  /** Whose password it sets. */
  readonly user: User;
};

/** Makes a role. */
export type CreateRoleInput = {
  /** What the role is for, at most 1,024 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 120 characters. Names that differ only in case or Unicode form are the same. */
  readonly name: Scalars['String']['input'];
};

/** The outcome of `createRole`. */
export type CreateRoleResult = Conflict | CreateRoleSuccess | Forbidden | InvalidInput | NotFound;

/** The role was made. */
export type CreateRoleSuccess = {
  readonly __typename?: 'CreateRoleSuccess';
  /** The new role. */
  readonly role: Role;
};

/** Makes a secret. */
export type CreateSecretInput = {
  /** The names of the tools that may use it, at most 64 of 128 characters; none unless told. Each is allowed as it is now: one that changes, or is registered later, has to be named anew. */
  readonly allowedTools?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What it is for, at most 1,024 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** A friendlier name, at most 256 characters. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** From when on it is neither used nor revealed. Must lie in the future. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Free structured data, at most 16 KiB. It is not encrypted. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The name, 1 to 256 characters, unique among the secrets of one provider in the same place. */
  readonly name: Scalars['String']['input'];
  /** Whose service it opens, at most 128 characters. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
  /** Whether the value is revealed only to somebody who has just called `stepUp`. A key has no session, and so never gets it. */
  readonly requireStepUp?: InputMaybe<Scalars['Boolean']['input']>;
  /** A permission that seeing, using and revealing it asks for besides. One that you hold. */
  readonly requiredPermission?: InputMaybe<Scalars['String']['input']>;
  /** Where it belongs; what `workspaceId` and `sessionId` say, unless told. SYSTEM has to be told, and needs `secrets.system`. */
  readonly scope?: InputMaybe<SecretScope>;
  /** The chat session it is to be bound to, your own and active. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** Labels, at most 32 of 64 characters. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What the value is. */
  readonly type: SecretType;
  /** The value, 1 byte to 64 KiB in UTF-8. */
  readonly value: Scalars['String']['input'];
  /** The workspace it is to belong to, of which you are an owner or admin. */
  readonly workspaceId?: InputMaybe<Scalars['ID']['input']>;
};

/** Makes a link that reveals the value of a secret once. */
export type CreateSecretLinkInput = {
  /** A line for whoever opens it, at most 256 characters. It is not encrypted. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
  /** Until when it can be opened, at most seven days ahead; a day from now unless told. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The secret. */
  readonly secretId: Scalars['ID']['input'];
  /** Who alone may open it; anybody who has it and is signed in, unless told. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** The outcome of `createSecretLink`. */
export type CreateSecretLinkResult = CreateSecretLinkSuccess | Forbidden | InvalidInput | NotFound | SecretExpired | SecretInactive | StepUpRequired;

/** The link is made. What leads to the value is shown this once. */
export type CreateSecretLinkSuccess = {
  readonly __typename?: 'CreateSecretLinkSuccess';
  /** The link. */
  readonly link: SecretLink;
  /** The address to hand over. Its token is behind the `#`, and so in no server's log. */
  readonly url: Scalars['String']['output'];
};

/** The outcome of `createSecret`. */
export type CreateSecretResult = Conflict | CreateSecretSuccess | Forbidden | InvalidInput | NotFound;

/** The secret was made. */
export type CreateSecretSuccess = {
  readonly __typename?: 'CreateSecretSuccess';
  /** The secret. */
  readonly secret: Secret;
};

/** Makes a service account: of one's own, unless it names a workspace. */
export type CreateServiceAccountInput = {
  /** What people call it, 1 to 120 characters. */
  readonly name: Scalars['String']['input'];
  /** The workspace it is to belong to. One must be ADMIN or OWNER there. */
  readonly workspaceId?: InputMaybe<Scalars['ID']['input']>;
};

/** The outcome of `createServiceAccount`. */
export type CreateServiceAccountResult = CreateServiceAccountSuccess | Forbidden | InvalidInput | NotFound;

/** The service account was made. It has no key yet. */
export type CreateServiceAccountSuccess = {
  readonly __typename?: 'CreateServiceAccountSuccess';
  /** The service account. */
  readonly serviceAccount: ServiceAccount;
};

/** A new topic for everybody. */
export type CreateSystemTopicInput = {
  /** What belongs under it, at most 1,024 characters; empty unless told. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** What it is called, 1 to 120 characters; unlike every other system topic, whatever the case. Who has such a topic of their own keeps it. */
  readonly name: Scalars['String']['input'];
};

/** The outcome of `createSystemTopic`. A Conflict names `name` where there is such a system topic. */
export type CreateSystemTopicResult = Conflict | CreateSystemTopicSuccess | Forbidden | InvalidInput | NotFound;

/** The system topic is there. */
export type CreateSystemTopicSuccess = {
  readonly __typename?: 'CreateSystemTopicSuccess';
  /** The new topic. */
  readonly topic: Topic;
};

/** A new topic of your own. */
export type CreateTopicInput = {
  /** What belongs under it, at most 1,024 characters; empty unless told. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** What it is called, 1 to 120 characters; unlike every system topic and every other one of yours, whatever the case. */
  readonly name: Scalars['String']['input'];
};

/** The outcome of `createTopic`. A Conflict names `name` where you or the system have such a topic. */
export type CreateTopicResult = Conflict | CreateTopicSuccess | Forbidden | InvalidInput | NotFound;

/** The topic is there. */
export type CreateTopicSuccess = {
  readonly __typename?: 'CreateTopicSuccess';
  /** The new topic. */
  readonly topic: Topic;
};

/** Makes a workspace. */
export type CreateWorkspaceInput = {
  /** 1 to 120 characters. Several workspaces can have the same name. */
  readonly name: Scalars['String']['input'];
  /** At most 64 letters a to z, digits and hyphens between them; capitals and other Unicode forms of these are taken as these. Made from the name unless told. */
  readonly slug?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of `createWorkspace`. `Conflict` where a workspace has the slug that was asked for. */
export type CreateWorkspaceResult = Conflict | CreateWorkspaceSuccess | Forbidden | InvalidInput | NotFound;

/** The workspace was made, and you are its owner. */
export type CreateWorkspaceSuccess = {
  readonly __typename?: 'CreateWorkspaceSuccess';
  /** The new workspace. */
  readonly workspace: Workspace;
};

/** Deletes a conversation. */
export type DeleteChatSessionInput = {
  /** The conversation. */
  readonly sessionId: Scalars['ID']['input'];
};

/** The outcome of `deleteChatSession`. */
export type DeleteChatSessionResult = DeleteChatSessionSuccess | Forbidden | InvalidInput | NotFound;

/** The conversation was deleted. It can be restored for 30 days; then it is destroyed, with the secrets and keys bound to it. */
export type DeleteChatSessionSuccess = {
  readonly __typename?: 'DeleteChatSessionSuccess';
  /** The id of the deleted conversation. */
  readonly sessionId: Scalars['ID']['output'];
};

/** Deletes a document. */
export type DeleteDocumentInput = {
  /** The document. */
  readonly documentId: Scalars['ID']['input'];
};

/** The outcome of `deleteDocument`. */
export type DeleteDocumentResult = DeleteDocumentSuccess | Forbidden | InvalidInput | NotFound;

/** The document is gone for ever, its bytes and its text with it. */
export type DeleteDocumentSuccess = {
  readonly __typename?: 'DeleteDocumentSuccess';
  /** The id of the deleted document. */
  readonly documentId: Scalars['ID']['output'];
  /** What you store now. */
  readonly quota: Quota;
};

/** Deletes a group. */
export type DeleteGroupInput = {
  /** The group. */
  readonly groupId: Scalars['ID']['input'];
};

/** The outcome of `deleteGroup`. */
export type DeleteGroupResult = Conflict | DeleteGroupSuccess | Forbidden | InvalidInput | NotFound;

/** The group was deleted. */
export type DeleteGroupSuccess = {
  readonly __typename?: 'DeleteGroupSuccess';
  /** The group as it was. */
  readonly group: Group;
};

/** Deletes a notification for ever. */
export type DeleteNotificationInput = {
  /** The notification. */
  readonly id: Scalars['ID']['input'];
};

/** The outcome of `deleteNotification`. */
export type DeleteNotificationResult = DeleteNotificationSuccess | Forbidden | InvalidInput | NotFound;

/** The notification is gone. */
export type DeleteNotificationSuccess = {
  readonly __typename?: 'DeleteNotificationSuccess';
  /** The id it had. */
  readonly notificationId: Scalars['ID']['output'];
};

/** Deletes a role. */
export type DeleteRoleInput = {
  /** The role. */
  readonly roleId: Scalars['ID']['input'];
};

/** The outcome of `deleteRole`. */
export type DeleteRoleResult = Conflict | DeleteRoleSuccess | Forbidden | InvalidInput | NotFound;

/** The role was deleted; nobody holds it any more. */
export type DeleteRoleSuccess = {
  readonly __typename?: 'DeleteRoleSuccess';
  /** The role as it was. */
  readonly role: Role;
};

/** Deletes a secret. */
export type DeleteSecretInput = {
  /** The secret. */
  readonly secretId: Scalars['ID']['input'];
};

/** The outcome of `deleteSecret`. */
export type DeleteSecretResult = DeleteSecretSuccess | Forbidden | InvalidInput | NotFound;

/** The secret is gone from every list, and nobody can reveal it. */
export type DeleteSecretSuccess = {
  readonly __typename?: 'DeleteSecretSuccess';
  /** The secret as it was. */
  readonly secret: Secret;
  /** The id of the deleted secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** Deletes a service account. */
export type DeleteServiceAccountInput = {
  /** The service account. */
  readonly serviceAccountId: Scalars['ID']['input'];
};

/** The outcome of `deleteServiceAccount`. */
export type DeleteServiceAccountResult = DeleteServiceAccountSuccess | Forbidden | InvalidInput | NotFound;

/** The service account is gone for ever. */
export type DeleteServiceAccountSuccess = {
  readonly __typename?: 'DeleteServiceAccountSuccess';
  /** The id it had. */
  readonly serviceAccountId: Scalars['ID']['output'];
};

/** Deletes a system topic. */
export type DeleteSystemTopicInput = {
  /** The topic. */
  readonly topicId: Scalars['ID']['input'];
};

/** The outcome of `deleteSystemTopic`. */
export type DeleteSystemTopicResult = DeleteSystemTopicSuccess | Forbidden | InvalidInput | NotFound;

/** The system topic is gone. Everybody's documents that carried it stay as they are, without it. */
export type DeleteSystemTopicSuccess = {
  readonly __typename?: 'DeleteSystemTopicSuccess';
  /** The id of the deleted topic. */
  readonly topicId: Scalars['ID']['output'];
};

/** Deletes a tool. */
export type DeleteToolInput = {
  /** The tool. */
  readonly toolId: Scalars['ID']['input'];
};

/** The outcome of `deleteTool`. */
export type DeleteToolResult = DeleteToolSuccess | Forbidden | InvalidInput | NotFound;

/** The tool is deleted, and its name free; rules that stood for approvals of it have ended. It can be restored for 30 days. */
export type DeleteToolSuccess = {
  readonly __typename?: 'DeleteToolSuccess';
  /** The id of the tool. */
  readonly toolId: Scalars['ID']['output'];
};

/** Deletes a topic of your own. */
export type DeleteTopicInput = {
  /** The topic. */
  readonly topicId: Scalars['ID']['input'];
};

/** The outcome of `deleteTopic`. */
export type DeleteTopicResult = DeleteTopicSuccess | Forbidden | InvalidInput | NotFound;

/** The topic is gone. Documents that carried it stay as they are, without it. */
export type DeleteTopicSuccess = {
  readonly __typename?: 'DeleteTopicSuccess';
  /** The id of the deleted topic. */
  readonly topicId: Scalars['ID']['output'];
};

/** Deletes an account. */
export type DeleteUserInput = {
  /** The user; yourself, to delete your own account. */
  readonly userId: Scalars['ID']['input'];
};

/** The outcome of `deleteUser`. */
export type DeleteUserResult = Conflict | DeleteUserSuccess | Forbidden | InvalidInput | NotFound | StepUpRequired;

/** The account is deleted: its sessions have ended, and its e-mail address and username are free. */
export type DeleteUserSuccess = {
  readonly __typename?: 'DeleteUserSuccess';
  /** Until when `restoreUser` brings it back: thirty days. After that it is erased. */
  readonly restorableUntil: Scalars['DateTime']['output'];
  /** The user. */
  readonly userId: Scalars['ID']['output'];
};

/** Deletes a workspace. */
export type DeleteWorkspaceInput = {
  /** The workspace. */
  readonly workspaceId: Scalars['ID']['input'];
};

/** The outcome of `deleteWorkspace`. */
export type DeleteWorkspaceResult = DeleteWorkspaceSuccess | Forbidden | InvalidInput | NotFound;

/** The workspace was deleted. An owner can restore it for 30 days; then it is destroyed with everything it owns. */
export type DeleteWorkspaceSuccess = {
  readonly __typename?: 'DeleteWorkspaceSuccess';
  /** The workspace as it was. */
  readonly workspace: Workspace;
};

/** Which secrets that are no more. */
export type DeletedSecretState =
  /** Destroyed: what was known about them and who had access, without any value. */
  | 'DESTROYED'
  /** Deleted at most thirty days ago: `restoreSecret` brings them back. */
  | 'RESTORABLE';

/** Destroys a secret. */
export type DestroySecretInput = {
  /** The secret. */
  readonly secretId: Scalars['ID']['input'];
};

/** The outcome of `destroySecret`. */
export type DestroySecretResult = DestroySecretSuccess | Forbidden | InvalidInput | NotFound;

/** Nothing is left of any value of the secret. */
export type DestroySecretSuccess = {
  readonly __typename?: 'DestroySecretSuccess';
  /** What is still known about the secret. */
  readonly secret: Secret;
  /** The id of the destroyed secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** Takes the authenticator app out of use. */
export type DisableTotpInput = {
  /** The six digits that the app shows now, or a backup code. */
  readonly code: Scalars['String']['input'];
};

/** The outcome of `disableTotp`. */
export type DisableTotpResult = Conflict | DisableTotpSuccess | Forbidden | InvalidCredentials | InvalidInput | NotFound | RateLimited;

/** The authenticator app and the backup codes are out of use: the password is enough from now on. */
export type DisableTotpSuccess = {
  readonly __typename?: 'DisableTotpSuccess';
  /** The user. */
  readonly user: User;
};

/** A file of somebody's, with the text that was read from it. */
export type Document = Node & {
  readonly __typename?: 'Document';
  /** Into how many chunks its text is cut for searching. */
  readonly chunkCount: Scalars['Int']['output'];
  /** Its chunks in their order. Empty until it was processed. */
  readonly chunks: DocumentChunkConnection;
  /** Why topics could not be found for it; null where nothing went wrong, and for everybody but its owner. It is tried again by and by. */
  readonly classificationError: Maybe<Scalars['String']['output']>;
  /** Whether topics were found for it. */
  readonly classificationStatus: ClassificationStatus;
  /** The text that was read from it; null until it was. */
  readonly content: Maybe<Scalars['String']['output']>;
  /** SHA-256 of its bytes in hexadecimal; null until they were looked at. */
  readonly contentHash: Maybe<Scalars['String']['output']>;
  /** The media type that its bytes have; the announced one until they were looked at. */
  readonly contentType: Scalars['String']['output'];
  /** When it was announced. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Another document of the same owner with the very same bytes; null where there is none. */
  readonly duplicateOf: Maybe<Document>;
  /** The name of the file, without any folder. */
  readonly filename: Scalars['String']['output'];
  /** The id of the document. */
  readonly id: Scalars['ID']['output'];
  /** Whether everybody who may read it can find it by searching. While it is read once more its owner still does, by the text that it had. */
  readonly isIndexed: Scalars['Boolean']['output'];
  /** Whether its text was read. */
  readonly isProcessed: Scalars['Boolean']['output'];
  /** Whether everybody signed in who holds `documents.read` may read it. */
  readonly isPublic: Scalars['Boolean']['output'];
  /** The language of its text as a code of ISO 639-1; null where it is not known. */
  readonly language: Maybe<Scalars['String']['output']>;
  /** When its owner last asked for its bytes. */
  readonly lastAccessedAt: Maybe<Scalars['DateTime']['output']>;
  /** Free structured data. */
  readonly metadata: Scalars['JSONObject']['output'];
  /** Who uploaded and owns it; null where the account is no longer active. */
  readonly owner: Maybe<User>;
  /** How many pages, slides or sheets it has; null where there is no such thing. */
  readonly pageCount: Maybe<Scalars['Int']['output']>;
  /** When its text was last read; null until it was. */
  readonly processedAt: Maybe<Scalars['DateTime']['output']>;
  /** Why its text could not be read; null where nothing went wrong. */
  readonly processingError: Maybe<Scalars['String']['output']>;
  /** A permission that readers need besides, its owner included; null where none is. */
  readonly requiredPermission: Maybe<Scalars['String']['output']>;
  /** How large it is in bytes, as the object store says; as announced while `PENDING`. */
  readonly sizeBytes: Scalars['BigInt']['output'];
  /** Where it comes from, in the uploader's words. */
  readonly source: Maybe<Scalars['String']['output']>;
  /** What kind of source that is, in the uploader's words. */
  readonly sourceType: Maybe<Scalars['String']['output']>;
  /** Where it is in its life. */
  readonly status: DocumentStatus;
  /** Free labels. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /** The title, the name of the file unless told. */
  readonly title: Scalars['String']['output'];
  /** The same with who gave each of them, and how sure. */
  readonly topicLinks: ReadonlyArray<DocumentTopic>;
  /** What it is about, by name. Of somebody else's document only system topics are shown. */
  readonly topics: ReadonlyArray<Topic>;
  /** When anything of it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};


/** A file of somebody's, with the text that was read from it. */
export type DocumentChunksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A piece of a document's text, the unit of searching and citing. */
export type DocumentChunk = Node & {
  readonly __typename?: 'DocumentChunk';
  /** How many characters it has. */
  readonly charCount: Scalars['Int']['output'];
  /** Its text. */
  readonly content: Scalars['String']['output'];
  /** What the model that searching uses made of its text: as many numbers of 32 bits as its `dimension`. Null where it has not embedded it yet, and where there is none. */
  readonly embedding: Maybe<ReadonlyArray<Scalars['Float']['output']>>;
  /** Where it ends, exclusively. */
  readonly endOffset: Scalars['Int']['output'];
  /** The id of the chunk. */
  readonly id: Scalars['ID']['output'];
  /** Its place among the chunks of its document, from 0. */
  readonly index: Scalars['Int']['output'];
  /** What else is known of it, for example the name of a sheet. */
  readonly metadata: Scalars['JSONObject']['output'];
  /** The page, slide or sheet it begins on, from 1; null where there is no such thing. */
  readonly page: Maybe<Scalars['Int']['output']>;
  /** Words that tell it apart from the other chunks. */
  readonly searchKeywords: ReadonlyArray<Scalars['String']['output']>;
  /** Where it begins in the document's `content`, in UTF-16 code units, as JavaScript's `slice` counts. */
  readonly startOffset: Scalars['Int']['output'];
  /** How many tokens it is for a language model, by the encoding o200k_base. */
  readonly tokenCount: Scalars['Int']['output'];
};

/** A page of chunks. */
export type DocumentChunkConnection = {
  readonly __typename?: 'DocumentChunkConnection';
  /** The chunks of this page with their cursors. */
  readonly edges: ReadonlyArray<DocumentChunkEdge>;
  /** The chunks of this page. */
  readonly nodes: ReadonlyArray<DocumentChunk>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many chunks there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** A chunk in a page. */
export type DocumentChunkEdge = {
  readonly __typename?: 'DocumentChunkEdge';
  /** The position of this chunk, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The chunk. */
  readonly node: DocumentChunk;
};

/** Topics were found for a document, or could not be. */
export type DocumentClassified = {
  readonly __typename?: 'DocumentClassified';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** How it ended. */
  readonly classificationStatus: ClassificationStatus;
  /** The document as you see it now; null once it is gone. */
  readonly document: Maybe<Document>;
  /** The id of the document. */
  readonly documentId: Scalars['ID']['output'];
};

/** A page of documents. */
export type DocumentConnection = {
  readonly __typename?: 'DocumentConnection';
  /** The documents of this page with their cursors. */
  readonly edges: ReadonlyArray<DocumentEdge>;
  /** The documents of this page. */
  readonly nodes: ReadonlyArray<Document>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many documents there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** A document is gone. */
export type DocumentDeleted = {
  readonly __typename?: 'DocumentDeleted';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the document. */
  readonly documentId: Scalars['ID']['output'];
};

/** How a browser is to take the bytes of a document. */
export type DocumentDisposition =
  /** As a file to save. */
  | 'ATTACHMENT'
  /** As something to show, where its type is a safe one to show; as a file to save otherwise. */
  | 'INLINE';

/** Where the bytes of a document can be had for a short while, by whoever has the URL. */
export type DocumentDownload = {
  readonly __typename?: 'DocumentDownload';
  /** Until when. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The URL, to be fetched with GET and without any header. */
  readonly url: Scalars['String']['output'];
};

/** A document in a page. */
export type DocumentEdge = {
  readonly __typename?: 'DocumentEdge';
  /** The position of this document, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The document. */
  readonly node: Document;
};

/** Something happened to a document of yours. */
export type DocumentEvent = DocumentClassified | DocumentDeleted | DocumentProgress | DocumentStatusChanged;

/** Narrows a list of documents. Conditions are combined with AND; absent and null ones do not narrow. */
export type DocumentFilter = {
  /** Of this media type, exactly. */
  readonly contentType?: InputMaybe<Scalars['String']['input']>;
  /** Made before this instant. */
  readonly createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Made at this instant or later. */
  readonly createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your own, or those of others that are public. */
  readonly isMine?: InputMaybe<Scalars['Boolean']['input']>;
  /** Public, or not. */
  readonly isPublic?: InputMaybe<Scalars['Boolean']['input']>;
  /** In this language, as a code of ISO 639-1. */
  readonly language?: InputMaybe<Scalars['String']['input']>;
  /** Title or file name contains this text; case does not matter. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** In this state. */
  readonly status?: InputMaybe<DocumentStatus>;
  /** Carries this tag. */
  readonly tag?: InputMaybe<Scalars['String']['input']>;
  /** Carries this topic, one that you see. */
  readonly topicId?: InputMaybe<Scalars['ID']['input']>;
};

/** How far the processing of a document is. */
export type DocumentProgress = {
  readonly __typename?: 'DocumentProgress';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the document. */
  readonly documentId: Scalars['ID']['output'];
  /** How much of this step is done. */
  readonly done: Scalars['Int']['output'];
  /** What is being done. */
  readonly step: DocumentStep;
  /** How much there is to do. */
  readonly total: Scalars['Int']['output'];
};

/** The best results of a search, best first. There are no further pages: who wants others asks otherwise. */
export type DocumentSearchConnection = {
  readonly __typename?: 'DocumentSearchConnection';
  /** The results. */
  readonly edges: ReadonlyArray<DocumentSearchEdge>;
  /** How was searched: `LEXICAL` where the mode needs an embedding model and there is none, or none that answers. */
  readonly effectiveMode: SearchMode;
};

/** A result in an answer. */
export type DocumentSearchEdge = {
  readonly __typename?: 'DocumentSearchEdge';
  /** The result. */
  readonly node: DocumentSearchResult;
};

/** Narrows a search. Conditions are combined with AND; absent and null ones do not narrow, and empty lists match nothing. */
export type DocumentSearchFilter = {
  /** In documents of this media type, exactly. */
  readonly contentType?: InputMaybe<Scalars['String']['input']>;
  /** In documents made before this instant. */
  readonly createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** In documents made at this instant or later. */
  readonly createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** In one of these documents; ids of others match nothing. */
  readonly documentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** In your own documents, or in those of others that are public. */
  readonly isMine?: InputMaybe<Scalars['Boolean']['input']>;
  /** In documents in this language, as a code of ISO 639-1. */
  readonly language?: InputMaybe<Scalars['String']['input']>;
  /** In documents that carry one of these tags. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** In documents that carry one of these topics, as far as you see them; ids of others match nothing. */
  readonly topicIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** A piece of a document that a search found. What was found is kept for 90 days, for nobody but whoever searched. */
export type DocumentSearchResult = {
  readonly __typename?: 'DocumentSearchResult';
  /** The piece of it. */
  readonly chunk: DocumentChunk;
  /** The document. */
  readonly document: Document;
  /** Where it ends, exclusively. */
  readonly endOffset: Scalars['Int']['output'];
  /** The id of this result, for `rateSearchResult`. */
  readonly id: Scalars['ID']['output'];
  /** The page, slide or sheet on which the piece begins, from 1; null where there is no such thing. */
  readonly page: Maybe<Scalars['Int']['output']>;
  /** Its place in the answer, from 1. */
  readonly rank: Scalars['Int']['output'];
  /** How well it answers. To be compared within one answer only: lexical scores are sums over words, semantic ones the cosine of the angle, hybrid ones sums of 1 / (60 + rank). */
  readonly score: Scalars['Float']['output'];
  /** What of the piece answers the query, as HTML that is safe to show: `&`, `<`, `>` and both quotation marks of the text are character references, and the only tags are `<mark>` and `</mark>` around words of the query. Pieces are joined by ` … `. */
  readonly snippet: Scalars['String']['output'];
  /** Where the piece begins in the document's `content`, in UTF-16 code units, as JavaScript's `slice` counts. */
  readonly startOffset: Scalars['Int']['output'];
};

/** Where a document is in its life. */
export type DocumentStatus =
  /** Its text could not be read; `processingError` says why. */
  | 'FAILED'
  /** Its bytes are awaited: put them, then confirm. */
  | 'PENDING'
  /** Its text is being read. */
  | 'PROCESSING'
  /** It can be searched. */
  | 'READY'
  /** Its bytes are there, and it waits for its processing. */
  | 'UPLOADED';

/** A document is in another state. */
export type DocumentStatusChanged = {
  readonly __typename?: 'DocumentStatusChanged';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The document as you see it now; null once it is gone. */
  readonly document: Maybe<Document>;
  /** The id of the document. */
  readonly documentId: Scalars['ID']['output'];
  /** The state it came to. */
  readonly status: DocumentStatus;
};

/** What is done to a document while it is processed. */
export type DocumentStep =
  /** Its text is cut into chunks. */
  | 'CHUNK'
  /** Topics are found for it. */
  | 'CLASSIFY'
  /** Its chunks are embedded. */
  | 'EMBED'
  /** Its text is read. */
  | 'EXTRACT';

/** That a document carries a topic. */
export type DocumentTopic = {
  readonly __typename?: 'DocumentTopic';
  /** How sure the model was, from 0 to 1; null where its owner gave it. */
  readonly confidence: Maybe<Scalars['Float']['output']>;
  /** Since when. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who gave it. */
  readonly source: TopicSource;
  /** The topic. */
  readonly topic: Topic;
};

/** The document is being processed already. */
export type DocumentUnderWay = Problem & {
  readonly __typename?: 'DocumentUnderWay';
  /** What to do. */
  readonly message: Scalars['String']['output'];
};

/** Says something again in other words. */
export type EditMessageInput = {
  /** What is said now, at most 256 KiB of UTF-8. */
  readonly content: Scalars['String']['input'];
  /** A name for this message, 1 to 128 characters, unique in the conversation: sent again with the same input it answers the same message. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The message. */
  readonly messageId: Scalars['ID']['input'];
  /** Free structured data, at most 16 KiB; that of the message where absent or null. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
};

/** The outcome of `editMessage`. `Conflict` as with `appendMessage`, and where the message is still being written. */
export type EditMessageResult = Conflict | EditMessageSuccess | Forbidden | InvalidInput | NotFound;

/** The message as it is now stands beside the one that was edited, which stays, with everything that follows it. */
export type EditMessageSuccess = {
  readonly __typename?: 'EditMessageSuccess';
  /** The new message, which is the active leaf. Beside `... on Problem { message }` GraphQL wants one of the two under an alias. */
  readonly message: ChatMessage;
};

/** A model that turns text into embeddings, by which documents are found that mean the same in other words. */
export type EmbeddingModel = Node & {
  readonly __typename?: 'EmbeddingModel';
  /** How long a call of its provider takes, in milliseconds, on a moving average; null before the first one. */
  readonly avgLatencyMs: Maybe<Scalars['Float']['output']>;
  /** What its provider charges for a thousand tokens, in whichever currency. */
  readonly costPer1kTokens: Scalars['Float']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** How many numbers an embedding has. */
  readonly dimension: Scalars['Int']['output'];
  /** What it is called for people. */
  readonly displayName: Scalars['String']['output'];
  /** How many chunks it has embedded, as counted last, at most a minute ago while something changes. */
  readonly embeddedChunks: Scalars['Int']['output'];
  /** The id of the model. */
  readonly id: Scalars['ID']['output'];
  /** Whether it may become the default. */
  readonly isActive: Scalars['Boolean']['output'];
  /** Whether search uses it. At most one model is the default. */
  readonly isDefault: Scalars['Boolean']['output'];
  /** Whether it is to become the default, as soon as it has embedded every chunk that its provider takes. At most one model is. */
  readonly isWanted: Scalars['Boolean']['output'];
  /** What went wrong last, for a person to read; null where it works. */
  readonly lastError: Maybe<Scalars['String']['output']>;
  /** When that was. */
  readonly lastErrorAt: Maybe<Scalars['DateTime']['output']>;
  /** How many tokens of a text it takes; longer ones are cut. */
  readonly maxTokens: Scalars['Int']['output'];
  /** What its provider calls it. */
  readonly modelId: Scalars['String']['output'];
  /** What it is called here; no two models have the same name. */
  readonly name: Scalars['String']['output'];
  /** Who runs it: `openai-compatible` for the API at AI_BASE_URL, or `ollama` for the Ollama at OLLAMA_BASE_URL. */
  readonly provider: Scalars['String']['output'];
  /** How many chunks there are, as counted then. */
  readonly totalChunks: Scalars['Int']['output'];
  /** When its description or its role last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** What that cost, at the costs of its time. */
  readonly usedCost: Scalars['Float']['output'];
  /** How many tokens it has embedded in all. */
  readonly usedTokens: Scalars['BigInt']['output'];
};

/** The outcome of `enrollTotp`. */
export type EnrollTotpResult = Conflict | EnrollTotpSuccess | Forbidden | InvalidInput | NotFound | StepUpRequired;

/** A secret for an authenticator app (TOTP, RFC 6238). It counts once `confirmTotp` has seen a code of it. */
export type EnrollTotpSuccess = {
  readonly __typename?: 'EnrollTotpSuccess';
  /** The same as an `otpauth://totp/…` URI, which is what the QR code for authenticator apps contains. Shown this once. */
  readonly otpauthUri: Scalars['String']['output'];
  /** The secret in base32, for typing in. Shown this once. */
  readonly secret: Scalars['String']['output'];
};

/** Erases an account for ever. */
export type EraseUserInput = {
  /** The user, deleted or not; yourself, to erase your own account. */
  readonly userId: Scalars['ID']['input'];
};

/** The outcome of `eraseUser`. */
export type EraseUserResult = Conflict | EraseUserSuccess | Forbidden | InvalidInput | NotFound | StepUpRequired;

/** Nothing is left of the account but its id, in what others made and in the logs. */
export type EraseUserSuccess = {
  readonly __typename?: 'EraseUserSuccess';
  /** The user that is no more. */
  readonly userId: Scalars['ID']['output'];
};

/** The execution is in a state in which this cannot be done to it. */
export type ExecutionUnavailable = Problem & {
  readonly __typename?: 'ExecutionUnavailable';
  /** What is the matter. */
  readonly message: Scalars['String']['output'];
  /** The state it is in. */
  readonly status: ToolExecutionStatus;
};

/** Ends an execution that did not work. */
export type FailToolExecutionInput = {
  /** What went wrong, without any secret; 4,096 characters of it are kept. */
  readonly error: Scalars['String']['input'];
  /** The execution. */
  readonly executionId: Scalars['ID']['input'];
  /** The token of `claimToolExecution`. */
  readonly leaseToken: Scalars['String']['input'];
};

/** The outcome of `failToolExecution`. */
export type FailToolExecutionResult = FailToolExecutionSuccess | Forbidden | InvalidInput | LeaseLost | NotFound;

/** The execution has failed, as you said. */
export type FailToolExecutionSuccess = {
  readonly __typename?: 'FailToolExecutionSuccess';
  /** The execution. */
  readonly execution: ToolExecution;
};

/** You may see this, but not do this to it. */
export type Forbidden = Problem & {
  readonly __typename?: 'Forbidden';
  /** What you are missing. */
  readonly message: Scalars['String']['output'];
};

/** Gives a permission to whoever holds a role or is a member of a group. */
export type GrantPermissionInput = {
  /** The group. Exactly one of `roleId` and `groupId` is given. */
  readonly groupId?: InputMaybe<Scalars['ID']['input']>;
  /** The code of the permission, for example `audit.read`. */
  readonly permissionCode: Scalars['String']['input'];
  /** The role. Exactly one of `roleId` and `groupId` is given. */
  readonly roleId?: InputMaybe<Scalars['ID']['input']>;
};

/** The outcome of `grantPermission`. */
export type GrantPermissionResult = Conflict | Forbidden | GrantPermissionSuccess | InvalidInput | NotFound;

/** The role or group gives the permission. */
export type GrantPermissionSuccess = {
  readonly __typename?: 'GrantPermissionSuccess';
  /** The group as it is now; null where it was a role. */
  readonly group: Maybe<Group>;
  /** The role as it is now; null where it was a group. */
  readonly role: Maybe<Role>;
};

/** Who a secret can be shared with. */
export type Grantee = Group | User;

/** A named set of users that can hold roles, permissions and shares. Its id and name are visible to every signed-in person. */
export type Group = Node & {
  readonly __typename?: 'Group';
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was deleted; null for one that is not. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** What the group is for. */
  readonly description: Scalars['String']['output'];
  /** The id of the group. */
  readonly id: Scalars['ID']['output'];
  /** Whether it is built in: such a group can be neither renamed nor deleted. */
  readonly isSystem: Scalars['Boolean']['output'];
  /** Its members, newest account first. Needs `groups.read` or `users.read`; accounts that are not active are seen with `users.read` only. */
  readonly members: Maybe<UserConnection>;
  /** The unique name. */
  readonly name: Scalars['String']['output'];
  /** The permissions its members hold through it, besides those of its roles. Needs `groups.read` or `users.read`. */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
  /** The roles its members hold through it. Needs `groups.read` or `users.read`. */
  readonly roles: Maybe<ReadonlyArray<Role>>;
};


/** A named set of users that can hold roles, permissions and shares. Its id and name are visible to every signed-in person. */
export type GroupMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of groups. */
export type GroupConnection = {
  readonly __typename?: 'GroupConnection';
  /** The groups of this page with their cursors. */
  readonly edges: ReadonlyArray<GroupEdge>;
  /** The groups of this page. */
  readonly nodes: ReadonlyArray<Group>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many groups there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** A group in a page. */
export type GroupEdge = {
  readonly __typename?: 'GroupEdge';
  /** The position of this group, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The group. */
  readonly node: Group;
};

/** Says that an execution is still run. */
export type HeartbeatToolExecutionInput = {
  /** The execution. */
  readonly executionId: Scalars['ID']['input'];
  /** The token of `claimToolExecution`. */
  readonly leaseToken: Scalars['String']['input'];
};

/** The outcome of `heartbeatToolExecution`. */
export type HeartbeatToolExecutionResult = Forbidden | HeartbeatToolExecutionSuccess | InvalidInput | LeaseLost | NotFound;

/** The execution is yours for longer. */
export type HeartbeatToolExecutionSuccess = {
  readonly __typename?: 'HeartbeatToolExecutionSuccess';
  /** Until when, unless you say so again. */
  readonly leaseExpiresAt: Scalars['DateTime']['output'];
};

/** How the body of a request is written. */
export type HttpBodyFormat =
  /** As the fields of a form, URL-encoded; the body is a flat object then. */
  | 'FORM'
  /** As JSON. */
  | 'JSON';

/** A header, or a parameter of the query. */
export type HttpField = {
  readonly __typename?: 'HttpField';
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Its value, with placeholders. */
  readonly value: Scalars['String']['output'];
};

/** A header, or a parameter of the query. */
export type HttpFieldInput = {
  /** Its name, without placeholders. */
  readonly name: Scalars['String']['input'];
  /** Its value, at most 2,048 characters, with placeholders. One that is nothing but a placeholder is left out where its argument is absent or null. A header of credentials has none but from an argument. */
  readonly value: Scalars['String']['input'];
};

/** How an HTTP tool calls. */
export type HttpMethod =
  /** Removes something. */
  | 'DELETE'
  /** Reads something. */
  | 'GET'
  /** Reads only about something: nothing is answered but the status. */
  | 'HEAD'
  /** Changes something in part. */
  | 'PATCH'
  /** Does something, or makes it. */
  | 'POST'
  /** Puts something in a place. */
  | 'PUT';

/** The request that an HTTP tool makes. `{{name}}` stands for the argument of this name and `{{/a/b}}` for what this JSON pointer (RFC 6901) leads to. Whoever sees the tool reads it: no credentials belong here, but `{{secret:<id>}}` into the arguments. */
export type HttpToolInput = {
  /** What it sends, at most 16 KiB, not with GET and HEAD. A text in it that is nothing but a placeholder becomes the argument as it is; a member whose argument is absent is left out. */
  readonly body?: InputMaybe<Scalars['JSON']['input']>;
  /** How that is written; JSON unless told. */
  readonly bodyFormat?: InputMaybe<HttpBodyFormat>;
  /** The headers, at most 32, each once; none of those that say how the message is carried, as Host. */
  readonly headers?: InputMaybe<ReadonlyArray<HttpFieldInput>>;
  /** How it calls. */
  readonly method: HttpMethod;
  /** The parameters of the query, at most 32. */
  readonly query?: InputMaybe<ReadonlyArray<HttpFieldInput>>;
  /** Where: https, or http to hosts that this server is configured to trust with it; a host among `allowedHosts`; placeholders in the path only, of parameters that are required. */
  readonly url: Scalars['String']['input'];
};

/** The request that an HTTP tool makes. `{{name}}` stands for the argument of this name and `{{/a/b}}` for what this JSON pointer leads to; each is encoded for where it stands. */
export type HttpToolRequest = {
  readonly __typename?: 'HttpToolRequest';
  /** What it sends; null for nothing. */
  readonly body: Maybe<Scalars['JSON']['output']>;
  /** How that is written. */
  readonly bodyFormat: HttpBodyFormat;
  /** The headers, besides those that say how the message is carried. */
  readonly headers: ReadonlyArray<HttpField>;
  /** How it calls. */
  readonly method: HttpMethod;
  /** The parameters of the query. */
  readonly query: ReadonlyArray<HttpField>;
  /** Where: scheme and host to the letter, placeholders in the path only. */
  readonly url: Scalars['String']['output'];
};

/** What becomes of an entry of a file. */
export type ImportAction =
  /** The name is taken. Nothing of the file is imported. */
  | 'CONFLICT'
  /** A secret is made of it. */
  | 'CREATE'
  /** It cannot be imported, and so nothing of the file is. */
  | 'INVALID'
  /** The secret of this name gets its value. */
  | 'ROTATE'
  /** Nothing is done with it. */
  | 'SKIP';

/** What an import does with a name that one of your secrets for the same provider has already. */
export type ImportConflict =
  /** Nothing at all is imported. */
  | 'FAIL'
  /** That secret gets the value of the file as a new version, unless it has it already. */
  | 'ROTATE'
  /** That secret is left alone, and the others are imported. */
  | 'SKIP';

/** Makes secrets of a `.env` file: lines of `NAME=value`, with or without `export`. `#` begins a comment at the start of a line and after a blank. Values in single quotes, double quotes or backticks may have several lines; in double quotes `\n`, `\r`, `\t`, `\"`, `\\` and `\$` are escapes. Nothing is expanded. A `#` inside a value without quotes is refused, since programs disagree about it. An entry without a value is skipped. */
export type ImportSecretsInput = {
  /** The text of the file: at most 256 KiB and 500 entries. */
  readonly content: Scalars['String']['input'];
  /** Whether only to say what would be done. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** What to do with names that are taken. */
  readonly onConflict?: InputMaybe<ImportConflict>;
  /** Whose service they open, at most 128 characters. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
  /** Labels of all of them, at most 32 of 64 characters. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What the values are. */
  readonly type?: InputMaybe<SecretType>;
};

/** The outcome of `importSecrets`. */
export type ImportSecretsResult = Conflict | Forbidden | ImportSecretsSuccess | InvalidInput | NotFound | SecretImportRefused;

/** What was done with the file, or would be. */
export type ImportSecretsSuccess = {
  readonly __typename?: 'ImportSecretsSuccess';
  /** Every entry, in the order of the file. */
  readonly entries: ReadonlyArray<SecretImportEntry>;
};

/** The e-mail address and password do not belong together, or the token is not (or no longer) good. */
export type InvalidCredentials = Problem & {
  readonly __typename?: 'InvalidCredentials';
  /** The same words for every reason. */
  readonly message: Scalars['String']['output'];
};

/** The input has the right types but not an acceptable value. */
export type InvalidInput = Problem & {
  readonly __typename?: 'InvalidInput';
  /** The input field it is about, for example `password`; null where it is about several. */
  readonly field: Maybe<Scalars['String']['output']>;
  /** What is wrong with the value and what is accepted. */
  readonly message: Scalars['String']['output'];
};

/** The arguments are not what the tool's schema asks for. */
export type InvalidParameters = Problem & {
  readonly __typename?: 'InvalidParameters';
  /** What is wrong. */
  readonly message: Scalars['String']['output'];
  /** Where: a JSON pointer (RFC 6901) into the arguments, empty for all of them. */
  readonly pointer: Scalars['String']['output'];
};

/** A one-time permission to make an account. Only the hash of its token is kept. */
export type Invitation = Node & {
  readonly __typename?: 'Invitation';
  /** When it was accepted. */
  readonly consumedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who accepted it. */
  readonly consumedBy: Maybe<User>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who made it, or reissued it last; null for the first administrator's. It is worth nothing once this person may no longer give what it gives. */
  readonly createdBy: Maybe<User>;
  /** Whom it was meant for; where it is set, only this address may accept. */
  readonly emailHint: Maybe<Scalars['String']['output']>;
  /** Until when it can be accepted. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The groups the new account joins. */
  readonly groups: ReadonlyArray<Group>;
  /** The id of the invitation. */
  readonly id: Scalars['ID']['output'];
  /** When it was withdrawn. */
  readonly revokedAt: Maybe<Scalars['DateTime']['output']>;
  /** The roles the new account is given besides `member`. */
  readonly roles: ReadonlyArray<Role>;
  /** Whether it can still be accepted, and if not, why. */
  readonly status: InvitationStatus;
};

/** A page of invitations. */
export type InvitationConnection = {
  readonly __typename?: 'InvitationConnection';
  /** The invitations of this page with their cursors. */
  readonly edges: ReadonlyArray<InvitationEdge>;
  /** The invitations of this page. */
  readonly nodes: ReadonlyArray<Invitation>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many invitations there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** An invitation in a page. */
export type InvitationEdge = {
  readonly __typename?: 'InvitationEdge';
  /** The position of this invitation, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The invitation. */
  readonly node: Invitation;
};

/** Narrows a list of invitations. Conditions are combined with AND; absent and null ones do not narrow. */
export type InvitationFilter = {
  /** The address they are meant for contains this text; case does not matter. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** What has become of them. */
  readonly status?: InputMaybe<InvitationStatus>;
};

/** What has become of an invitation. */
export type InvitationStatus =
  /** Somebody accepted it. */
  | 'CONSUMED'
  /** Its time ran out. */
  | 'EXPIRED'
  /** It can be accepted. */
  | 'OPEN'
  /** It was withdrawn. */
  | 'REVOKED';

/** Something is still under the key. */
export type KeyInUse = Problem & {
  readonly __typename?: 'KeyInUse';
  /** What is under it. */
  readonly message: Scalars['String']['output'];
  /** How many versions of secrets it wraps. */
  readonly versions: Scalars['BigInt']['output'];
};

/** A key-encryption key, and what is under it. */
export type KeyUsage = {
  readonly __typename?: 'KeyUsage';
  /** Whether it can be retired: nothing is under it, and nothing new will be. */
  readonly canRetire: Scalars['Boolean']['output'];
  /** Whether something new is wrapped by it. */
  readonly isCurrent: Scalars['Boolean']['output'];
  /** Which of the provider's keys: the id of a master key, or the name and version of a key of Transit. */
  readonly keyId: Scalars['String']['output'];
  /** How much else it wraps: keys that sign access tokens, secrets of second factors, keys kept of retired master keys. */
  readonly others: Scalars['BigInt']['output'];
  /** The provider that has the key: `local`, whose keys derive from master keys, or `transit`. */
  readonly provider: Scalars['String']['output'];
  /** When it was retired; null for one that was not. */
  readonly retiredAt: Maybe<Scalars['DateTime']['output']>;
  /** How many versions of secrets it wraps. */
  readonly versions: Scalars['BigInt']['output'];
};

/** You no longer run this execution: it was taken from you, or has ended. Stop. */
export type LeaseLost = Problem & {
  readonly __typename?: 'LeaseLost';
  /** What is the matter. */
  readonly message: Scalars['String']['output'];
  /** The state the execution is in. */
  readonly status: ToolExecutionStatus;
};

/** Signs a person in. */
export type LoginInput = {
  /** The e-mail address; case does not matter. */
  readonly email: Scalars['String']['input'];
  /** The password. */
  readonly password: Scalars['String']['input'];
};

/** The outcome of `login`. */
export type LoginResult = Forbidden | InvalidCredentials | InvalidInput | LoginSuccess | MfaRequired | NotFound | RateLimited;

/** The person is signed in. */
export type LoginSuccess = {
  readonly __typename?: 'LoginSuccess';
  /** For the header `Authorization: Bearer …`; good until `accessTokenExpiresAt`. */
  readonly accessToken: Scalars['String']['output'];
  /** When the access token expires. */
  readonly accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** For `refreshSession`, once. */
  readonly refreshToken: Scalars['String']['output'];
  /** The user who signed in. */
  readonly user: User;
};

/** The outcome of `logout`. */
export type LogoutResult = Forbidden | InvalidInput | LogoutSuccess | NotFound;

/** The session has ended; its sockets are closed within seconds. */
export type LogoutSuccess = {
  readonly __typename?: 'LogoutSuccess';
  /** The session that ended. */
  readonly session: Session;
};

/** Marks notifications as read. */
export type MarkAllNotificationsReadInput = {
  /** Only those made up to this instant, so that none is marked that you have not seen; all of them unless told. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The outcome of `markAllNotificationsRead`. */
export type MarkAllNotificationsReadResult = Forbidden | InvalidInput | MarkAllNotificationsReadSuccess | NotFound;

/** They are marked as read. */
export type MarkAllNotificationsReadSuccess = {
  readonly __typename?: 'MarkAllNotificationsReadSuccess';
  /** How many were unread before. */
  readonly count: Scalars['Int']['output'];
};

/** Marks a notification as read. */
export type MarkNotificationReadInput = {
  /** The notification. */
  readonly id: Scalars['ID']['input'];
};

/** The outcome of `markNotificationRead`. */
export type MarkNotificationReadResult = Forbidden | InvalidInput | MarkNotificationReadSuccess | NotFound;

/** The notification is marked as read. */
export type MarkNotificationReadSuccess = {
  readonly __typename?: 'MarkNotificationReadSuccess';
  /** The notification as it is now. */
  readonly notification: Notification;
};

/** A header that is sent to a server with everything: credentials. */
export type McpHeaderInput = {
  /** Its name, for example Authorization. */
  readonly name: Scalars['String']['input'];
  /** Its value, at most 8,192 visible ASCII characters. It is kept encrypted, and shown to nobody. */
  readonly value: Scalars['String']['input'];
};

/** A server of the Model Context Protocol whose tools are tools here. */
export type McpServer = Node & {
  readonly __typename?: 'McpServer';
  /** When it was registered. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** What the headers are called that are sent to it besides. Their values are shown to nobody. */
  readonly headerNames: ReadonlyArray<Scalars['String']['output']>;
  /** The id of the server. */
  readonly id: Scalars['ID']['output'];
  /** Its name, with which the names of its tools begin. */
  readonly name: Scalars['String']['output'];
  /** When it was last asked for its tools. */
  readonly refreshedAt: Scalars['DateTime']['output'];
  /** What it calls itself; null where it does not say. */
  readonly reportedName: Maybe<Scalars['String']['output']>;
  /** Which version it says it is; null where it does not say. */
  readonly reportedVersion: Maybe<Scalars['String']['output']>;
  /** Its tools, by their names, those among them that are out of use or that it no longer lists. */
  readonly tools: ReadonlyArray<Tool>;
  /** When anything of it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Where it is. */
  readonly url: Scalars['String']['output'];
};

/** A page of servers. */
export type McpServerConnection = {
  readonly __typename?: 'McpServerConnection';
  /** The servers of this page with their cursors. */
  readonly edges: ReadonlyArray<McpServerEdge>;
  /** The servers of this page. */
  readonly nodes: ReadonlyArray<McpServer>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many servers there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** A server in a page. */
export type McpServerEdge = {
  readonly __typename?: 'McpServerEdge';
  /** The position of this server, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The server. */
  readonly node: McpServer;
};

/** A server did not answer, or not as the protocol wants it. */
export type McpServerUnavailable = Problem & {
  readonly __typename?: 'McpServerUnavailable';
  /** What is the matter. */
  readonly message: Scalars['String']['output'];
};

/** The password was right, and the account has a second factor: `completeMfa` signs in with this challenge and a code. */
export type MfaRequired = Problem & {
  readonly __typename?: 'MfaRequired';
  /** For `completeMfa`, once, from the same network address, with at most five codes tried. */
  readonly challenge: Scalars['String']['output'];
  /** Until when the challenge is good: five minutes. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** What to do now. */
  readonly message: Scalars['String']['output'];
};

/** Nothing says where the model is reached that would answer. */
export type ModelNotConfigured = Problem & {
  readonly __typename?: 'ModelNotConfigured';
  /** What is wrong, in words for people: it names the variable that whoever runs the server has to set. */
  readonly message: Scalars['String']['output'];
};

/** Everything that can be done. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Makes the account an invitation allows, and signs it in. Of several who try at once, one succeeds. */
  readonly acceptInvitation: AcceptInvitationResult;
  /** Adds a user to a group. Adding one twice is not an error. Needs `groups.update`, and `roles.assign` where the group gives rights. No content of anybody becomes visible by it. */
  readonly addGroupMember: AddGroupMemberResult;
  /** Adds a person to a workspace, who is told of it. Adding somebody twice in the same role is not an error. Owners add in any role, admins any but owners. */
  readonly addWorkspaceMember: AddWorkspaceMemberResult;
  /** Adds a message to a conversation of yours: for clients that run a model of their own. */
  readonly appendMessage: AppendMessageResult;
  /** Agrees to an execution, as a person who is signed in; where as many agreed as have to, it waits for its turn. */
  readonly approveToolExecution: ApproveToolExecutionResult;
  /** Lets the members of a group hold a role. Doing it twice is not an error. Needs `groups.update` and `roles.assign`. It works in open sessions within seconds. */
  readonly assignGroupRole: AssignGroupRoleResult;
  /** Gives a role to a user. Giving it twice is not an error. Needs `roles.assign`. It works in the user's open sessions within seconds. */
  readonly assignRole: AssignRoleResult;
  /** Stops the work of a model in a conversation of yours, on whichever server it runs. */
  readonly cancelRun: CancelRunResult;
  /** Cancels an execution of yours that has not ended. */
  readonly cancelToolExecution: CancelToolExecutionResult;
  /** Changes the password of the signed-in user and ends its other sessions. */
  readonly changePassword: ChangePasswordResult;
  /** Begins a PENDING execution of yours that you run yourself. What may not run any more is rejected instead. */
  readonly claimToolExecution: ClaimToolExecutionResult;
  /** Signs in whoever answers the challenge of `login` with a code. */
  readonly completeMfa: CompleteMfaResult;
  /** Ends an execution that you run, with its result. Saying the same again is not an error. */
  readonly completeToolExecution: CompleteToolExecutionResult;
  /** Makes the bytes that were put the document's, counts them, and begins to process them. Confirming twice is not an error. */
  readonly confirmDocumentUpload: ConfirmDocumentUploadResult;
  /** Puts the authenticator app in use with its first code, and answers the backup codes. */
  readonly confirmTotp: ConfirmTotpResult;
  /** Makes an API key. Needs `apikeys.create`. The key is shown this once. */
  readonly createApiKey: CreateApiKeyResult;
  /** Begins a conversation of yours. An API key that is bound to a conversation begins none. */
  readonly createChatSession: CreateChatSessionResult;
  /** Makes a model known. Needs `models.manage`. */
  readonly createEmbeddingModel: CreateEmbeddingModelResult;
  /** Makes a group without members and rights. Needs `groups.create`. */
  readonly createGroup: CreateGroupResult;
  /** Makes an invitation. Needs `invitations.create`. The link is shown this once. */
  readonly createInvitation: CreateInvitationResult;
  /** Makes a one-time link with which somebody sets a new password. Needs `users.update`, and asks for `stepUp` in a session older than five minutes. */
  readonly createPasswordReset: CreatePasswordResetResult;
  /** Makes a role that gives nothing yet. Needs `roles.create`. */
  readonly createRole: CreateRoleResult;
  /** Stores a secret, encrypted. Needs `secrets.create`. */
  readonly createSecret: CreateSecretResult;
  /** Makes a link that reveals the value of a secret once. For its owner, signed in and holding `secrets.reveal` and `secrets.share`; never by an API key. */
  readonly createSecretLink: CreateSecretLinkResult;
  /** Makes a service account. Needs `apikeys.create`. */
  readonly createServiceAccount: CreateServiceAccountResult;
  /** Makes a topic for everybody. */
  readonly createSystemTopic: CreateSystemTopicResult;
  /** Makes a topic of your own. */
  readonly createTopic: CreateTopicResult;
  /** Makes a workspace, of which you are the owner. Needs `workspaces.create`. */
  readonly createWorkspace: CreateWorkspaceResult;
  /** Deletes a conversation of yours; for 30 days it can be restored. */
  readonly deleteChatSession: DeleteChatSessionResult;
  /** Deletes a document of yours for ever. What it took of your quota is free again. */
  readonly deleteDocument: DeleteDocumentResult;
  /** Deletes a group; its members lose what they held through it, also the use of secrets that are shared with it. `restoreGroup` brings it back for thirty days. Needs `groups.delete`. A built-in one cannot be deleted, nor one through which the last administrator is one. */
  readonly deleteGroup: DeleteGroupResult;
  /** Deletes a notification of yours for ever. What it told of stays as it is. */
  readonly deleteNotification: DeleteNotificationResult;
  /** Deletes a role, and takes it from everybody who holds it. Needs `roles.delete`. A built-in one cannot be deleted. */
  readonly deleteRole: DeleteRoleResult;
  /** Deletes a secret. Only its owner can, and can restore it for thirty days. */
  readonly deleteSecret: DeleteSecretResult;
  /** Deletes a service account for ever, with its keys and everything that it owns itself. */
  readonly deleteServiceAccount: DeleteServiceAccountResult;
  /** Deletes a system topic. Documents only lose it. */
  readonly deleteSystemTopic: DeleteSystemTopicResult;
  /** Deletes a tool, but for those that came with this server or come from one of the Model Context Protocol; for 30 days it can be restored. What waits to be executed is refused when its turn comes; what was executed stays. */
  readonly deleteTool: DeleteToolResult;
  /** Deletes a topic of your own. Documents only lose it. */
  readonly deleteTopic: DeleteTopicResult;
  /** Deletes an account. Needs `users.delete`; your own needs a session in which you signed in or stepped up within five minutes. The last active administrator stays. */
  readonly deleteUser: DeleteUserResult;
  /** Deletes a workspace: from now on nobody belongs to it, and what it owns is out of reach. For its owners, who can restore it for 30 days. */
  readonly deleteWorkspace: DeleteWorkspaceResult;
  /** Erases every value of a secret for ever, deleted or not; its access log stays. It cannot be undone. Only its owner can, or who else decides about it. */
  readonly destroySecret: DestroySecretResult;
  /** Takes the authenticator app out of use, with a last code. */
  readonly disableTotp: DisableTotpResult;
  /** Says something again in other words: a new message beside the old one, with which a new branch begins. */
  readonly editMessage: EditMessageResult;
  /** Makes a secret for an authenticator app. Asks for `stepUp` in a session older than five minutes. */
  readonly enrollTotp: EnrollTotpResult;
  /** Erases an account with everything that is its own, for ever: secrets are destroyed, name, address and sessions are gone, also from the audit log. What belongs to workspaces stays. Needs `users.delete`, except for your own; asks for `stepUp` in a session older than five minutes. The last active administrator stays. */
  readonly eraseUser: EraseUserResult;
  /** Ends an execution that you run and that did not work. */
  readonly failToolExecution: FailToolExecutionResult;
  /** Lets a role or a group give a permission. Granting it twice is not an error. Needs `roles.assign`, and `roles.update` or `groups.update`. What a built-in role gives is fixed. It works in open sessions within seconds. */
  readonly grantPermission: GrantPermissionResult;
  /** Says that you still run an execution. Without it, it is taken from you after 30 seconds. */
  readonly heartbeatToolExecution: HeartbeatToolExecutionResult;
  /** Makes secrets of your own of a `.env` file: all of it or nothing. Needs `secrets.create`. There is no way back for a whole file: values leave one by one, by `revealSecret`. */
  readonly importSecrets: ImportSecretsResult;
  /** Signs a person in. An unknown address and a wrong password answer alike; an account with a second factor answers MfaRequired. Only the first `login` of a request is tried. */
  readonly login: LoginResult;
  /** Ends the session of this request: its tokens are refused from now on. */
  readonly logout: LogoutResult;
  /** Marks your notifications as read. */
  readonly markAllNotificationsRead: MarkAllNotificationsReadResult;
  /** Marks a notification of yours as read; doing it twice is not an error. */
  readonly markNotificationRead: MarkNotificationReadResult;
  /** Reveals the value of a one-time link, once, to a signed-in person: the named one, or whoever comes first. It takes no permission but the one the secret asks for; never an API key. */
  readonly openSecretLink: OpenSecretLinkResult;
  /** Makes a secret of a chat session yours everywhere: it outlives the session and can be shared. Only its owner can, signed in; an API key cannot. */
  readonly promoteSecret: PromoteSecretResult;
  /** Says whether a result of a search of yours helped. Saying it again changes it. */
  readonly rateSearchResult: RateSearchResultResult;
  /** Asks the model once more which topics a document of yours is about. `documentEvents` tells how that ends. */
  readonly reclassifyDocument: ReclassifyDocumentResult;
  /** Makes the tools of a server those that it lists now. */
  readonly refreshMcpServer: RefreshMcpServerResult;
  /** Exchanges a refresh token for new tokens. A token that was used before ends its session, unless it is the very same client repeating itself within ten seconds. */
  readonly refreshSession: RefreshSessionResult;
  /** Replaces all backup codes. */
  readonly regenerateBackupCodes: RegenerateBackupCodesResult;
  /** Has an answer in a conversation of yours be written once more, beside the one there is. */
  readonly regenerateMessage: RegenerateMessageResult;
  /** Makes an account and signs it in. Answers Forbidden unless registration is open. */
  readonly register: RegisterResult;
  /** Registers a server of the Model Context Protocol, and what it lists as tools. It is asked before anything is kept. */
  readonly registerMcpServer: RegisterMcpServerResult;
  /** Registers a tool. Nobody's data is open to it by that: it is executed with the rights of whoever asks, and uses a secret only where its owner allowed exactly this tool. */
  readonly registerTool: RegisterToolResult;
  /** Gives an open or expired invitation a new link, and ends the old one. Needs `invitations.create`, and the rights to give what it gives. */
  readonly reissueInvitation: ReissueInvitationResult;
  /** Denies an execution, as a person who is signed in. */
  readonly rejectToolExecution: RejectToolExecutionResult;
  /** Removes a user from a group. Removing one who is no member is not an error. Needs `groups.update`, and `roles.assign` where the group gives rights. The last active administrator stays one. */
  readonly removeGroupMember: RemoveGroupMemberResult;
  /** Removes a server and its tools. What waits to be executed is refused when its turn comes. */
  readonly removeMcpServer: RemoveMcpServerResult;
  /** Removes a member, who loses everything held through the workspace at once; or leaves it, which everybody may. Removing one who is no member is not an error. Owners remove everybody, admins everybody but owners. An owner whose account is in use remains. */
  readonly removeWorkspaceMember: RemoveWorkspaceMemberResult;
  /** Reads the text of a document of yours once more, as after its upload. What it had before is kept until that has worked, and is gone where it fails. */
  readonly reprocessDocument: ReprocessDocumentResult;
  /** Announces a file and answers where its bytes go. They never pass through this API. */
  readonly requestDocumentUpload: RequestDocumentUploadResult;
  /** Asks for an execution of a tool, with your rights. Where somebody has to agree first it waits for that. */
  readonly requestToolExecution: RequestToolExecutionResult;
  /** Sets a new password with a one-time link. A link that is unknown, expired, used or replaced answers InvalidCredentials alike. Only the first `resetPassword` of a request is tried. */
  readonly resetPassword: ResetPasswordResult;
  /** Puts a setting back to its default; doing it twice is not an error. Needs `settings.update`. */
  readonly resetSetting: ResetSettingResult;
  /** Brings back a conversation of yours that was deleted at most 30 days ago. */
  readonly restoreChatSession: RestoreChatSessionResult;
  /** Brings a group back that was deleted at most thirty days ago, as it was: with those of its members who were not erased meanwhile, with its roles and permissions, and with what is shared with it and was neither taken back nor has expired. Whoever decides about a secret that this opens again is told of it. Needs `groups.delete` and `groups.update`, and `roles.assign` where the group gives rights. */
  readonly restoreGroup: RestoreGroupResult;
  /** Brings back a secret that was deleted at most thirty days ago, with its shares. Only its owner can, or who else decides about it. */
  readonly restoreSecret: RestoreSecretResult;
  /** Brings back a tool that was deleted at most 30 days ago. */
  readonly restoreTool: RestoreToolResult;
  /** Brings an account back that was deleted at most thirty days ago. Needs `users.delete`. */
  readonly restoreUser: RestoreUserResult;
  /** Restores a workspace that was deleted at most 30 days ago. For its owners. */
  readonly restoreWorkspace: RestoreWorkspaceResult;
  /** Retires a key that nothing is under any more. It cannot come back. Needs `secrets.system`. */
  readonly retireKey: RetireKeyResult;
  /** Answers the value of one secret. It is recorded before the value leaves, and the owner is told. */
  readonly revealSecret: RevealSecretResult;
  /** Revokes a key: sockets it opened close within seconds. Revoking it twice is not an error. */
  readonly revokeApiKey: RevokeApiKeyResult;
  /** Ends a rule, yours or one that admits your executions. Ending one again is not an error. */
  readonly revokeApprovalRule: RevokeApprovalRuleResult;
  /** Withdraws an invitation that was not accepted. Withdrawing it twice is not an error. Needs `invitations.revoke`. */
  readonly revokeInvitation: RevokeInvitationResult;
  /** Takes a permission from a role or a group. Taking one that it does not give is not an error. Needs `roles.assign`, and `roles.update` or `groups.update`. What a built-in role gives is fixed. */
  readonly revokePermission: RevokePermissionResult;
  /** Takes a one-time link back. Doing it twice is no error. Only the owner of the secret can. */
  readonly revokeSecretLink: RevokeSecretLinkResult;
  /** Ends one of the user's own sessions. Ending it twice is not an error. */
  readonly revokeSession: RevokeSessionResult;
  /** Makes the value of an old version current again, as a new version. For the owner and those who may manage it. */
  readonly rollbackSecret: RollbackSecretResult;
  /** Gives a key a new secret, and ends the old one at once. Needs `apikeys.create`. Of several who try at once, one succeeds. */
  readonly rotateApiKey: RotateApiKeyResult;
  /** Gives a secret a new value, as a new version; the old versions stay. For the owner and those who may manage it. */
  readonly rotateSecret: RotateSecretResult;
  /** Chooses the branch of a conversation of yours that is shown and continued. */
  readonly selectBranch: SelectBranchResult;
  /** Says something to the model of a conversation of yours, which answers it: one answer at a time in a conversation. */
  readonly sendMessage: SendMessageResult;
  /** Has a model become the default. It first embeds every chunk in the background, while search goes on with the present one and new documents are embedded with both; then it takes over at once. Where there is nothing to embed it does so immediately. Choosing the present default again calls that off. The embeddings of a model that is neither are removed a few minutes later. Needs `models.manage`. */
  readonly setDefaultEmbeddingModel: SetDefaultEmbeddingModelResult;
  /** Switches a secret off, so that it is neither used nor revealed, or on again. Only its owner can. */
  readonly setSecretActive: SetSecretActiveResult;
  /** Says whether and how often a secret wants a new value; its owner is reminded. For the owner and those who may manage it. */
  readonly setSecretRotation: SetSecretRotationResult;
  /** Takes a tool out of use, or puts it back. What waits to be executed is refused when its turn comes. */
  readonly setToolActive: SetToolActiveResult;
  /** Enables or disables an account. Needs `users.update`. The last active administrator cannot be disabled. */
  readonly setUserActive: SetUserActiveResult;
  /** Chooses provider and model for a user, both or neither. Needs `users.update`. Nobody falls back from a chosen provider to another. */
  readonly setUserAi: SetUserAiResult;
  /** Says how much somebody may store. Needs `quotas.manage`. */
  readonly setUserQuota: SetUserQuotaResult;
  /** Lets a user or a group use, reveal or manage a secret. Sharing again changes access and expiry. Only the owner can, or an owner or admin of its workspace, holding `secrets.share`. */
  readonly shareSecret: ShareSecretResult;
  /** Wraps everything with the key in force, in the background. Where that is under way, answers the run. Needs `secrets.system`. */
  readonly startRewrap: StartRewrapResult;
  /** Makes this session fresh for five minutes, for what demands a fresh proof. */
  readonly stepUp: StepUpResult;
  /** Gives a document of yours a topic. Doing it twice is no error; one that the model gave becomes yours, and stays when it is classified again. */
  readonly tagDocument: TagDocumentResult;
  /** Takes a role from a group. Taking one that it does not give is not an error. Needs `groups.update` and `roles.assign`. The last active administrator stays one. */
  readonly unassignGroupRole: UnassignGroupRoleResult;
  /** Takes a role from a user. Taking one that is not held is not an error. Needs `roles.assign`. The last active administrator keeps `admin`. */
  readonly unassignRole: UnassignRoleResult;
  /** Takes a share back. Taking back what is not shared is not an error. Only the owner can, or an owner or admin of its workspace. */
  readonly unshareSecret: UnshareSecretResult;
  /** Takes a topic from a document of yours, whoever gave it. Where it carries none such that is no error. Classifying it again may find the topic again. */
  readonly untagDocument: UntagDocumentResult;
  /** Changes a conversation of yours. */
  readonly updateChatSession: UpdateChatSessionResult;
  /** Changes what is said of a document of yours. */
  readonly updateDocument: UpdateDocumentResult;
  /** Changes a model. Needs `models.manage`. */
  readonly updateEmbeddingModel: UpdateEmbeddingModelResult;
  /** Renames or describes a group. Needs `groups.update`. A built-in one cannot be renamed. */
  readonly updateGroup: UpdateGroupResult;
  /** Changes the signed-in user's own profile. */
  readonly updateMe: UpdateMeResult;
  /** Renames or describes a role. Needs `roles.update`. A built-in one cannot be renamed. */
  readonly updateRole: UpdateRoleResult;
  /** Changes the description of a secret, never its value. For the owner and those who may manage it. */
  readonly updateSecret: UpdateSecretResult;
  /** Gives a setting a value. Needs `settings.update`. */
  readonly updateSetting: UpdateSettingResult;
  /** Changes a system topic. */
  readonly updateSystemTopic: UpdateSystemTopicResult;
  /** Changes a tool. Where its definition hash changes, whatever was bound to the old one is so no more: secrets, standing rules, and executions that wait. */
  readonly updateTool: UpdateToolResult;
  /** Changes a topic of your own. */
  readonly updateTopic: UpdateTopicResult;
  /** Renames a workspace. For its owners. */
  readonly updateWorkspace: UpdateWorkspaceResult;
  /** Gives a member another role, one's own among them. Owners change everybody, admins everybody but owners. An owner whose account is in use remains. */
  readonly updateWorkspaceMember: UpdateWorkspaceMemberResult;
};


/** Everything that can be done. */
export type MutationAcceptInvitationArgs = {
  input: AcceptInvitationInput;
};


/** Everything that can be done. */
export type MutationAddGroupMemberArgs = {
  input: AddGroupMemberInput;
};


/** Everything that can be done. */
export type MutationAddWorkspaceMemberArgs = {
  input: AddWorkspaceMemberInput;
};


/** Everything that can be done. */
export type MutationAppendMessageArgs = {
  input: AppendMessageInput;
};


/** Everything that can be done. */
export type MutationApproveToolExecutionArgs = {
  input: ApproveToolExecutionInput;
};


/** Everything that can be done. */
export type MutationAssignGroupRoleArgs = {
  input: AssignGroupRoleInput;
};


/** Everything that can be done. */
export type MutationAssignRoleArgs = {
  input: AssignRoleInput;
};


/** Everything that can be done. */
export type MutationCancelRunArgs = {
  input: CancelRunInput;
};


/** Everything that can be done. */
export type MutationCancelToolExecutionArgs = {
  input: CancelToolExecutionInput;
};


/** Everything that can be done. */
export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


/** Everything that can be done. */
export type MutationClaimToolExecutionArgs = {
  input: ClaimToolExecutionInput;
};


/** Everything that can be done. */
export type MutationCompleteMfaArgs = {
  input: CompleteMfaInput;
};


/** Everything that can be done. */
export type MutationCompleteToolExecutionArgs = {
  input: CompleteToolExecutionInput;
};


/** Everything that can be done. */
export type MutationConfirmDocumentUploadArgs = {
  input: ConfirmDocumentUploadInput;
};


/** Everything that can be done. */
export type MutationConfirmTotpArgs = {
  input: ConfirmTotpInput;
};


/** Everything that can be done. */
export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


/** Everything that can be done. */
export type MutationCreateChatSessionArgs = {
  input: CreateChatSessionInput;
};


/** Everything that can be done. */
export type MutationCreateEmbeddingModelArgs = {
  input: CreateEmbeddingModelInput;
};


/** Everything that can be done. */
export type MutationCreateGroupArgs = {
  input: CreateGroupInput;
};


/** Everything that can be done. */
export type MutationCreateInvitationArgs = {
  input: CreateInvitationInput;
};


/** Everything that can be done. */
export type MutationCreatePasswordResetArgs = {
  input: CreatePasswordResetInput;
};


/** Everything that can be done. */
export type MutationCreateRoleArgs = {
  input: CreateRoleInput;
};


/** Everything that can be done. */
export type MutationCreateSecretArgs = {
  input: CreateSecretInput;
};


/** Everything that can be done. */
export type MutationCreateSecretLinkArgs = {
  input: CreateSecretLinkInput;
};


/** Everything that can be done. */
export type MutationCreateServiceAccountArgs = {
  input: CreateServiceAccountInput;
};


/** Everything that can be done. */
export type MutationCreateSystemTopicArgs = {
  input: CreateSystemTopicInput;
};


/** Everything that can be done. */
export type MutationCreateTopicArgs = {
  input: CreateTopicInput;
};


/** Everything that can be done. */
export type MutationCreateWorkspaceArgs = {
  input: CreateWorkspaceInput;
};


/** Everything that can be done. */
export type MutationDeleteChatSessionArgs = {
  input: DeleteChatSessionInput;
};


/** Everything that can be done. */
export type MutationDeleteDocumentArgs = {
  input: DeleteDocumentInput;
};


/** Everything that can be done. */
export type MutationDeleteGroupArgs = {
  input: DeleteGroupInput;
};


/** Everything that can be done. */
export type MutationDeleteNotificationArgs = {
  input: DeleteNotificationInput;
};


/** Everything that can be done. */
export type MutationDeleteRoleArgs = {
  input: DeleteRoleInput;
};


/** Everything that can be done. */
export type MutationDeleteSecretArgs = {
  input: DeleteSecretInput;
};


/** Everything that can be done. */
export type MutationDeleteServiceAccountArgs = {
  input: DeleteServiceAccountInput;
};


/** Everything that can be done. */
export type MutationDeleteSystemTopicArgs = {
  input: DeleteSystemTopicInput;
};


/** Everything that can be done. */
export type MutationDeleteToolArgs = {
  input: DeleteToolInput;
};


/** Everything that can be done. */
export type MutationDeleteTopicArgs = {
  input: DeleteTopicInput;
};


/** Everything that can be done. */
export type MutationDeleteUserArgs = {
  input: DeleteUserInput;
};


/** Everything that can be done. */
export type MutationDeleteWorkspaceArgs = {
  input: DeleteWorkspaceInput;
};


/** Everything that can be done. */
export type MutationDestroySecretArgs = {
  input: DestroySecretInput;
};


/** Everything that can be done. */
export type MutationDisableTotpArgs = {
  input: DisableTotpInput;
};


/** Everything that can be done. */
export type MutationEditMessageArgs = {
  input: EditMessageInput;
};


/** Everything that can be done. */
export type MutationEraseUserArgs = {
  input: EraseUserInput;
};


/** Everything that can be done. */
export type MutationFailToolExecutionArgs = {
  input: FailToolExecutionInput;
};


/** Everything that can be done. */
export type MutationGrantPermissionArgs = {
  input: GrantPermissionInput;
};


/** Everything that can be done. */
export type MutationHeartbeatToolExecutionArgs = {
  input: HeartbeatToolExecutionInput;
};


/** Everything that can be done. */
export type MutationImportSecretsArgs = {
  input: ImportSecretsInput;
};


/** Everything that can be done. */
export type MutationLoginArgs = {
  input: LoginInput;
};


/** Everything that can be done. */
export type MutationMarkAllNotificationsReadArgs = {
  input: MarkAllNotificationsReadInput;
};


/** Everything that can be done. */
export type MutationMarkNotificationReadArgs = {
  input: MarkNotificationReadInput;
};


/** Everything that can be done. */
export type MutationOpenSecretLinkArgs = {
  input: OpenSecretLinkInput;
};


/** Everything that can be done. */
export type MutationPromoteSecretArgs = {
  input: PromoteSecretInput;
};


/** Everything that can be done. */
export type MutationRateSearchResultArgs = {
  input: RateSearchResultInput;
};


/** Everything that can be done. */
export type MutationReclassifyDocumentArgs = {
  input: ReclassifyDocumentInput;
};


/** Everything that can be done. */
export type MutationRefreshMcpServerArgs = {
  input: RefreshMcpServerInput;
};


/** Everything that can be done. */
export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


/** Everything that can be done. */
export type MutationRegenerateBackupCodesArgs = {
  input: RegenerateBackupCodesInput;
};


/** Everything that can be done. */
export type MutationRegenerateMessageArgs = {
  input: RegenerateMessageInput;
};


/** Everything that can be done. */
export type MutationRegisterArgs = {
  input: RegisterInput;
};


/** Everything that can be done. */
export type MutationRegisterMcpServerArgs = {
  input: RegisterMcpServerInput;
};


/** Everything that can be done. */
export type MutationRegisterToolArgs = {
  input: RegisterToolInput;
};


/** Everything that can be done. */
export type MutationReissueInvitationArgs = {
  input: ReissueInvitationInput;
};


/** Everything that can be done. */
export type MutationRejectToolExecutionArgs = {
  input: RejectToolExecutionInput;
};


/** Everything that can be done. */
export type MutationRemoveGroupMemberArgs = {
  input: RemoveGroupMemberInput;
};


/** Everything that can be done. */
export type MutationRemoveMcpServerArgs = {
  input: RemoveMcpServerInput;
};


/** Everything that can be done. */
export type MutationRemoveWorkspaceMemberArgs = {
  input: RemoveWorkspaceMemberInput;
};


/** Everything that can be done. */
export type MutationReprocessDocumentArgs = {
  input: ReprocessDocumentInput;
};


/** Everything that can be done. */
export type MutationRequestDocumentUploadArgs = {
  input: RequestDocumentUploadInput;
};


/** Everything that can be done. */
export type MutationRequestToolExecutionArgs = {
  input: RequestToolExecutionInput;
};


/** Everything that can be done. */
export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


/** Everything that can be done. */
export type MutationResetSettingArgs = {
  input: ResetSettingInput;
};


/** Everything that can be done. */
export type MutationRestoreChatSessionArgs = {
  input: RestoreChatSessionInput;
};


/** Everything that can be done. */
export type MutationRestoreGroupArgs = {
  input: RestoreGroupInput;
};


/** Everything that can be done. */
export type MutationRestoreSecretArgs = {
  input: RestoreSecretInput;
};


/** Everything that can be done. */
export type MutationRestoreToolArgs = {
  input: RestoreToolInput;
};


/** Everything that can be done. */
export type MutationRestoreUserArgs = {
  input: RestoreUserInput;
};


/** Everything that can be done. */
export type MutationRestoreWorkspaceArgs = {
  input: RestoreWorkspaceInput;
};


/** Everything that can be done. */
export type MutationRetireKeyArgs = {
  input: RetireKeyInput;
};


/** Everything that can be done. */
export type MutationRevealSecretArgs = {
  input: RevealSecretInput;
};


/** Everything that can be done. */
export type MutationRevokeApiKeyArgs = {
  input: RevokeApiKeyInput;
};


/** Everything that can be done. */
export type MutationRevokeApprovalRuleArgs = {
  input: RevokeApprovalRuleInput;
};


/** Everything that can be done. */
export type MutationRevokeInvitationArgs = {
  input: RevokeInvitationInput;
};


/** Everything that can be done. */
export type MutationRevokePermissionArgs = {
  input: RevokePermissionInput;
};


/** Everything that can be done. */
export type MutationRevokeSecretLinkArgs = {
  input: RevokeSecretLinkInput;
};


/** Everything that can be done. */
export type MutationRevokeSessionArgs = {
  input: RevokeSessionInput;
};


/** Everything that can be done. */
export type MutationRollbackSecretArgs = {
  input: RollbackSecretInput;
};


/** Everything that can be done. */
export type MutationRotateApiKeyArgs = {
  input: RotateApiKeyInput;
};


/** Everything that can be done. */
export type MutationRotateSecretArgs = {
  input: RotateSecretInput;
};


/** Everything that can be done. */
export type MutationSelectBranchArgs = {
  input: SelectBranchInput;
};


/** Everything that can be done. */
export type MutationSendMessageArgs = {
  input: SendMessageInput;
};


/** Everything that can be done. */
export type MutationSetDefaultEmbeddingModelArgs = {
  input: SetDefaultEmbeddingModelInput;
};


/** Everything that can be done. */
export type MutationSetSecretActiveArgs = {
  input: SetSecretActiveInput;
};


/** Everything that can be done. */
export type MutationSetSecretRotationArgs = {
  input: SetSecretRotationInput;
};


/** Everything that can be done. */
export type MutationSetToolActiveArgs = {
  input: SetToolActiveInput;
};


/** Everything that can be done. */
export type MutationSetUserActiveArgs = {
  input: SetUserActiveInput;
};


/** Everything that can be done. */
export type MutationSetUserAiArgs = {
  input: SetUserAiInput;
};


/** Everything that can be done. */
export type MutationSetUserQuotaArgs = {
  input: SetUserQuotaInput;
};


/** Everything that can be done. */
export type MutationShareSecretArgs = {
  input: ShareSecretInput;
};


/** Everything that can be done. */
export type MutationStartRewrapArgs = {
  input: StartRewrapInput;
};


/** Everything that can be done. */
export type MutationStepUpArgs = {
  input: StepUpInput;
};


/** Everything that can be done. */
export type MutationTagDocumentArgs = {
  input: TagDocumentInput;
};


/** Everything that can be done. */
export type MutationUnassignGroupRoleArgs = {
  input: UnassignGroupRoleInput;
};


/** Everything that can be done. */
export type MutationUnassignRoleArgs = {
  input: UnassignRoleInput;
};


/** Everything that can be done. */
export type MutationUnshareSecretArgs = {
  input: UnshareSecretInput;
};


/** Everything that can be done. */
export type MutationUntagDocumentArgs = {
  input: UntagDocumentInput;
};


/** Everything that can be done. */
export type MutationUpdateChatSessionArgs = {
  input: UpdateChatSessionInput;
};


/** Everything that can be done. */
export type MutationUpdateDocumentArgs = {
  input: UpdateDocumentInput;
};


/** Everything that can be done. */
export type MutationUpdateEmbeddingModelArgs = {
  input: UpdateEmbeddingModelInput;
};


/** Everything that can be done. */
export type MutationUpdateGroupArgs = {
  input: UpdateGroupInput;
};


/** Everything that can be done. */
export type MutationUpdateMeArgs = {
  input: UpdateMeInput;
};


/** Everything that can be done. */
export type MutationUpdateRoleArgs = {
  input: UpdateRoleInput;
};


/** Everything that can be done. */
export type MutationUpdateSecretArgs = {
  input: UpdateSecretInput;
};


/** Everything that can be done. */
export type MutationUpdateSettingArgs = {
  input: UpdateSettingInput;
};


/** Everything that can be done. */
export type MutationUpdateSystemTopicArgs = {
  input: UpdateSystemTopicInput;
};


/** Everything that can be done. */
export type MutationUpdateToolArgs = {
  input: UpdateToolInput;
};


/** Everything that can be done. */
export type MutationUpdateTopicArgs = {
  input: UpdateTopicInput;
};


/** Everything that can be done. */
export type MutationUpdateWorkspaceArgs = {
  input: UpdateWorkspaceInput;
};


/** Everything that can be done. */
export type MutationUpdateWorkspaceMemberArgs = {
  input: UpdateWorkspaceMemberInput;
};

/** Anything with an id of its own. `node(id:)` finds it again. */
export type Node = {
  /** The globally unique id, a UUID. */
  readonly id: Scalars['ID']['output'];
};

/** No such thing, or none that you may see: the two are answered alike. */
export type NotFound = Problem & {
  readonly __typename?: 'NotFound';
  /** What was not found. */
  readonly message: Scalars['String']['output'];
};

/** Something you are told of that somebody else did, or that was done in your name. */
export type Notification = Node & {
  readonly __typename?: 'Notification';
  /** What it is about, as you see it now; null where there is no such thing, or you see none. */
  readonly about: Maybe<Node>;
  /** Who did it; null for the system, for somebody unknown, and where the account is no longer active. */
  readonly actor: Maybe<User>;
  /** The particulars, in English. Never a secret value. */
  readonly body: Scalars['String']['output'];
  /** When it happened. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The id of the notification. */
  readonly id: Scalars['ID']['output'];
  /** What it tells of. */
  readonly kind: NotificationKind;
  /** Where a client shows what it is about, as a path such as `/secrets/<id>`; null where there is nothing to show. */
  readonly link: Maybe<Scalars['String']['output']>;
  /** When you read it; null while it is unread. */
  readonly readAt: Maybe<Scalars['DateTime']['output']>;
  /** One line, in English. Names are those you see when you read it: what is hidden from you by then is not named. */
  readonly subject: Scalars['String']['output'];
};

/** A page of notifications. */
export type NotificationConnection = {
  readonly __typename?: 'NotificationConnection';
  /** The notifications of this page with their cursors. */
  readonly edges: ReadonlyArray<NotificationEdge>;
  /** The notifications of this page. */
  readonly nodes: ReadonlyArray<Notification>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** A notification in a page of them. */
export type NotificationEdge = {
  readonly __typename?: 'NotificationEdge';
  /** The position of this notification, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The notification. */
  readonly node: Notification;
};

/** Narrows a list of notifications. Conditions are combined with AND; absent and null ones do not narrow. */
export type NotificationFilter = {
  /** Of one of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<NotificationKind>>;
  /** Only those that are unread. */
  readonly unreadOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What a notification tells of. */
export type NotificationKind =
  /** Somebody decided which model is sent what your documents and chats say. */
  | 'AI_MODEL_SET'
  /** An API key was made that can act for you. */
  | 'API_KEY_CREATED'
  /** An API key of yours has expired. */
  | 'API_KEY_EXPIRED'
  /** An execution that you asked for was decided. */
  | 'APPROVAL_DECIDED'
  /** An execution of a tool waits for your decision. */
  | 'APPROVAL_REQUESTED'
  /** A backup code of yours was used up. */
  | 'BACKUP_CODE_USED'
  /** Somebody accepted your invitation. */
  | 'INVITATION_ACCEPTED'
  /** The authenticator app of your account was taken out of use. */
  | 'MFA_DISABLED'
  /** An authenticator app was put in force for your account. */
  | 'MFA_ENABLED'
  /** You signed in from an address and with a program that were not seen together before. */
  | 'NEW_DEVICE'
  /** Your password was changed. */
  | 'PASSWORD_CHANGED'
  /** Your password was changed by such a link. */
  | 'PASSWORD_RESET'
  /** Somebody made a link with which your password can be changed. */
  | 'PASSWORD_RESET_CREATED'
  /** A refresh token of yours was used a second time, and its session ended. */
  | 'REFRESH_TOKEN_REUSED'
  /** Somebody changed what you may do. */
  | 'RIGHTS_CHANGED'
  /** A secret that was shared with you was deleted. */
  | 'SECRET_DELETED'
  /** A secret has expired. */
  | 'SECRET_EXPIRED'
  /** A secret expires soon. */
  | 'SECRET_EXPIRING'
  /** Somebody joined a group with which a secret of yours is shared. */
  | 'SECRET_GROUP_ACCESS_GAINED'
  /** A deleted group with which a secret of yours is shared was brought back, and its members use it again. */
  | 'SECRET_GROUP_ACCESS_RESTORED'
  /** A one-time link of yours was opened. */
  | 'SECRET_LINK_OPENED'
  /** A one-time link of yours was opened again after it was used. */
  | 'SECRET_LINK_REOPENED'
  /** Somebody else revealed a secret of yours. */
  | 'SECRET_REVEALED'
  /** Somebody else gave a secret of yours, or one shared with you, a new value. */
  | 'SECRET_ROTATED'
  /** A secret of yours wants a new value. */
  | 'SECRET_ROTATION_DUE'
  /** A secret was shared with you. */
  | 'SECRET_SHARED'
  /** A secret is no longer shared with you. */
  | 'SECRET_UNSHARED'
  /** You were added to a workspace. */
  | 'WORKSPACE_MEMBER_ADDED'
  /** You were removed from a workspace. */
  | 'WORKSPACE_MEMBER_REMOVED';

/** Opens a one-time link. */
export type OpenSecretLinkInput = {
  /** The part of the link behind `#token=`. */
  readonly token: Scalars['String']['input'];
};

/** The outcome of `openSecretLink`. */
export type OpenSecretLinkResult = Forbidden | InvalidInput | NotFound | OpenSecretLinkSuccess | SecretExpired | SecretInactive | SecretLinkClosed | SecretLinkSpent | StepUpRequired;

/** The value. It is in the audit log and in the secret's access log already, and the link is used up. */
export type OpenSecretLinkSuccess = {
  readonly __typename?: 'OpenSecretLinkSuccess';
  /** What whoever made the link says about it. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** The friendlier name of the secret. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** The name of the secret. */
  readonly name: Scalars['String']['output'];
  /** The value in clear: the version that was current when this was asked. */
  readonly value: Scalars['String']['output'];
  /** The number of the version it is. */
  readonly version: Scalars['Int']['output'];
};

/** Where a page lies in its list, after the Relay connection specification. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the last edge; null on an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether more follows after the last edge of this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether more lies before the first edge of this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge; null on an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** A right to do one kind of thing, written `<resource>.<action>`. */
export type Permission = {
  readonly __typename?: 'Permission';
  /** The code, for example `secrets.reveal`. */
  readonly code: Scalars['String']['output'];
  /** What it allows. */
  readonly description: Scalars['String']['output'];
  /** Whether it is administrative: held by superusers, and never opening content. */
  readonly isAdministrative: Scalars['Boolean']['output'];
};

/** Why a mutation did not do what it was asked. Every mutation answers its success or one of its problems. */
export type Problem = {
  /** What went wrong and what to do about it, for a person to read. */
  readonly message: Scalars['String']['output'];
};

/** Looses a secret from its chat session. */
export type PromoteSecretInput = {
  /** The secret. */
  readonly secretId: Scalars['ID']['input'];
};

/** The outcome of `promoteSecret`. */
export type PromoteSecretResult = Conflict | Forbidden | InvalidInput | NotFound | PromoteSecretSuccess;

/** The secret is yours in every session. */
export type PromoteSecretSuccess = {
  readonly __typename?: 'PromoteSecretSuccess';
  /** The secret as it is now. */
  readonly secret: Secret;
};

/** Everything that can be asked. */
export type Query = {
  readonly __typename?: 'Query';
  /** The keys that the signed-in person manages: the own ones, those of own service accounts, and those of workspaces where the person is ADMIN or OWNER. Newest first. */
  readonly apiKeys: ApiKeyConnection;
  /** One approval by its id. Null for one that does not exist and for one that you may not see. */
  readonly approval: Maybe<ToolApproval>;
  /** The rules that admit your executions, and those that you made, newest first. */
  readonly approvalRules: ApprovalRuleConnection;
  /** What you asked for, what waits for you, and what you decided, newest first. */
  readonly approvals: ToolApprovalConnection;
  /** The audit log, newest first. Needs `audit.read`, and is itself recorded. */
  readonly auditLogs: AuditLogConnection;
  /** One conversation of yours by its id. Null for one that does not exist, is deleted, or is somebody else's. */
  readonly chatSession: Maybe<ChatSession>;
  /** Your conversations, newest first. */
  readonly chatSessions: ChatSessionConnection;
  /** Your conversations that were deleted at most 30 days ago, the last one first. */
  readonly deletedChatSessions: ChatSessionConnection;
  /** Groups that are deleted and can still be restored, the last one first. Needs `groups.delete`. */
  readonly deletedGroups: GroupConnection;
  /** The secrets you decide about that are deleted, the last one first. */
  readonly deletedSecrets: SecretConnection;
  /** The tools that were deleted at most 30 days ago and can be restored, the last one first. */
  readonly deletedTools: ToolConnection;
  /** Accounts that are deleted and can still be restored, the last one first. Needs `users.read`. */
  readonly deletedUsers: UserConnection;
  /** The workspaces you own that were deleted at most 30 days ago, the last one first. */
  readonly deletedWorkspaces: WorkspaceConnection;
  /** One document by its id. Null for one that does not exist and for one that you may not see. */
  readonly document: Maybe<Document>;
  /** A URL for the bytes of a document, good for five minutes. It is recorded. Null for a document that you may not see, and for one whose bytes are not there yet. */
  readonly documentDownloadUrl: Maybe<DocumentDownload>;
  /** Your documents and those that are public, newest first. */
  readonly documents: DocumentConnection;
  /** All models that embed, the default first. Needs `models.manage`. */
  readonly embeddingModels: ReadonlyArray<EmbeddingModel>;
  /** A conversation of yours as a file, of at most 16 MiB: one in an operation. It is recorded. Null for one that does not exist, is deleted, or is somebody else's. */
  readonly exportChatSession: Maybe<ChatExport>;
  /** The active user with exactly this e-mail address, or null. */
  readonly findUser: Maybe<User>;
  /** A group by its id; null where there is none. */
  readonly group: Maybe<Group>;
  /** All groups, newest first. Every signed-in person sees their names. */
  readonly groups: GroupConnection;
  /** All invitations, newest first. Needs `invitations.read`. */
  readonly invitations: InvitationConnection;
  /** Every key-encryption key that is or was in use. Needs `secrets.system`. */
  readonly keyUsage: ReadonlyArray<KeyUsage>;
  /** One server by its id. Null for one that does not exist. */
  readonly mcpServer: Maybe<McpServer>;
  /** The servers of the Model Context Protocol, newest first. */
  readonly mcpServers: McpServerConnection;
  /** The signed-in user. */
  readonly me: User;
  /** What the signed-in user did, and what was done to the account, newest first. Addresses and programs of others are null. */
  readonly myAuditTrail: AuditLogConnection;
  /** How much you store, and may store. */
  readonly myQuota: Quota;
  /** Any object by its id. Null for one that does not exist and for one that you may not see. */
  readonly node: Maybe<Node>;
  /** What you were told, newest first. For people: an API key is refused. */
  readonly notifications: NotificationConnection;
  /** Every permission there is, by code. */
  readonly permissions: ReadonlyArray<Permission>;
  /** One run by its id. Null for one that does not exist. Needs `secrets.system`. */
  readonly rewrap: Maybe<Rewrap>;
  /** All runs, newest first. Needs `secrets.system`. */
  readonly rewraps: RewrapConnection;
  /** A role by its id; null where there is none. Needs `roles.read`. */
  readonly role: Maybe<Role>;
  /** All roles, by name. Needs `roles.read`. */
  readonly roles: ReadonlyArray<Role>;
  /** Searches your documents and those that are public. */
  readonly searchDocuments: DocumentSearchConnection;
  /** Your messages that have these words, the best first. Words are found as they are written, whatever the case, in the first 65,536 characters of a message; deleted conversations are not searched. */
  readonly searchMessages: ReadonlyArray<ChatMessageMatch>;
  /** One secret by its id. Null for one that does not exist and for one that you may not see. */
  readonly secret: Maybe<Secret>;
  /** The secrets you own, those of workspaces you own or administer, and those shared with you, newest first. With `filter: { scope: SYSTEM }` also for whoever holds `secrets.system` alone. */
  readonly secrets: SecretConnection;
  /** One's own service accounts, and those of workspaces one belongs to. Newest first. */
  readonly serviceAccounts: ServiceAccountConnection;
  /** One setting; null where there is none of this key. Needs `settings.read` or `settings.update`. */
  readonly setting: Maybe<Setting>;
  /** All settings. Needs `settings.read` or `settings.update`. */
  readonly settings: ReadonlyArray<Setting>;
  /** One tool by its id. Null for one that does not exist and for one that you may not see. */
  readonly tool: Maybe<Tool>;
  /** One execution of yours by its id. Null for one that does not exist and for one that you may not see. */
  readonly toolExecution: Maybe<ToolExecution>;
  /** Your executions, newest first. */
  readonly toolExecutions: ToolExecutionConnection;
  /** The tools that you may see, newest first. */
  readonly tools: ToolConnection;
  /** One topic by its id. Null for one that does not exist and for one that you may not see. */
  readonly topic: Maybe<Topic>;
  /** System topics and your own, newest first. Holders of `topics.system` who may not read documents see system topics alone. */
  readonly topics: TopicConnection;
  /** How many notifications you have not read. For people: an API key is refused. */
  readonly unreadNotificationCount: Scalars['Int']['output'];
  /** All users, newest first. Needs `users.read`. */
  readonly users: UserConnection;
  /** Checks every entry and every link of the audit log's chain, and its checkpoints. Needs `audit.verify`, and is itself recorded. */
  readonly verifyAuditLog: AuditVerification;
  /** Everybody who has access to a secret that you decide about, its owner first. The members of a group it is shared with are listed as far as you may know them, which needs `users.read` or `groups.read`. Empty for a secret that you may not see; refused for one that is only shared with you. */
  readonly whoCanAccess: ReadonlyArray<SecretAccess>;
  /** A workspace you belong to, by its id; null where there is none. */
  readonly workspace: Maybe<Workspace>;
  /** The workspaces you belong to, newest first. */
  readonly workspaces: WorkspaceConnection;
};


/** Everything that can be asked. */
export type QueryApiKeysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ApiKeyFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryApprovalArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryApprovalRulesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryApprovalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ToolApprovalFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryAuditLogsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditLogFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryChatSessionArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryChatSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ChatSessionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryDeletedChatSessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryDeletedGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryDeletedSecretsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<SecretScope>;
  state?: InputMaybe<DeletedSecretState>;
};


/** Everything that can be asked. */
export type QueryDeletedToolsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryDeletedUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryDeletedWorkspacesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryDocumentArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryDocumentDownloadUrlArgs = {
  disposition?: InputMaybe<DocumentDisposition>;
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DocumentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryExportChatSessionArgs = {
  format: ChatExportFormat;
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryFindUserArgs = {
  email: Scalars['String']['input'];
};


/** Everything that can be asked. */
export type QueryGroupArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked. */
export type QueryInvitationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InvitationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryMcpServerArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryMcpServersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryMyAuditTrailArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditLogFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryNotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<NotificationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryRewrapArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryRewrapsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryRoleArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QuerySearchDocumentsArgs = {
  input: SearchDocumentsInput;
};


/** Everything that can be asked. */
export type QuerySearchMessagesArgs = {
  input: SearchMessagesInput;
};


/** Everything that can be asked. */
export type QuerySecretArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QuerySecretsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SecretFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryServiceAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ServiceAccountFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QuerySettingArgs = {
  key: Scalars['String']['input'];
};


/** Everything that can be asked. */
export type QueryToolArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryToolExecutionArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryToolExecutionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ToolExecutionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryToolsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ToolFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryTopicArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryTopicsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TopicFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be asked. */
export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked. */
export type QueryWhoCanAccessArgs = {
  secretId: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryWorkspaceArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryWorkspacesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WorkspaceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** How much somebody stores, and may store. */
export type Quota = {
  readonly __typename?: 'Quota';
  /** How near that is to the end. */
  readonly level: QuotaLevel;
  /** How many bytes may be stored. */
  readonly limitBytes: Scalars['BigInt']['output'];
  /** How much of the limit is used, in percent; 100 where the limit is nought. */
  readonly percent: Scalars['Float']['output'];
  /** How many bytes are stored. */
  readonly usedBytes: Scalars['BigInt']['output'];
};

/** The document does not fit in what you may store. It was removed; delete others, or ask an administrator for more. */
export type QuotaExceeded = Problem & {
  readonly __typename?: 'QuotaExceeded';
  /** How many bytes you may store. */
  readonly limitBytes: Scalars['BigInt']['output'];
  /** What to do. */
  readonly message: Scalars['String']['output'];
  /** How many bytes the document has. */
  readonly rejectedBytes: Scalars['BigInt']['output'];
  /** How many bytes you store. */
  readonly usedBytes: Scalars['BigInt']['output'];
};

/** How near somebody is to the end of what they may store. */
export type QuotaLevel =
  /** 95 % or more. */
  | 'CRITICAL'
  /** Less than 80 %. */
  | 'OK'
  /** 80 % or more. */
  | 'WARNING';

/** Too many attempts. */
export type RateLimited = Problem & {
  readonly __typename?: 'RateLimited';
  /** What there was too much of. */
  readonly message: Scalars['String']['output'];
  /** Seconds to wait before trying again. */
  readonly retryAfter: Scalars['Int']['output'];
};

/** Says whether a result helped. */
export type RateSearchResultInput = {
  /** The result, of a search of your own within the last 90 days. */
  readonly resultId: Scalars['ID']['input'];
  /** Whether it helped. */
  readonly wasHelpful: Scalars['Boolean']['input'];
};

/** The outcome of `rateSearchResult`. */
export type RateSearchResultResult = Forbidden | InvalidInput | NotFound | RateSearchResultSuccess;

/** It is kept. */
export type RateSearchResultSuccess = {
  readonly __typename?: 'RateSearchResultSuccess';
  /** The id of the result. */
  readonly resultId: Scalars['ID']['output'];
  /** Whether it helped. */
  readonly wasHelpful: Scalars['Boolean']['output'];
};

/** Has topics found for a document once more. */
export type ReclassifyDocumentInput = {
  /** The document, one of yours that is `READY`. */
  readonly documentId: Scalars['ID']['input'];
};

/** The outcome of `reclassifyDocument`. A Conflict says that its text is not read yet. */
export type ReclassifyDocumentResult = Conflict | Forbidden | InvalidInput | NotFound | ReclassifyDocumentSuccess;

/** Topics are being looked for. Those that the model found before are replaced; those that its owner gave stay. */
export type ReclassifyDocumentSuccess = {
  readonly __typename?: 'ReclassifyDocumentSuccess';
  /** The document. */
  readonly document: Document;
};

/** Asks a server for its tools again. */
export type RefreshMcpServerInput = {
  /** What is sent to it besides from now on, instead of all that was; what was, unless told. */
  readonly headers?: InputMaybe<ReadonlyArray<McpHeaderInput>>;
  /** The server. */
  readonly serverId: Scalars['ID']['input'];
};

/** The outcome of `refreshMcpServer`. */
export type RefreshMcpServerResult = Conflict | Forbidden | InvalidInput | McpServerUnavailable | NotFound | RefreshMcpServerSuccess;

/** The tools are those that the server lists now. */
export type RefreshMcpServerSuccess = {
  readonly __typename?: 'RefreshMcpServerSuccess';
  /** New tools. */
  readonly added: ReadonlyArray<Tool>;
  /** Tools that are others than they were, so that whatever was bound to their definition hash is so no more, and that ask somebody again before they run; and those that it lists again. */
  readonly changed: ReadonlyArray<Tool>;
  /** Tools that it no longer lists: they are out of use now. */
  readonly removed: ReadonlyArray<Tool>;
  /** The server. */
  readonly server: McpServer;
  /** What it lists besides, and why that cannot be a tool here. */
  readonly skipped: ReadonlyArray<SkippedMcpTool>;
};

/** Continues a session. */
export type RefreshSessionInput = {
  /** The refresh token of the last answer. It works once; a token used twice ends its session. */
  readonly refreshToken: Scalars['String']['input'];
};

/** The outcome of `refreshSession`. */
export type RefreshSessionResult = Forbidden | InvalidCredentials | InvalidInput | NotFound | RateLimited | RefreshSessionSuccess;

/** The session goes on with new tokens. */
export type RefreshSessionSuccess = {
  readonly __typename?: 'RefreshSessionSuccess';
  /** For the header `Authorization: Bearer …`; good until `accessTokenExpiresAt`. */
  readonly accessToken: Scalars['String']['output'];
  /** When the access token expires. */
  readonly accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** For the next `refreshSession`, once. */
  readonly refreshToken: Scalars['String']['output'];
  /** The user of the session. */
  readonly user: User;
};

/** Replaces all backup codes. */
export type RegenerateBackupCodesInput = {
  /** The six digits that the app shows now, or a backup code. */
  readonly code: Scalars['String']['input'];
};

/** The outcome of `regenerateBackupCodes`. */
export type RegenerateBackupCodesResult = Conflict | Forbidden | InvalidCredentials | InvalidInput | NotFound | RateLimited | RegenerateBackupCodesSuccess;

/** There are new backup codes; those before work no longer. */
export type RegenerateBackupCodesSuccess = {
  readonly __typename?: 'RegenerateBackupCodesSuccess';
  /** Ten codes, each of which works once instead of the app. Shown this once. */
  readonly backupCodes: ReadonlyArray<Scalars['String']['output']>;
};

/** Has an answer be written once more. */
export type RegenerateMessageInput = {
  /** The answer. */
  readonly messageId: Scalars['ID']['input'];
};

/** The outcome of `regenerateMessage`. `Conflict` where the conversation is closed, and where the message is no answer. */
export type RegenerateMessageResult = Conflict | Forbidden | InvalidInput | ModelNotConfigured | NotFound | RegenerateMessageSuccess | RunUnderWay;

/** A new answer is going to stand beside the one there is, and will be the active leaf. */
export type RegenerateMessageSuccess = {
  readonly __typename?: 'RegenerateMessageSuccess';
  /** The work of the model on the answer. */
  readonly run: ChatRun;
};

/** Makes an account where registration is open. */
export type RegisterInput = {
  /** The name that others see, 1 to 120 characters. */
  readonly displayName: Scalars['String']['input'];
  /** The e-mail address, at most 254 characters. */
  readonly email: Scalars['String']['input'];
  /** 12 characters or more, at most 72 bytes in UTF-8, not one of the most common passwords. */
  readonly password: Scalars['String']['input'];
};

/** A new server. */
export type RegisterMcpServerInput = {
  /** What is sent to it besides, at most 16 headers. */
  readonly headers?: InputMaybe<ReadonlyArray<McpHeaderInput>>;
  /** What it is to be called: a letter, then letters, digits and hyphens, 32 at most. It never changes. */
  readonly name: Scalars['String']['input'];
  /** Where it is: the URL it is spoken to at over streamable HTTP, with https, or http for hosts that this server is configured to trust with it. It never changes. */
  readonly url: Scalars['String']['input'];
};

/** The outcome of `registerMcpServer`. */
export type RegisterMcpServerResult = Conflict | Forbidden | InvalidInput | McpServerUnavailable | NotFound | RegisterMcpServerSuccess;

/** The server is registered with its tools: at most 200, each asking somebody before it runs. */
export type RegisterMcpServerSuccess = {
  readonly __typename?: 'RegisterMcpServerSuccess';
  /** Its tools. */
  readonly added: ReadonlyArray<Tool>;
  /** The server. */
  readonly server: McpServer;
  /** What it lists besides, and why that cannot be a tool here. */
  readonly skipped: ReadonlyArray<SkippedMcpTool>;
};

/** The outcome of `register`. */
export type RegisterResult = Conflict | Forbidden | InvalidInput | NotFound | RateLimited | RegisterSuccess;

/** The account was made and is signed in. */
export type RegisterSuccess = {
  readonly __typename?: 'RegisterSuccess';
  /** For the header `Authorization: Bearer …`; good until `accessTokenExpiresAt`. */
  readonly accessToken: Scalars['String']['output'];
  /** When the access token expires. */
  readonly accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** For `refreshSession`, once. */
  readonly refreshToken: Scalars['String']['output'];
  /** The new user. */
  readonly user: User;
};

/** A new tool. */
export type RegisterToolInput = {
  /** The hosts it may call, at most 32, each with a port where it is not the usual one. */
  readonly allowedHosts?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whom a remembered result serves; USER unless told. */
  readonly cacheScope?: InputMaybe<ToolCacheScope>;
  /** For how many seconds its results are remembered, 1 to 604,800; only of what changes nothing. */
  readonly cacheTtlSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** What it is for. */
  readonly category: ToolCategory;
  /** For how many seconds an execution waits to be claimed before it fails, 1 to 86,400; 300 unless told. Only of the kind CLIENT. */
  readonly claimTimeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Who decides; OWNER up to MEDIUM and APPROVER from HIGH unless told. */
  readonly decidedBy?: InputMaybe<ToolDecider>;
  /** What it does, 1 to 4,096 characters: models and whoever decides read it. */
  readonly description: Scalars['String']['input'];
  /** A friendlier name, 1 to 120 characters. */
  readonly displayName: Scalars['String']['input'];
  /** The request it makes: of tools of the kind HTTP, and wanted of them. */
  readonly http?: InputMaybe<HttpToolInput>;
  /** Whether running it twice is the same as once; as `isReadOnly` unless told. */
  readonly isIdempotent?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it changes nothing; false unless told. */
  readonly isReadOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** What runs it: HTTP or CLIENT. It never changes. */
  readonly kind: ToolKind;
  /** How many of its executions run at a time, everywhere, at most 10,000; as many as there are unless told, 0 pauses it. */
  readonly maxConcurrentExecutions?: InputMaybe<Scalars['Int']['input']>;
  /** The name: a letter, then letters, digits, underscores and hyphens, 64 at most. It never changes. */
  readonly name: Scalars['String']['input'];
  /** JSON Schema (2020-12) of its arguments with `type: object`, at most 32 KiB and 16 levels; references stay inside it and lead to no circle. */
  readonly parameters: Scalars['JSONObject']['input'];
  /** How many different people have to agree, 1 to 10; 1 unless told. More than one is for APPROVER. */
  readonly requiredCount?: InputMaybe<Scalars['Int']['input']>;
  /** A permission that seeing and executing it asks for besides. */
  readonly requiredPermission?: InputMaybe<Scalars['String']['input']>;
  /** Whether somebody has to agree before it runs; true unless told. */
  readonly requiresApproval?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether those who agree need `approvals.decide-elevated`; always for CRITICAL. */
  readonly requiresElevatedApproval?: InputMaybe<Scalars['Boolean']['input']>;
  /** How much harm it can do; MEDIUM unless told. */
  readonly riskLevel?: InputMaybe<RiskLevel>;
  /** After how many seconds an execution is ended, 1 to 3,600; 60 unless told. */
  readonly timeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** The outcome of `registerTool`. */
export type RegisterToolResult = Conflict | Forbidden | InvalidInput | NotFound | RegisterToolSuccess;

/** The tool is registered. */
export type RegisterToolSuccess = {
  readonly __typename?: 'RegisterToolSuccess';
  /** The tool. */
  readonly tool: Tool;
};

/** Gives an invitation a new link. */
export type ReissueInvitationInput = {
  /** Until when it can be accepted; seven days from now unless told, thirty at most. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The invitation: open or expired. */
  readonly invitationId: Scalars['ID']['input'];
};

/** The outcome of `reissueInvitation`. */
export type ReissueInvitationResult = Conflict | Forbidden | InvalidInput | NotFound | ReissueInvitationSuccess;

/** The invitation has a new link, shown this once; the old one is worth nothing. */
export type ReissueInvitationSuccess = {
  readonly __typename?: 'ReissueInvitationSuccess';
  /** The invitation as it is now. */
  readonly invitation: Invitation;
  /** The token for `acceptInvitation`. */
  readonly token: Scalars['String']['output'];
  /** The link to hand over: a page where the invitation is accepted. */
  readonly url: Scalars['String']['output'];
};

/** Denies an execution. */
export type RejectToolExecutionInput = {
  /** The approval. */
  readonly approvalId: Scalars['ID']['input'];
  /** The digest of what you looked at. */
  readonly digest: Scalars['String']['input'];
  /** Why, 1 to 1,024 characters: whoever asked reads it, and not who wrote it. */
  readonly reason: Scalars['String']['input'];
};

/** The outcome of `rejectToolExecution`. */
export type RejectToolExecutionResult = ApprovalChanged | ApprovalClosed | Conflict | Forbidden | InvalidInput | NotFound | RejectToolExecutionSuccess;

/** It is denied. */
export type RejectToolExecutionSuccess = {
  readonly __typename?: 'RejectToolExecutionSuccess';
  /** The approval as it is now. */
  readonly approval: ToolApproval;
};

/** Removes a user from a group. */
export type RemoveGroupMemberInput = {
  /** The group. */
  readonly groupId: Scalars['ID']['input'];
  /** The user. */
  readonly userId: Scalars['ID']['input'];
};

/** The outcome of `removeGroupMember`. */
export type RemoveGroupMemberResult = Conflict | Forbidden | InvalidInput | NotFound | RemoveGroupMemberSuccess;

/** The user is no member of the group (any more). */
export type RemoveGroupMemberSuccess = {
  readonly __typename?: 'RemoveGroupMemberSuccess';
  /** The group as it is now. */
  readonly group: Group;
};

/** Removes a server. */
export type RemoveMcpServerInput = {
  /** The server. */
  readonly serverId: Scalars['ID']['input'];
};

/** The outcome of `removeMcpServer`. */
export type RemoveMcpServerResult = Forbidden | InvalidInput | NotFound | RemoveMcpServerSuccess;

/** The server is gone, and its tools with it; what was sent to it is forgotten. */
export type RemoveMcpServerSuccess = {
  readonly __typename?: 'RemoveMcpServerSuccess';
  /** The id it had. */
  readonly serverId: Scalars['ID']['output'];
};

/** Removes somebody from a workspace. */
export type RemoveWorkspaceMemberInput = {
  /** The member; yourself to leave. */
  readonly userId: Scalars['ID']['input'];
  /** The workspace. */
  readonly workspaceId: Scalars['ID']['input'];
};

/** The outcome of `removeWorkspaceMember`. `Conflict` for the last owner. */
export type RemoveWorkspaceMemberResult = Conflict | Forbidden | InvalidInput | NotFound | RemoveWorkspaceMemberSuccess;

/** The user does not belong to the workspace (any more). */
export type RemoveWorkspaceMemberSuccess = {
  readonly __typename?: 'RemoveWorkspaceMemberSuccess';
  /** The id of the user. */
  readonly userId: Scalars['ID']['output'];
  /** The workspace as it is now; null for whoever has left it. */
  readonly workspace: Maybe<Workspace>;
  /** The id of the workspace. */
  readonly workspaceId: Scalars['ID']['output'];
};

/** Has a document processed once more. */
export type ReprocessDocumentInput = {
  /** The document: one that is `READY` or has `FAILED`. */
  readonly documentId: Scalars['ID']['input'];
};

/** The outcome of `reprocessDocument`. */
export type ReprocessDocumentResult = DocumentUnderWay | Forbidden | InvalidInput | NotFound | ReprocessDocumentSuccess | UploadMissing;

/** The document waits to be processed. Until it is `READY` again its owner alone finds it by searching, by the text that it had. */
export type ReprocessDocumentSuccess = {
  readonly __typename?: 'ReprocessDocumentSuccess';
  /** The document. */
  readonly document: Document;
};

/** Announces a file. */
export type RequestDocumentUploadInput = {
  /** The media type of the file. What counts is what its bytes are; where they contradict it the document fails. */
  readonly contentType: Scalars['String']['input'];
  /** The name of the file, 1 to 255 characters; what stands before a slash or backslash is left out. */
  readonly filename: Scalars['String']['input'];
  /** SHA-256 of the file in hexadecimal; where the bytes are others the document fails. */
  readonly sha256?: InputMaybe<Scalars['String']['input']>;
  /** How large the file is, in bytes: exactly so many can be put. */
  readonly sizeBytes: Scalars['BigInt']['input'];
  /** Labels, at most 32 of 64 characters. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The title, at most 256 characters; the name of the file unless told. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** Topics that you see, which the document carries from the start; at most 50. */
  readonly topicIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** The outcome of `requestDocumentUpload`. */
export type RequestDocumentUploadResult = Forbidden | InvalidInput | NotFound | RateLimited | RequestDocumentUploadSuccess;

/** Where the file goes. Send `uploadHeaders` as they are with its bytes, then call `confirmDocumentUpload`: `curl -X PUT --upload-file report.pdf -H 'Content-Type: application/pdf' <uploadUrl>`. */
export type RequestDocumentUploadSuccess = {
  readonly __typename?: 'RequestDocumentUploadSuccess';
  /** The document, whose bytes are awaited. */
  readonly document: Document;
  /** Until when. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The headers to send, by name; without Host and Content-Length, which clients set themselves. */
  readonly uploadHeaders: Scalars['JSONObject']['output'];
  /** The HTTP method: PUT. */
  readonly uploadMethod: Scalars['String']['output'];
  /** The URL to put the bytes to, by whoever has it. */
  readonly uploadUrl: Scalars['String']['output'];
};

/** Asks for an execution. */
export type RequestToolExecutionInput = {
  /** Whether only to say what would happen. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** At most 128 characters: asking again with the same key and the same input answers the same execution. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The arguments, as the tool's schema has them, at most 64 KiB. `{{secret:<id>}}` stands for a secret that you see: its value is put there when the tool runs, where its owner allowed it; at most 16 secrets, and only for tools with `takesSecrets`. */
  readonly parameters: Scalars['JSONObject']['input'];
  /** A chat session of yours that is active; that of your API key unless told. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** The name of the tool. */
  readonly toolName: Scalars['String']['input'];
};

/** The outcome of `requestToolExecution`. */
export type RequestToolExecutionResult = Conflict | Forbidden | InvalidInput | InvalidParameters | NotFound | RateLimited | RequestToolExecutionSuccess | ToolUnavailable;

/** It was asked for. */
export type RequestToolExecutionSuccess = {
  readonly __typename?: 'RequestToolExecutionSuccess';
  /** The execution; null where `dryRun` was asked. */
  readonly execution: Maybe<ToolExecution>;
  /** Whether somebody has to agree first. */
  readonly requiresApproval: Scalars['Boolean']['output'];
};

/** Sets a new password with a one-time link. */
export type ResetPasswordInput = {
  /** 12 characters or more, at most 72 bytes in UTF-8, not one of the most common passwords. */
  readonly newPassword: Scalars['String']['input'];
  /** What follows `#token=` in the link. It works once. */
  readonly token: Scalars['String']['input'];
};

/** The outcome of `resetPassword`. */
export type ResetPasswordResult = Forbidden | InvalidCredentials | InvalidInput | NotFound | RateLimited | ResetPasswordSuccess;

/** The password is set and every session has ended. Nobody is signed in by it: call `login`. */
export type ResetPasswordSuccess = {
  readonly __typename?: 'ResetPasswordSuccess';
  /** Whether signing in asks for a code besides, as it did before. */
  readonly mfaRequired: Scalars['Boolean']['output'];
};

/** Puts a setting back to its default. */
export type ResetSettingInput = {
  /** When you saw it changed last: if somebody has changed it since, the answer is Conflict. Absent and null do not ask. */
  readonly expectedUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What it is called. */
  readonly key: Scalars['String']['input'];
};

/** The outcome of `resetSetting`. */
export type ResetSettingResult = Conflict | Forbidden | InvalidInput | NotFound | ResetSettingSuccess;

/** The setting has its default. */
export type ResetSettingSuccess = {
  readonly __typename?: 'ResetSettingSuccess';
  /** The setting as it is now. */
  readonly setting: Setting;
};

/** Brings a deleted conversation back. */
export type RestoreChatSessionInput = {
  /** The conversation. */
  readonly sessionId: Scalars['ID']['input'];
};

/** The outcome of `restoreChatSession`. `Conflict` where it is not deleted. */
export type RestoreChatSessionResult = Conflict | Forbidden | InvalidInput | NotFound | RestoreChatSessionSuccess;

/** The conversation is back, with everything that was said in it. */
export type RestoreChatSessionSuccess = {
  readonly __typename?: 'RestoreChatSessionSuccess';
  /** The conversation. */
  readonly session: ChatSession;
};

/** Brings a deleted group back. */
export type RestoreGroupInput = {
  /** The group. */
  readonly groupId: Scalars['ID']['input'];
  /** Another name for it, where its own is taken meanwhile; null keeps its own. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of `restoreGroup`. A Conflict names `groupId` where it is not deleted, and `name` where its name is taken meanwhile. */
export type RestoreGroupResult = Conflict | Forbidden | InvalidInput | NotFound | RestoreGroupSuccess;

/** The group is back, with its members, what it gives them, and what is shared with it. */
export type RestoreGroupSuccess = {
  readonly __typename?: 'RestoreGroupSuccess';
  /** The group as it is now. */
  readonly group: Group;
};

/** Brings a deleted secret back. */
export type RestoreSecretInput = {
  /** The secret. */
  readonly secretId: Scalars['ID']['input'];
};

/** The outcome of `restoreSecret`. */
export type RestoreSecretResult = Conflict | Forbidden | InvalidInput | NotFound | RestoreSecretSuccess;

/** The secret is back, with its versions and its shares. */
export type RestoreSecretSuccess = {
  readonly __typename?: 'RestoreSecretSuccess';
  /** The secret as it is now. */
  readonly secret: Secret;
};

/** Brings a deleted tool back. */
export type RestoreToolInput = {
  /** The tool. */
  readonly toolId: Scalars['ID']['input'];
};

/** The outcome of `restoreTool`. `Conflict` where it is not deleted, or its name was taken meanwhile. */
export type RestoreToolResult = Conflict | Forbidden | InvalidInput | NotFound | RestoreToolSuccess;

/** The tool is back, the same as it was, with its definition hash. Rules that stood for approvals of it are not. */
export type RestoreToolSuccess = {
  readonly __typename?: 'RestoreToolSuccess';
  /** The tool as it is now. */
  readonly tool: Tool;
};

/** Brings a deleted account back. */
export type RestoreUserInput = {
  /** The user. */
  readonly userId: Scalars['ID']['input'];
  /** Another username for it, where its own is taken meanwhile; null keeps its own. */
  readonly username?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of `restoreUser`. A Conflict names `email` or `username` where that is taken meanwhile. */
export type RestoreUserResult = Conflict | Forbidden | InvalidInput | NotFound | RestoreUserSuccess;

/** The account is back, with its rights and everything that is its own. Its sessions stay ended. */
export type RestoreUserSuccess = {
  readonly __typename?: 'RestoreUserSuccess';
  /** The user as it is now. */
  readonly user: User;
};

/** Restores a deleted workspace. */
export type RestoreWorkspaceInput = {
  /** Another slug, where the old one was taken meanwhile. The old one unless told. */
  readonly slug?: InputMaybe<Scalars['String']['input']>;
  /** The workspace. */
  readonly workspaceId: Scalars['ID']['input'];
};

/** The outcome of `restoreWorkspace`. `Conflict` where it is not deleted, or its slug was taken meanwhile. */
export type RestoreWorkspaceResult = Conflict | Forbidden | InvalidInput | NotFound | RestoreWorkspaceSuccess;

/** The workspace is back, with its members and with everything it owns. */
export type RestoreWorkspaceSuccess = {
  readonly __typename?: 'RestoreWorkspaceSuccess';
  /** The workspace as it is now. */
  readonly workspace: Workspace;
};

/** Retires a key. */
export type RetireKeyInput = {
  /** Which of the provider's keys. */
  readonly keyId: Scalars['String']['input'];
  /** The provider that has the key: `local` or `transit`. */
  readonly provider: Scalars['String']['input'];
};

/** The outcome of `retireKey`. */
export type RetireKeyResult = Conflict | Forbidden | InvalidInput | KeyInUse | NotFound | RetireKeySuccess;

/** The key is retired. Nothing is wrapped by it any more, and the server starts without it. */
export type RetireKeySuccess = {
  readonly __typename?: 'RetireKeySuccess';
  /** The key as it is now. */
  readonly key: KeyUsage;
};

/** Reveals the value of a secret. */
export type RevealSecretInput = {
  /** The secret. */
  readonly secretId: Scalars['ID']['input'];
  /** Which version; unless told, the one that is current when this is asked. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

/** The outcome of `revealSecret`. */
export type RevealSecretResult = Forbidden | InvalidInput | NotFound | RevealSecretSuccess | SecretExpired | SecretInactive | StepUpRequired;

/** The value. The reveal is in the audit log and in the secret's access log already. */
export type RevealSecretSuccess = {
  readonly __typename?: 'RevealSecretSuccess';
  /** The secret. */
  readonly secret: Secret;
  /** The value in clear. */
  readonly value: Scalars['String']['output'];
  /** The number of the version it is. */
  readonly version: Scalars['Int']['output'];
};

/** Makes an API key worthless for ever. */
export type RevokeApiKeyInput = {
  /** The key. */
  readonly apiKeyId: Scalars['ID']['input'];
};

/** The outcome of `revokeApiKey`. */
export type RevokeApiKeyResult = Forbidden | InvalidInput | NotFound | RevokeApiKeySuccess;

/** The key is worth nothing any more. */
export type RevokeApiKeySuccess = {
  readonly __typename?: 'RevokeApiKeySuccess';
  /** The key's description as it is now. */
  readonly apiKey: ApiKey;
};

/** Revokes a rule. */
export type RevokeApprovalRuleInput = {
  /** The rule. */
  readonly ruleId: Scalars['ID']['input'];
};

/** The outcome of `revokeApprovalRule`. */
export type RevokeApprovalRuleResult = Forbidden | InvalidInput | NotFound | RevokeApprovalRuleSuccess;

/** The rule stands for nothing any more. */
export type RevokeApprovalRuleSuccess = {
  readonly __typename?: 'RevokeApprovalRuleSuccess';
  /** The id of the rule. */
  readonly ruleId: Scalars['ID']['output'];
};

/** Withdraws an invitation. */
export type RevokeInvitationInput = {
  /** The invitation. */
  readonly invitationId: Scalars['ID']['input'];
};

/** The outcome of `revokeInvitation`. */
export type RevokeInvitationResult = Conflict | Forbidden | InvalidInput | NotFound | RevokeInvitationSuccess;

/** The invitation was withdrawn; its link is worth nothing. */
export type RevokeInvitationSuccess = {
  readonly __typename?: 'RevokeInvitationSuccess';
  /** The invitation as it is now. */
  readonly invitation: Invitation;
};

/** Takes a permission from a role or a group. */
export type RevokePermissionInput = {
  /** The group. Exactly one of `roleId` and `groupId` is given. */
  readonly groupId?: InputMaybe<Scalars['ID']['input']>;
  /** The code of the permission, for example `audit.read`. */
  readonly permissionCode: Scalars['String']['input'];
  /** The role. Exactly one of `roleId` and `groupId` is given. */
  readonly roleId?: InputMaybe<Scalars['ID']['input']>;
};

/** The outcome of `revokePermission`. */
export type RevokePermissionResult = Conflict | Forbidden | InvalidInput | NotFound | RevokePermissionSuccess;

/** The role or group does not give the permission (any more). */
export type RevokePermissionSuccess = {
  readonly __typename?: 'RevokePermissionSuccess';
  /** The group as it is now; null where it was a role. */
  readonly group: Maybe<Group>;
  /** The role as it is now; null where it was a group. */
  readonly role: Maybe<Role>;
};

/** Takes a one-time link back. */
export type RevokeSecretLinkInput = {
  /** The link. */
  readonly linkId: Scalars['ID']['input'];
};

/** The outcome of `revokeSecretLink`. */
export type RevokeSecretLinkResult = Conflict | Forbidden | InvalidInput | NotFound | RevokeSecretLinkSuccess;

/** The link opens no more. */
export type RevokeSecretLinkSuccess = {
  readonly __typename?: 'RevokeSecretLinkSuccess';
  /** The link as it is now. */
  readonly link: SecretLink;
};

/** Ends one of the user's own sessions. */
export type RevokeSessionInput = {
  /** The session. */
  readonly sessionId: Scalars['ID']['input'];
};

/** The outcome of `revokeSession`. */
export type RevokeSessionResult = Forbidden | InvalidInput | NotFound | RevokeSessionSuccess;

/** The session has ended; its sockets are closed within seconds. */
export type RevokeSessionSuccess = {
  readonly __typename?: 'RevokeSessionSuccess';
  /** The session that ended. */
  readonly session: Session;
};

/** A run that wraps the data keys of all values with the key in force. Values can be read, changed and destroyed meanwhile. */
export type Rewrap = Node & {
  readonly __typename?: 'Rewrap';
  /** When it ended; null while it has not. */
  readonly completedAt: Maybe<Scalars['DateTime']['output']>;
  /** How many it has wrapped. Never goes back. */
  readonly done: Scalars['Int']['output'];
  /** How many did not open. Each is in the audit log, as `CREDENTIAL_REWRAP_FAILED`. */
  readonly failed: Scalars['Int']['output'];
  /** The keys it moves everything away from, as `provider/key id`, for example `local/4f1c…` or `transit/steward:v1`. */
  readonly fromKeys: ReadonlyArray<Scalars['String']['output']>;
  /** The id of the run. */
  readonly id: Scalars['ID']['output'];
  /** What kept it from going on when it was last tried, or why it failed; null where nothing did. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** When it was started. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where it stands. */
  readonly status: RewrapStatus;
  /** The key in force when it was started, named in the same way. */
  readonly toKey: Scalars['String']['output'];
  /** How many versions of secrets it has to wrap; at its end, how many it went through. */
  readonly total: Scalars['Int']['output'];
};

/** A page of runs. */
export type RewrapConnection = {
  readonly __typename?: 'RewrapConnection';
  /** The runs of this page with their cursors. */
  readonly edges: ReadonlyArray<RewrapEdge>;
  /** The runs of this page. */
  readonly nodes: ReadonlyArray<Rewrap>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many runs there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** A run in a page. */
export type RewrapEdge = {
  readonly __typename?: 'RewrapEdge';
  /** The position of this run, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The run. */
  readonly node: Rewrap;
};

/** A run has come further, or to its end. */
export type RewrapProgress = {
  readonly __typename?: 'RewrapProgress';
  /** The run as it is now. */
  readonly rewrap: Rewrap;
};

/** Where a rewrap stands. */
export type RewrapStatus =
  /** Everything is wrapped by the new key. */
  | 'COMPLETED'
  /** It went through everything, and something did not open; that stays as it was. */
  | 'FAILED'
  /** Under way, or waiting to be tried again. */
  | 'RUNNING';

/** How much harm a tool can do. It also says how long an approval is waited for: 24 hours, 4 hours, 1 hour, 15 minutes. */
export type RiskLevel =
  /** It cannot be undone: always approved, by approvers with the permission `approvals.decide-elevated`. */
  | 'CRITICAL'
  /** Much, or to others. */
  | 'HIGH'
  /** None worth mentioning. */
  | 'LOW'
  /** Some, to whoever asked for it. */
  | 'MEDIUM';

/** A named set of permissions. */
export type Role = Node & {
  readonly __typename?: 'Role';
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** What the role is for. */
  readonly description: Scalars['String']['output'];
  /** The id of the role. */
  readonly id: Scalars['ID']['output'];
  /** Whether it is built in: such a role can be neither renamed nor deleted. */
  readonly isSystem: Scalars['Boolean']['output'];
  /** The unique name. */
  readonly name: Scalars['String']['output'];
  /** The permissions it gives. */
  readonly permissions: ReadonlyArray<Permission>;
};

/** Makes the value of an old version current again. */
export type RollbackSecretInput = {
  /** The version you believe is current; another one answers Conflict. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Why, at most 256 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The secret. */
  readonly secretId: Scalars['ID']['input'];
  /** The number of the version whose value is wanted. */
  readonly version: Scalars['Int']['input'];
};

/** The outcome of `rollbackSecret`. */
export type RollbackSecretResult = Conflict | Forbidden | InvalidInput | NotFound | RollbackSecretSuccess;

/** The old value is current, as a new version. */
export type RollbackSecretSuccess = {
  readonly __typename?: 'RollbackSecretSuccess';
  /** The secret as it is now. */
  readonly secret: Secret;
};

/** Gives an API key a new secret. */
export type RotateApiKeyInput = {
  /** The key: neither revoked nor expired. */
  readonly apiKeyId: Scalars['ID']['input'];
};

/** The outcome of `rotateApiKey`. */
export type RotateApiKeyResult = Conflict | Forbidden | InvalidInput | NotFound | RotateApiKeySuccess;

/** The key has a new secret, shown this once. The old one is worth nothing from now on. */
export type RotateApiKeySuccess = {
  readonly __typename?: 'RotateApiKeySuccess';
  /** The key's description as it is now. */
  readonly apiKey: ApiKey;
  /** For the header `Authorization: Bearer …`. */
  readonly key: Scalars['String']['output'];
};

/** Gives a secret a new value. */
export type RotateSecretInput = {
  /** The version you believe is current; another one answers Conflict. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Why, at most 256 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The secret. */
  readonly secretId: Scalars['ID']['input'];
  /** The new value, 1 byte to 64 KiB in UTF-8. */
  readonly value: Scalars['String']['input'];
};

/** The outcome of `rotateSecret`. */
export type RotateSecretResult = Conflict | Forbidden | InvalidInput | NotFound | RotateSecretSuccess;

/** The secret has a new version. */
export type RotateSecretSuccess = {
  readonly __typename?: 'RotateSecretSuccess';
  /** The secret as it is now. */
  readonly secret: Secret;
};

/** A model is at work in the conversation already. */
export type RunUnderWay = Problem & {
  readonly __typename?: 'RunUnderWay';
  /** What is wrong, in words for people. */
  readonly message: Scalars['String']['output'];
  /** The id of the run that is under way. */
  readonly runId: Scalars['ID']['output'];
};

/** What is searched for, and where. */
export type SearchDocumentsInput = {
  /** Where. */
  readonly filter?: InputMaybe<DocumentSearchFilter>;
  /** How many results at most, 1 to 100; 20 unless told. */
  readonly first?: InputMaybe<Scalars['Int']['input']>;
  /** How; `HYBRID` unless told. */
  readonly mode?: InputMaybe<SearchMode>;
  /** Words or a question, 1 to 1,000 characters. Any of its first 32 words may be there; what stands in "quotation marks" must be, as it stands; a word or phrase after a minus sign must not. Words such as `the` do not count, and a query of nothing else finds nothing. */
  readonly query: Scalars['String']['input'];
};

/** What to look for in your messages. */
export type SearchMessagesInput = {
  /** How many at most, 1 to 50; 20 unless told. */
  readonly limit?: InputMaybe<Scalars['Int']['input']>;
  /** Words that a message has, all of them; `"in quotes"` as a phrase, `or` between alternatives, `-` before what it must not have. 1 to 256 characters. */
  readonly query: Scalars['String']['input'];
  /** Only messages in which this one speaks. */
  readonly role?: InputMaybe<ChatRole>;
  /** Only messages of this conversation. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
};

/** How documents are searched. */
export type SearchMode =
  /** Both ways; what both find comes first (reciprocal rank fusion). */
  | 'HYBRID'
  /** By the words of the query, in all their forms: any of them may be there, and rare ones count for more. Those of a document's title and file name are found in its first chunk. */
  | 'LEXICAL'
  /** By the meaning of the query, as an embedding model understands it. */
  | 'SEMANTIC';

/** A secret as it is described. Its value is only ever in the answer to `revealSecret`. */
export type Secret = Node & {
  readonly __typename?: 'Secret';
  /** Who revealed, changed and shared it, newest first. For whoever decides about it; empty for anybody else. */
  readonly accessLog: SecretAccessConnection;
  /** The names of the tools that may use it, each as it was when it was named: one that has changed since may not. */
  readonly allowedTools: ReadonlyArray<Scalars['String']['output']>;
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The version that `revealSecret` answers. */
  readonly currentVersion: SecretVersion;
  /** When it was deleted; null for one that is not. Its owner can restore it for thirty days. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** What it is for. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** When all its values were erased for ever; null while there are any. */
  readonly destroyedAt: Maybe<Scalars['DateTime']['output']>;
  /** A friendlier name. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** From when on it is neither used nor revealed; null means never. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** The id of the secret. */
  readonly id: Scalars['ID']['output'];
  /** Whether it may be used and revealed. */
  readonly isActive: Scalars['Boolean']['output'];
  /** Whether `expiresAt` has passed. */
  readonly isExpired: Scalars['Boolean']['output'];
  /** Whether you may give it a new value. */
  readonly isRotatable: Scalars['Boolean']['output'];
  /** When the value was last revealed. */
  readonly lastAccessedAt: Maybe<Scalars['DateTime']['output']>;
  /** When a tool last used the value. */
  readonly lastUsedAt: Maybe<Scalars['DateTime']['output']>;
  /** The one-time links to it, newest first. For the owner; empty for anybody else. */
  readonly links: SecretLinkConnection;
  /** The last four characters behind dots, for telling secrets apart; dots alone where the value has fewer than twelve. */
  readonly maskedValue: Scalars['String']['output'];
  /** Free structured data. Never put a value here: it is not encrypted. */
  readonly metadata: Scalars['JSONObject']['output'];
  /** The name, unique per owner, workspace, chat session and provider. Names that differ only in case, in Unicode form (NFKC) or in characters that cannot be seen are the same. */
  readonly name: Scalars['String']['output'];
  /** The owner; null where the account is no longer active, and where it belongs to no person. */
  readonly owner: Maybe<User>;
  /** Whose service it opens, for example `openai`. */
  readonly provider: Maybe<Scalars['String']['output']>;
  /** Whether the value is revealed only to somebody who has just called `stepUp`. A server can ask that of every secret besides. */
  readonly requireStepUp: Scalars['Boolean']['output'];
  /** A permission that seeing, using and revealing it asks for besides; null for none. */
  readonly requiredPermission: Maybe<Scalars['String']['output']>;
  /** When it wants a new value. */
  readonly rotation: SecretRotation;
  /** Whose it is, and whom it reaches. */
  readonly scope: SecretScope;
  /** The chat session it is bound to; null where it is bound to none. */
  readonly sessionId: Maybe<Scalars['ID']['output']>;
  /** Who it is shared with: all of them for whoever decides about it, oneself and one's groups for anybody else. */
  readonly shares: ReadonlyArray<SecretShare>;
  /** Free labels. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /** What `allowedTools` allows, in the same order: the definition of each tool that the secret is bound to. */
  readonly toolBindings: ReadonlyArray<SecretToolBinding>;
  /** What the value is. */
  readonly type: SecretType;
  /** When its description or value last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** All versions, newest first. */
  readonly versions: ReadonlyArray<SecretVersion>;
  /** The workspace it belongs to; null where it belongs to none. */
  readonly workspaceId: Maybe<Scalars['ID']['output']>;
};


/** A secret as it is described. Its value is only ever in the answer to `revealSecret`. */
export type SecretAccessLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A secret as it is described. Its value is only ever in the answer to `revealSecret`. */
export type SecretLinksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  state?: InputMaybe<SecretLinkState>;
};

/** That somebody has access to a secret, and why. */
export type SecretAccess = {
  readonly __typename?: 'SecretAccess';
  /** What they may do. MANAGE for those who decide about it, who may share and delete as well. */
  readonly access: ShareAccess;
  /** Until when; null means until it is taken back. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** Who; null where the account is no longer active. */
  readonly principal: Maybe<Grantee>;
  /** Why they may. */
  readonly reason: SecretAccessReason;
  /** The group by which they have it; null where they have it themselves. */
  readonly through: Maybe<Group>;
};

/** A page of a secret's access log. */
export type SecretAccessConnection = {
  readonly __typename?: 'SecretAccessConnection';
  /** The entries of this page with their cursors. */
  readonly edges: ReadonlyArray<SecretAccessEdge>;
  /** The entries of this page. */
  readonly nodes: ReadonlyArray<SecretAccessLogEntry>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many entries there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** An entry in a page of a secret's access log. */
export type SecretAccessEdge = {
  readonly __typename?: 'SecretAccessEdge';
  /** The position of this entry, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: SecretAccessLogEntry;
};

/** One entry of a secret's access log. It outlives the secret. */
export type SecretAccessLogEntry = {
  readonly __typename?: 'SecretAccessLogEntry';
  /** What was done. */
  readonly accessType: SecretAccessType;
  /** When. */
  readonly accessedAt: Scalars['DateTime']['output'];
  /** The API key by which it was done; null for a person who signed in. */
  readonly apiKeyId: Maybe<Scalars['ID']['output']>;
  /** From which address. */
  readonly ip: Maybe<Scalars['String']['output']>;
  /** Why it was done, or why it failed. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** Whether it succeeded. */
  readonly success: Scalars['Boolean']['output'];
  /** The execution of that tool; null where there is none. */
  readonly toolExecutionId: Maybe<Scalars['ID']['output']>;
  /** The name of the tool that used it; null where none did. */
  readonly toolName: Maybe<Scalars['String']['output']>;
  /** Who did it; null where the account is no longer active. */
  readonly user: Maybe<User>;
  /** With which program. */
  readonly userAgent: Maybe<Scalars['String']['output']>;
};

/** Why somebody has access to a secret. */
export type SecretAccessReason =
  /** It is shared with this group, or with the group that they are in: see `through`. */
  | 'GROUP_SHARE'
  /** Owns it. */
  | 'OWNER'
  /** It is shared with them. */
  | 'SHARE'
  /** Holds `secrets.system`. Nobody reveals such a secret. */
  | 'SYSTEM_MANAGER'
  /** Administers the workspace it belongs to. */
  | 'WORKSPACE_ADMIN'
  /** Owns the workspace it belongs to. */
  | 'WORKSPACE_OWNER';

/** What was done with a secret. */
export type SecretAccessType =
  /** The secret was deleted. */
  | 'DELETE'
  /** The value was revealed, or somebody tried to. */
  | 'READ'
  /** The secret was shared, or a share was taken back. */
  | 'SHARE'
  /** A tool used the value. */
  | 'USE'
  /** The secret was made, changed or rotated. */
  | 'WRITE';

/** A secret was switched on. For the owner and everybody it is shared with. */
export type SecretActivated = {
  readonly __typename?: 'SecretActivated';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** A page of secrets. */
export type SecretConnection = {
  readonly __typename?: 'SecretConnection';
  /** The secrets of this page with their cursors. */
  readonly edges: ReadonlyArray<SecretEdge>;
  /** The secrets of this page. */
  readonly nodes: ReadonlyArray<Secret>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many secrets there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** You made a secret, or it was made where you decide about secrets. */
export type SecretCreated = {
  readonly __typename?: 'SecretCreated';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** A secret was switched off. For the owner and everybody it is shared with. */
export type SecretDeactivated = {
  readonly __typename?: 'SecretDeactivated';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** A secret was deleted. For the owner and everybody it was shared with. */
export type SecretDeleted = {
  readonly __typename?: 'SecretDeleted';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** All values of a secret were erased for ever. For the owner and everybody it was shared with. */
export type SecretDestroyed = {
  readonly __typename?: 'SecretDestroyed';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** A secret in a page. */
export type SecretEdge = {
  readonly __typename?: 'SecretEdge';
  /** The position of this secret, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The secret. */
  readonly node: Secret;
};

/** Something happened to a secret of yours or one shared with you. */
export type SecretEvent = SecretActivated | SecretCreated | SecretDeactivated | SecretDeleted | SecretDestroyed | SecretExpiring | SecretExpiryReached | SecretGroupAccessGained | SecretGroupAccessRestored | SecretLinkCreated | SecretLinkExpired | SecretLinkOpened | SecretLinkReopened | SecretLinkRevoked | SecretPromoted | SecretRestored | SecretRevealed | SecretRotated | SecretRotationDue | SecretShared | SecretUnshared | SecretUpdated;

/** The secret has expired, and is not used or revealed until it is given a new expiry. */
export type SecretExpired = Problem & {
  readonly __typename?: 'SecretExpired';
  /** What to do. */
  readonly message: Scalars['String']['output'];
};

/** A secret expires within seven days. For whoever decides about it, once for each end it is given. */
export type SecretExpiring = {
  readonly __typename?: 'SecretExpiring';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** When it expires. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** A secret has expired, and is not used or revealed until it is given another end. For whoever decides about it, once for each end. */
export type SecretExpiryReached = {
  readonly __typename?: 'SecretExpiryReached';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** When it expired. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** Narrows a list of secrets. Conditions are combined with AND; absent and null ones do not narrow. */
export type SecretFilter = {
  /** Carries every one of these tags. */
  readonly allTags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Carries at least one of these tags. */
  readonly anyTag?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Expires before this instant. */
  readonly expiringBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Active, or not. */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Wants a new value by its schedule, or does not. */
  readonly needsRotation?: InputMaybe<Scalars['Boolean']['input']>;
  /** Yours, or somebody else's. */
  readonly ownership?: InputMaybe<SecretOwnership>;
  /** For this provider, exactly. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
  /** In this scope. */
  readonly scope?: InputMaybe<SecretScope>;
  /** Name or display name contains this text; case does not matter. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Bound to this chat session. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** Carries this tag. */
  readonly tag?: InputMaybe<Scalars['String']['input']>;
  /** Of this type. */
  readonly type?: InputMaybe<SecretType>;
  /** Of one of these types. */
  readonly types?: InputMaybe<ReadonlyArray<SecretType>>;
  /** Of this workspace. */
  readonly workspaceId?: InputMaybe<Scalars['ID']['input']>;
};

/** Somebody joined a group that a secret is shared with, and so has access to it. For whoever decides about the secret. */
export type SecretGroupAccessGained = {
  readonly __typename?: 'SecretGroupAccessGained';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the group. */
  readonly groupId: Scalars['ID']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
  /** The id of the user who joined it. */
  readonly userId: Scalars['ID']['output'];
};

/** A deleted group that a secret is shared with was brought back, and its members have access to it again. For whoever decides about the secret. */
export type SecretGroupAccessRestored = {
  readonly __typename?: 'SecretGroupAccessRestored';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the group. */
  readonly groupId: Scalars['ID']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** An entry of a file, without its value. */
export type SecretImportEntry = {
  readonly __typename?: 'SecretImportEntry';
  /** What becomes of it. */
  readonly action: ImportAction;
  /** The line it begins on, counted from 1. */
  readonly line: Scalars['Int']['output'];
  /** Why; null where there is nothing to say. */
  readonly message: Maybe<Scalars['String']['output']>;
  /** Its name; null where none can be read. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The id of the secret that has the name, or that was made. */
  readonly secretId: Maybe<Scalars['ID']['output']>;
};

/** At least one entry is in conflict or not valid, and so nothing was imported. */
export type SecretImportRefused = Problem & {
  readonly __typename?: 'SecretImportRefused';
  /** Every entry, in the order of the file. */
  readonly entries: ReadonlyArray<SecretImportEntry>;
  /** What to do. */
  readonly message: Scalars['String']['output'];
};

/** The secret is switched off, or its chat session is closed, and it is not used or revealed meanwhile. */
export type SecretInactive = Problem & {
  readonly __typename?: 'SecretInactive';
  /** What to do. */
  readonly message: Scalars['String']['output'];
};

/** A link that reveals the value of a secret once. Only the hash of its token is kept. */
export type SecretLink = Node & {
  readonly __typename?: 'SecretLink';
  /** What the one who opens it reads with the value. */
  readonly comment: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who made it; null where the account is no longer active. It opens only while this person may reveal and share the secret. */
  readonly createdBy: Maybe<User>;
  /** Until when it can be opened. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The id of the link. */
  readonly id: Scalars['ID']['output'];
  /** When it was opened. */
  readonly openedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who opened it; null also where the account is no longer active. */
  readonly openedBy: Maybe<User>;
  /** When somebody last did. */
  readonly reopenedAt: Maybe<Scalars['DateTime']['output']>;
  /** How often somebody tried it after that. */
  readonly reopenings: Scalars['Int']['output'];
  /** When it was taken back. */
  readonly revokedAt: Maybe<Scalars['DateTime']['output']>;
  /** The id of the secret whose value it reveals. */
  readonly secretId: Scalars['ID']['output'];
  /** Whether it can still be opened, and if not, why. */
  readonly state: SecretLinkState;
  /** Who alone may open it; null for whoever is signed in and has it, or where the account is no longer active. */
  readonly user: Maybe<User>;
};

/** The link was not opened, and cannot be any more: it was taken back, its time has passed, or the secret is gone. */
export type SecretLinkClosed = Problem & {
  readonly __typename?: 'SecretLinkClosed';
  /** Which of these, and what to do. */
  readonly message: Scalars['String']['output'];
};

/** A page of one-time links. */
export type SecretLinkConnection = {
  readonly __typename?: 'SecretLinkConnection';
  /** The links of this page with their cursors. */
  readonly edges: ReadonlyArray<SecretLinkEdge>;
  /** The links of this page. */
  readonly nodes: ReadonlyArray<SecretLink>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many links there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** You made a one-time link to a secret. */
export type SecretLinkCreated = {
  readonly __typename?: 'SecretLinkCreated';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the link. */
  readonly linkId: Scalars['ID']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** A one-time link in a page. */
export type SecretLinkEdge = {
  readonly __typename?: 'SecretLinkEdge';
  /** The position of this link, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The link. */
  readonly node: SecretLink;
};

/** The time of a one-time link passed before anybody opened it. For the owner. */
export type SecretLinkExpired = {
  readonly __typename?: 'SecretLinkExpired';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the link. */
  readonly linkId: Scalars['ID']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** Somebody opened a one-time link, and has the value now. For the owner. */
export type SecretLinkOpened = {
  readonly __typename?: 'SecretLinkOpened';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the link. */
  readonly linkId: Scalars['ID']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
  /** The id of the user who saw the value. */
  readonly userId: Scalars['ID']['output'];
};

/** Somebody tried a one-time link that had been opened before: it may have come into other hands. For the owner, ten times for one link. */
export type SecretLinkReopened = {
  readonly __typename?: 'SecretLinkReopened';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the link. */
  readonly linkId: Scalars['ID']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
  /** The id of the user who tried. */
  readonly userId: Scalars['ID']['output'];
};

/** A one-time link was taken back. For the owner. */
export type SecretLinkRevoked = {
  readonly __typename?: 'SecretLinkRevoked';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the link. */
  readonly linkId: Scalars['ID']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** The link was opened before, by whomever. Its owner has been told of this attempt. */
export type SecretLinkSpent = Problem & {
  readonly __typename?: 'SecretLinkSpent';
  /** What happened. */
  readonly message: Scalars['String']['output'];
};

/** What has become of a one-time link. */
export type SecretLinkState =
  /** Its time passed before anybody opened it. */
  | 'EXPIRED'
  /** It can be opened. */
  | 'OPEN'
  /** It was opened, and opens no more. */
  | 'OPENED'
  /** It was taken back. */
  | 'REVOKED';

/** The secret is bound to a chat session: `promoteSecret` first, then it can be shared. */
export type SecretNotShareable = Problem & {
  readonly __typename?: 'SecretNotShareable';
  /** What to do. */
  readonly message: Scalars['String']['output'];
};

/** Whose secrets. */
export type SecretOwnership =
  /** You own them yourself. */
  | 'MINE'
  /** Another person owns them, a workspace, or the house. */
  | 'OTHERS';

/** A secret is bound to its chat session no longer. For the owner. */
export type SecretPromoted = {
  readonly __typename?: 'SecretPromoted';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** A deleted secret is back. For the owner and everybody it is shared with. */
export type SecretRestored = {
  readonly __typename?: 'SecretRestored';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** The value of a secret was revealed. For the owner. */
export type SecretRevealed = {
  readonly __typename?: 'SecretRevealed';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
  /** The id of the user who saw the value. */
  readonly userId: Scalars['ID']['output'];
  /** The number of the version that was revealed. */
  readonly version: Scalars['Int']['output'];
};

/** A secret has a new value. For the owner and everybody it is shared with. */
export type SecretRotated = {
  readonly __typename?: 'SecretRotated';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The version whose value it has again; null for a new value. */
  readonly rolledBackTo: Maybe<Scalars['Int']['output']>;
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
  /** The number of the new version. */
  readonly version: Scalars['Int']['output'];
};

/** When a secret wants a new value. */
export type SecretRotation = {
  readonly __typename?: 'SecretRotation';
  /** After how many days of 24 hours it wants a new value; null where that was never said. */
  readonly days: Maybe<Scalars['Int']['output']>;
  /** Whether there is a schedule. */
  readonly enabled: Scalars['Boolean']['output'];
  /** When it was last given a new value; null where it still has its first one. A rollback does not count. */
  readonly lastRotatedAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether that instant has passed. */
  readonly needsRotation: Scalars['Boolean']['output'];
  /** When it wants the next new value; null without a schedule. */
  readonly nextRotationAt: Maybe<Scalars['DateTime']['output']>;
};

/** A secret wants a new value by its schedule. For the owner, once for each due date. */
export type SecretRotationDue = {
  readonly __typename?: 'SecretRotationDue';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Since when. */
  readonly dueAt: Scalars['DateTime']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** Who a secret belongs to and reaches. */
export type SecretScope =
  /** Its owner alone; agents that act for the owner only within the chat session it is bound to, while that is active. */
  | 'SESSION'
  /** Its owner, and at least one user or group that it is shared with. */
  | 'SHARED'
  /** Nobody: tools use it, and holders of `secrets.system` manage it. It is never revealed. */
  | 'SYSTEM'
  /** Its owner alone. */
  | 'USER'
  /** The owners and admins of a workspace, and whom they share it with among its members. */
  | 'WORKSPACE';

/** One grant of one secret to one grantee. */
export type SecretShare = {
  readonly __typename?: 'SecretShare';
  /** What the grantee may do. */
  readonly access: ShareAccess;
  /** When it was first shared. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Until when; null means until it is taken back. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** Who shared it; null where the account is no longer active. */
  readonly grantedBy: Maybe<User>;
  /** Who it is shared with; null where the account is no longer active, or the group deleted. */
  readonly grantee: Maybe<Grantee>;
  /** The id of the user or group it is shared with, also where `grantee` is null: both can be brought back, and `unshareSecret` takes the share back before. */
  readonly granteeId: Scalars['ID']['output'];
};

/** A secret was shared with somebody, or the terms of a share changed. For the owner and whom it is shared with. */
export type SecretShared = {
  readonly __typename?: 'SecretShared';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the user or of the group it was shared with. */
  readonly granteeId: Scalars['ID']['output'];
  /** The id of the group it was shared with; null where it was a user. */
  readonly groupId: Maybe<Scalars['ID']['output']>;
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** A tool that may use a secret, as it was when it was allowed to. */
export type SecretToolBinding = {
  readonly __typename?: 'SecretToolBinding';
  /** The definition hash that the tool had then; null where there was no tool of this name, so that none may use the secret by it. */
  readonly definitionHash: Maybe<Scalars['String']['output']>;
  /** Whether the tool that you see by this name is still that one. Where it is not, it may not use the secret until its owner takes the name out of `allowedTools` and puts it back. */
  readonly isCurrent: Scalars['Boolean']['output'];
  /** The name by which it was allowed. */
  readonly toolName: Scalars['String']['output'];
};

/** What the value of a secret is. */
export type SecretType =
  /** Any other bearer token. */
  | 'ACCESS_TOKEN'
  /** A key for a programming interface. */
  | 'API_KEY'
  /** A certificate, with or without its key. */
  | 'CERTIFICATE'
  /** A connection string with its credentials. */
  | 'CONNECTION_STRING'
  /** Anything else. */
  | 'CUSTOM'
  /** A token from an OAuth flow. */
  | 'OAUTH_TOKEN'
  /** A password. */
  | 'PASSWORD'
  /** A shared or signing secret. */
  | 'SECRET'
  /** An SSH private key. */
  | 'SSH_KEY';

/** A share was taken back or expired. For the owner and whom it was shared with. */
export type SecretUnshared = {
  readonly __typename?: 'SecretUnshared';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the user or of the group it was shared with. */
  readonly granteeId: Scalars['ID']['output'];
  /** The id of the group it was shared with; null where it was a user. */
  readonly groupId: Maybe<Scalars['ID']['output']>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** The description or the schedule of a secret was changed. For the owner and everybody it is shared with. */
export type SecretUpdated = {
  readonly __typename?: 'SecretUpdated';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The secret as you see it now. */
  readonly secret: Maybe<Secret>;
  /** The id of the secret. */
  readonly secretId: Scalars['ID']['output'];
};

/** A value a secret has or had. Versions are never changed. */
export type SecretVersion = {
  readonly __typename?: 'SecretVersion';
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who made it; null where the account is no longer active. */
  readonly createdBy: Maybe<User>;
  /** Counted from 1. */
  readonly number: Scalars['Int']['output'];
  /** Why it was made. */
  readonly reason: Maybe<Scalars['String']['output']>;
};

/** Chooses the branch that is shown and continued. */
export type SelectBranchInput = {
  /** A message of the branch. It is followed to the newest message that comes after it. */
  readonly messageId: Scalars['ID']['input'];
};

/** The outcome of `selectBranch`. */
export type SelectBranchResult = Forbidden | InvalidInput | NotFound | SelectBranchSuccess;

/** The branch is the active one. */
export type SelectBranchSuccess = {
  readonly __typename?: 'SelectBranchSuccess';
  /** The conversation. */
  readonly session: ChatSession;
};

/** Says something to the model of a conversation. */
export type SendMessageInput = {
  /** What is said, at most 256 KiB of UTF-8. */
  readonly content: Scalars['String']['input'];
  /** A name for this message, 1 to 128 characters, unique in the conversation: sent again with the same input it answers the same message and run. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The message of the same conversation it goes on from; the active leaf where absent or null. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** The conversation. */
  readonly sessionId: Scalars['ID']['input'];
};

/** The outcome of `sendMessage`. `Conflict` where the conversation is closed or full, and where the idempotency key stands for other input. Nothing is stored but in success. */
export type SendMessageResult = Conflict | Forbidden | InvalidInput | ModelNotConfigured | NotFound | RunUnderWay | SendMessageSuccess;

/** The message is in the conversation, and the model answers it. */
export type SendMessageSuccess = {
  readonly __typename?: 'SendMessageSuccess';
  /** The message. Beside `... on Problem { message }`, whose `message` is text, GraphQL wants one of the two under an alias. */
  readonly message: ChatMessage;
  /** The work of the model on the answer, which `chatEvents` tells about. */
  readonly run: ChatRun;
};

/** An account that agents use. It has no password and no e-mail address and signs in with API keys only; its rights are those of whoever stands behind it. */
export type ServiceAccount = Node & {
  readonly __typename?: 'ServiceAccount';
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The id of the service account. */
  readonly id: Scalars['ID']['output'];
  /** What people call it: the display name of its user. */
  readonly name: Scalars['String']['output'];
  /** The person it belongs to; null for a workspace's. */
  readonly owner: Maybe<User>;
  /** The user it is, whom secrets are shared with. Null where that was disabled. */
  readonly user: Maybe<User>;
  /** The workspace it belongs to; null for a person's. Its rights are those of the role `member`, without making workspaces and keys, and it sees what is shared with it. */
  readonly workspaceId: Maybe<Scalars['ID']['output']>;
};

/** A page of service accounts. */
export type ServiceAccountConnection = {
  readonly __typename?: 'ServiceAccountConnection';
  /** The service accounts of this page with their cursors. */
  readonly edges: ReadonlyArray<ServiceAccountEdge>;
  /** The service accounts of this page. */
  readonly nodes: ReadonlyArray<ServiceAccount>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many service accounts there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** A service account in a page. */
export type ServiceAccountEdge = {
  readonly __typename?: 'ServiceAccountEdge';
  /** The position of this service account, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The service account. */
  readonly node: ServiceAccount;
};

/** Which service accounts are wanted. Conditions that are absent or null do not narrow. */
export type ServiceAccountFilter = {
  /** Only service accounts whose name contains this text. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Only service accounts of this workspace. */
  readonly workspaceId?: InputMaybe<Scalars['ID']['input']>;
};

/** One sign-in on one device. */
export type Session = Node & {
  readonly __typename?: 'Session';
  /** When it was started. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it ends unless it is refreshed. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The id of the session. */
  readonly id: Scalars['ID']['output'];
  /** The address it was started from. */
  readonly ip: Maybe<Scalars['String']['output']>;
  /** Whether it can be used: neither ended nor expired. */
  readonly isActive: Scalars['Boolean']['output'];
  /** Whether it is the session of this very request. */
  readonly isCurrent: Scalars['Boolean']['output'];
  /** Whether its time has run out. */
  readonly isExpired: Scalars['Boolean']['output'];
  /** When it was last used, to the minute. */
  readonly lastActivityAt: Scalars['DateTime']['output'];
  /** The browser or program it was started with. */
  readonly userAgent: Maybe<Scalars['String']['output']>;
};

/** Chooses the model that search uses. */
export type SetDefaultEmbeddingModelInput = {
  /** The id of the model. */
  readonly modelId: Scalars['ID']['input'];
};

/** The outcome of `setDefaultEmbeddingModel`. */
export type SetDefaultEmbeddingModelResult = Conflict | Forbidden | InvalidInput | NotFound | SetDefaultEmbeddingModelSuccess;

/** The model is the default, or is to become it: see `isDefault` and `isWanted`. */
export type SetDefaultEmbeddingModelSuccess = {
  readonly __typename?: 'SetDefaultEmbeddingModelSuccess';
  /** The model as it is now. */
  readonly embeddingModel: EmbeddingModel;
};

/** Switches a secret off or on. */
export type SetSecretActiveInput = {
  /** Whether it may be used and revealed. */
  readonly isActive: Scalars['Boolean']['input'];
  /** The secret. */
  readonly secretId: Scalars['ID']['input'];
};

/** The outcome of `setSecretActive`. */
export type SetSecretActiveResult = Forbidden | InvalidInput | NotFound | SetSecretActiveSuccess;

/** The secret is switched as was asked. */
export type SetSecretActiveSuccess = {
  readonly __typename?: 'SetSecretActiveSuccess';
  /** The secret as it is now. */
  readonly secret: Secret;
};

/** Says when a secret wants a new value. */
export type SetSecretRotationInput = {
  /** After how many days, 1 to 3650; those of before where absent. */
  readonly days?: InputMaybe<Scalars['Int']['input']>;
  /** Whether there is a schedule. */
  readonly enabled: Scalars['Boolean']['input'];
  /** The secret. */
  readonly secretId: Scalars['ID']['input'];
};

/** The outcome of `setSecretRotation`. */
export type SetSecretRotationResult = Forbidden | InvalidInput | NotFound | SetSecretRotationSuccess;

/** The schedule is as was asked. */
export type SetSecretRotationSuccess = {
  readonly __typename?: 'SetSecretRotationSuccess';
  /** The secret as it is now. */
  readonly secret: Secret;
};

/** Takes a tool out of use, or puts it back. */
export type SetToolActiveInput = {
  /** Whether it can be executed. */
  readonly isActive: Scalars['Boolean']['input'];
  /** The tool. */
  readonly toolId: Scalars['ID']['input'];
};

/** The outcome of `setToolActive`. */
export type SetToolActiveResult = Forbidden | InvalidInput | NotFound | SetToolActiveSuccess;

/** The tool is in use, or out of it, as was asked. */
export type SetToolActiveSuccess = {
  readonly __typename?: 'SetToolActiveSuccess';
  /** The tool as it is now. */
  readonly tool: Tool;
};

/** Enables or disables an account. */
export type SetUserActiveInput = {
  /** False ends every session of the user at once and refuses new ones. */
  readonly isActive: Scalars['Boolean']['input'];
  /** The user. */
  readonly userId: Scalars['ID']['input'];
};

/** The outcome of `setUserActive`. */
export type SetUserActiveResult = Conflict | Forbidden | InvalidInput | NotFound | SetUserActiveSuccess;

/** The account was enabled or disabled. */
export type SetUserActiveSuccess = {
  readonly __typename?: 'SetUserActiveSuccess';
  /** The user as it is now. */
  readonly user: User;
};

/** Chooses whose model works for a user: it is sent what their documents and chats say. */
export type SetUserAiInput = {
  /** The name of the model, as the provider knows it; 1 to 200 characters without spaces. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** The provider: `openai-compatible` or `ollama`. Null together with `model` goes back to the server's default. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
  /** The user. */
  readonly userId: Scalars['ID']['input'];
};

/** The outcome of `setUserAi`. */
export type SetUserAiResult = Forbidden | InvalidInput | NotFound | SetUserAiSuccess;

/** The choice is as was asked. The user is told. */
export type SetUserAiSuccess = {
  readonly __typename?: 'SetUserAiSuccess';
  /** The user as it is now. */
  readonly user: User;
};

/** Says how much somebody may store. */
export type SetUserQuotaInput = {
  /** How many bytes, from 0; what is stored already stays. */
  readonly limitBytes: Scalars['BigInt']['input'];
  /** Whose quota. */
  readonly userId: Scalars['ID']['input'];
};

/** The outcome of `setUserQuota`. */
export type SetUserQuotaResult = Forbidden | InvalidInput | NotFound | SetUserQuotaSuccess;

/** The limit is as was asked. */
export type SetUserQuotaSuccess = {
  readonly __typename?: 'SetUserQuotaSuccess';
  /** What that user stores and may store. */
  readonly quota: Quota;
};

/** Something about this house that administrators may change while it is open. A change counts at once, on every server. */
export type Setting = {
  readonly __typename?: 'Setting';
  /** What is in force where nobody says otherwise. */
  readonly default: Scalars['JSON']['output'];
  /** What it decides, for a person to read. */
  readonly description: Scalars['String']['output'];
  /** Whether nothing but the default is kept. False also for a value that was given and equals the default. */
  readonly isDefault: Scalars['Boolean']['output'];
  /** What it is called, for example `registration`. */
  readonly key: Scalars['String']['output'];
  /** Which values it may have, as a JSON Schema. */
  readonly schema: Scalars['JSONObject']['output'];
  /** When it was last changed; null where it never was. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who changed it last; null where nobody did, or the account is no longer active. */
  readonly updatedBy: Maybe<User>;
  /** What is in force. */
  readonly value: Scalars['JSON']['output'];
};

/** What somebody a secret is shared with may do. */
export type ShareAccess =
  /** Change the description and rotate the value as well. Never share or delete. */
  | 'MANAGE'
  /** See the value as well. */
  | 'REVEAL'
  /** Let tools use the value without ever seeing it. */
  | 'USE';

/** Shares a secret with a user or a group. */
export type ShareSecretInput = {
  /** What they may do with it; `USE` unless told. A group gets no more than `USE` of a person's secret. */
  readonly access?: InputMaybe<ShareAccess>;
  /** Until when. Must lie in the future. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The group to share it with, or else `userId`. Whoever is in it has access while being in it. */
  readonly groupId?: InputMaybe<Scalars['ID']['input']>;
  /** The secret. */
  readonly secretId: Scalars['ID']['input'];
  /** The user to share it with, or else `groupId`. `findUser` finds one by e-mail. A workspace's secret: one of its members. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** The outcome of `shareSecret`. */
export type ShareSecretResult = Forbidden | InvalidInput | NotFound | SecretNotShareable | ShareSecretSuccess;

/** The secret is shared. */
export type ShareSecretSuccess = {
  readonly __typename?: 'ShareSecretSuccess';
  /** The secret with its shares. */
  readonly secret: Secret;
};

/** A tool that a server lists and that cannot be one here. */
export type SkippedMcpTool = {
  readonly __typename?: 'SkippedMcpTool';
  /** What the server calls it. */
  readonly name: Scalars['String']['output'];
  /** Why. */
  readonly reason: Scalars['String']['output'];
};

/** Starts wrapping everything with the key in force. */
export type StartRewrapInput = {
  /** The provider you expect to wrap from now on, `local` or `transit`; another one in force answers Conflict. */
  readonly expectedProvider?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of `startRewrap`. */
export type StartRewrapResult = Conflict | Forbidden | InvalidInput | NotFound | StartRewrapSuccess;

/** A run is under way: the one asked for, or the one that was. */
export type StartRewrapSuccess = {
  readonly __typename?: 'StartRewrapSuccess';
  /** The run. */
  readonly rewrap: Rewrap;
};

/** Proves again who you are: with a code where the account has an authenticator app, with the password where it has none. */
export type StepUpInput = {
  /** The six digits that the app shows now, or a backup code. */
  readonly code?: InputMaybe<Scalars['String']['input']>;
  /** The password, for accounts without an authenticator app. */
  readonly password?: InputMaybe<Scalars['String']['input']>;
};

/** You are signed in, but this needs a proof made within the last five minutes: call `stepUp` and try again. */
export type StepUpRequired = Problem & {
  readonly __typename?: 'StepUpRequired';
  /** What to do now. */
  readonly message: Scalars['String']['output'];
};

/** The outcome of `stepUp`. */
export type StepUpResult = Forbidden | InvalidCredentials | InvalidInput | NotFound | RateLimited | StepUpSuccess;

/** This session may do what needs a fresh proof. */
export type StepUpSuccess = {
  readonly __typename?: 'StepUpSuccess';
  /** Until when: five minutes. */
  readonly freshUntil: Scalars['DateTime']['output'];
};

/** The object store does not answer. Nothing was changed; try again later. */
export type StorageUnavailable = Problem & {
  readonly __typename?: 'StorageUnavailable';
  /** What to do. */
  readonly message: Scalars['String']['output'];
};

/** Everything that can be listened to. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** What happens to approvals that you asked for, or could decide, as it happens. */
  readonly approvalEvents: ApprovalEvent;
  /** What happens in a conversation of yours, in the order of its numbers: none is left out and none comes twice, on whichever server, and over any number of reconnections. For a conversation that does not exist, is deleted, or is somebody else's, an error. */
  readonly chatEvents: ChatEvent;
  /** What happens to your documents, as it happens. */
  readonly documentEvents: DocumentEvent;
  /** What you are told, as it happens. For people: an API key is refused. */
  readonly notificationReceived: Notification;
  /** How a run gets on: where it stands now, then each step, at most four a second, and its end. Needs `secrets.system`. */
  readonly rewrapProgress: RewrapProgress;
  /** What happens to your secrets, to those shared with you, and to those you decide about, as it happens. Needs `secrets.read`, or for the secrets in scope SYSTEM `secrets.system`. */
  readonly secretEvents: SecretEvent;
  /** What happens to your executions, as it happens. */
  readonly toolExecutionEvents: ToolExecutionEvent;
  /** What happens to the workspaces you belong to, as it happens. */
  readonly workspaceEvents: WorkspaceEvent;
};


/** Everything that can be listened to. */
export type SubscriptionChatEventsArgs = {
  after?: InputMaybe<Scalars['Int']['input']>;
  sessionId: Scalars['ID']['input'];
};


/** Everything that can be listened to. */
export type SubscriptionDocumentEventsArgs = {
  documentId?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be listened to. */
export type SubscriptionRewrapProgressArgs = {
  rewrapId: Scalars['ID']['input'];
};


/** Everything that can be listened to. */
export type SubscriptionToolExecutionEventsArgs = {
  executionId?: InputMaybe<Scalars['ID']['input']>;
  sessionId?: InputMaybe<Scalars['ID']['input']>;
};

/** Gives a document a topic. */
export type TagDocumentInput = {
  /** The document, one of yours. */
  readonly documentId: Scalars['ID']['input'];
  /** A topic that you see. */
  readonly topicId: Scalars['ID']['input'];
};

/** The outcome of `tagDocument`. A Conflict says that the document carries as many topics as it may. */
export type TagDocumentResult = Conflict | Forbidden | InvalidInput | NotFound | TagDocumentSuccess;

/** The document carries the topic. */
export type TagDocumentSuccess = {
  readonly __typename?: 'TagDocumentSuccess';
  /** The document. */
  readonly document: Document;
};

/** Something that can be asked to be done: what it takes, what it may do, and who has to agree. It opens no way to anybody's data by being there. */
export type Tool = Node & {
  readonly __typename?: 'Tool';
  /** The hosts it may call. */
  readonly allowedHosts: ReadonlyArray<Scalars['String']['output']>;
  /** Whether its results have text that others wrote, such as documents or answers from the web: what a model does after reading it is not its user's wish alone. What a client completes an execution with counts as that as soon as a model is told it, whatever this says of the tool. */
  readonly bringsContent: Scalars['Boolean']['output'];
  /** Whom a remembered result serves. */
  readonly cacheScope: ToolCacheScope;
  /** For how many seconds its results are remembered; null where they are not. Only this server remembers, and so never those of the kind CLIENT, nor those to arguments with secrets. */
  readonly cacheTtlSeconds: Maybe<Scalars['Int']['output']>;
  /** What it is for. */
  readonly category: ToolCategory;
  /** For how many seconds an execution waits to be claimed, since it was queued, or since a claim found the tool busy; then it fails with TIMEOUT. Null of other kinds than CLIENT. */
  readonly claimTimeoutSeconds: Maybe<Scalars['Int']['output']>;
  /** When it was registered. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who decides where somebody has to agree. */
  readonly decidedBy: ToolDecider;
  /** SHA-256 over the canonical JSON (RFC 8785) of what it is, does, and asks for: what trusts a tool trusts this. */
  readonly definitionHash: Scalars['String']['output'];
  /** When it was deleted; null unless it is. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** What it does, for models and for whoever decides. */
  readonly description: Scalars['String']['output'];
  /** A friendlier name. */
  readonly displayName: Scalars['String']['output'];
  /** The request it makes; null of other kinds than HTTP. Its result is an object of `status`, `contentType` and `body`, which is what JSON said, or the text. */
  readonly http: Maybe<HttpToolRequest>;
  /** The id of the tool. */
  readonly id: Scalars['ID']['output'];
  /** Whether it can be executed. */
  readonly isActive: Scalars['Boolean']['output'];
  /** Whether running it twice is the same as once: only then it runs again after its worker was lost. */
  readonly isIdempotent: Scalars['Boolean']['output'];
  /** Whether it changes nothing. */
  readonly isReadOnly: Scalars['Boolean']['output'];
  /** Whether it came with this server. */
  readonly isSystem: Scalars['Boolean']['output'];
  /** What runs it. */
  readonly kind: ToolKind;
  /** How many of its executions run at a time, everywhere; null for as many as there are, 0 while it is paused. */
  readonly maxConcurrentExecutions: Maybe<Scalars['Int']['output']>;
  /** Its name, by which it is asked for; unique in whatever case. */
  readonly name: Scalars['String']['output'];
  /** JSON Schema (2020-12) of its arguments. */
  readonly parameters: Scalars['JSONObject']['output'];
  /** How many different people have to agree. */
  readonly requiredCount: Scalars['Int']['output'];
  /** A permission that seeing and executing it asks for besides; null for none. */
  readonly requiredPermission: Maybe<Scalars['String']['output']>;
  /** Whether somebody has to agree before it runs. */
  readonly requiresApproval: Scalars['Boolean']['output'];
  /** Whether those who agree need the permission `approvals.decide-elevated`. */
  readonly requiresElevatedApproval: Scalars['Boolean']['output'];
  /** How much harm it can do. */
  readonly riskLevel: RiskLevel;
  /** Whether `{{secret:<id>}}` in its arguments stands for the value of a secret, whose `toolBindings` say which tools may use it: so with the kinds HTTP and MCP, and refused with others. */
  readonly takesSecrets: Scalars['Boolean']['output'];
  /** After how many seconds an execution is ended. */
  readonly timeoutSeconds: Scalars['Int']['output'];
  /** When anything of it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** What somebody has to agree to before it is done: exactly these arguments, for exactly this tool. Nothing else of the conversation is disclosed by it, unless whoever asked shares what was said last. */
export type ToolApproval = Node & {
  readonly __typename?: 'ToolApproval';
  /** What was said last before it was asked for, first to last, as it was then; null unless whoever asked shares the conversation with those who decide, and from then on where that was taken back or the conversation deleted. */
  readonly conversation: Maybe<ReadonlyArray<ApprovalMessage>>;
  /** Who decides. */
  readonly decidedBy: ToolDecider;
  /** The definition hash of the tool it was asked of: another one is not run. */
  readonly definitionHash: Scalars['String']['output'];
  /** SHA-256 over the canonical JSON (RFC 8785) of execution, revision, tool, definition hash, arguments and secrets: a decision names it. */
  readonly digest: Scalars['String']['output'];
  /** The id of the execution, which whoever asked can read. */
  readonly executionId: Scalars['ID']['output'];
  /** Until when it is awaited. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The id of the approval. */
  readonly id: Scalars['ID']['output'];
  /** Null while it is awaited. */
  readonly isApproved: Maybe<Scalars['Boolean']['output']>;
  /** Whether documents, or content from outside, had been read since the user last spoke: what is asked for may come from there. */
  readonly isTainted: Scalars['Boolean']['output'];
  /** The arguments, of the revision in force. */
  readonly parameters: Scalars['JSONObject']['output'];
  /** When it was asked. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** Who asked; null where the account is no longer active. */
  readonly requester: Maybe<User>;
  /** How many different people have to agree. */
  readonly requiredCount: Scalars['Int']['output'];
  /** Whether those who agree need the permission `approvals.decide-elevated`. */
  readonly requiresElevatedApproval: Scalars['Boolean']['output'];
  /** When it was over; null until it is. */
  readonly respondedAt: Maybe<Scalars['DateTime']['output']>;
  /** What whoever decided says to whoever asked; null where nothing. */
  readonly response: Maybe<Scalars['String']['output']>;
  /** Counts how often the arguments were changed, from 1. */
  readonly revision: Scalars['Int']['output'];
  /** In words, what there is to consider. */
  readonly riskAssessment: Scalars['String']['output'];
  /** How much harm the tool can do. */
  readonly riskLevel: RiskLevel;
  /** The secrets they refer to, by name. Their values are nobody's here. */
  readonly secrets: ReadonlyArray<ApprovalSecret>;
  /** The chat session of the execution; null where there is none. */
  readonly sessionId: Maybe<Scalars['ID']['output']>;
  /** Where it is in its life. */
  readonly status: ToolApprovalStatus;
  /** The tool as it is now; null where it is gone, or hidden from you. */
  readonly tool: Maybe<Tool>;
  /** The name of the tool. */
  readonly toolName: Scalars['String']['output'];
  /** Who said what, first things first, for whoever decides. Whoever asked does not read who said what. */
  readonly votes: ReadonlyArray<ApprovalVote>;
};

/** A page of approvals. */
export type ToolApprovalConnection = {
  readonly __typename?: 'ToolApprovalConnection';
  /** The approvals of this page with their cursors. */
  readonly edges: ReadonlyArray<ToolApprovalEdge>;
  /** The approvals of this page. */
  readonly nodes: ReadonlyArray<ToolApproval>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many approvals there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** An approval in a page. */
export type ToolApprovalEdge = {
  readonly __typename?: 'ToolApprovalEdge';
  /** The position of this approval, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The approval. */
  readonly node: ToolApproval;
};

/** Narrows a list of approvals. Conditions are combined with AND; absent and null ones do not narrow. */
export type ToolApprovalFilter = {
  /** Asked by you, or by others. */
  readonly isMine?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of this risk. */
  readonly riskLevel?: InputMaybe<RiskLevel>;
  /** In this state. */
  readonly status?: InputMaybe<ToolApprovalStatus>;
  /** For this tool. */
  readonly toolId?: InputMaybe<Scalars['ID']['input']>;
};

/** Where an approval is in its life. All but AWAITING are for ever. */
export type ToolApprovalStatus =
  /** As many agreed as have to. */
  | 'APPROVED'
  /** Somebody has to decide. */
  | 'AWAITING'
  /** The execution was cancelled before. */
  | 'CANCELLED'
  /** Somebody denied it. */
  | 'DENIED'
  /** Nobody decided in time. */
  | 'EXPIRED';

/** As many executions of this tool run as may, or it is paused. The execution waits to be claimed for as long again. */
export type ToolBusy = Problem & {
  readonly __typename?: 'ToolBusy';
  /** What is the matter. */
  readonly message: Scalars['String']['output'];
};

/** Whom a remembered result serves. */
export type ToolCacheScope =
  /** Everybody who may execute the tool: its results depend on nothing but its arguments. */
  | 'GLOBAL'
  /** Whoever asked for it. */
  | 'USER';

/** What a tool is for. */
export type ToolCategory =
  /** Calls a service elsewhere. */
  | 'API_CALL'
  /** Runs a program. */
  | 'CODE_EXECUTION'
  /** Tells somebody something. */
  | 'COMMUNICATION'
  /** Anything else. */
  | 'CUSTOM'
  /** Reads data. */
  | 'DATA_ACCESS'
  /** Works on files. */
  | 'FILE_OPERATION'
  /** Searches. */
  | 'SEARCH'
  /** Belongs to this server. */
  | 'SYSTEM';

/** A page of tools. */
export type ToolConnection = {
  readonly __typename?: 'ToolConnection';
  /** The tools of this page with their cursors. */
  readonly edges: ReadonlyArray<ToolEdge>;
  /** The tools of this page. */
  readonly nodes: ReadonlyArray<Tool>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many tools there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** Who decides about the executions of a tool. */
export type ToolDecider =
  /** Somebody else who holds `approvals.decide`. Never whoever asked for it. */
  | 'APPROVER'
  /** The person the agent works for, signed in. Never an API key. */
  | 'OWNER';

/** A tool in a page. */
export type ToolEdge = {
  readonly __typename?: 'ToolEdge';
  /** The position of this tool, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The tool. */
  readonly node: Tool;
};

/** Something that was asked to be done, and what came of it. */
export type ToolExecution = Node & {
  readonly __typename?: 'ToolExecution';
  /** What somebody has to agree to, or had to; null where nobody has. */
  readonly approval: Maybe<ToolApproval>;
  /** How often it was begun. */
  readonly attempts: Scalars['Int']['output'];
  /** Under what a result is remembered; null where none is. */
  readonly cacheKey: Maybe<Scalars['String']['output']>;
  /** Whether the result was remembered from before. */
  readonly cached: Scalars['Boolean']['output'];
  /** Until when it waits to be claimed; null unless it is PENDING and of the kind CLIENT. */
  readonly claimExpiresAt: Maybe<Scalars['DateTime']['output']>;
  /** When it ended; null until it did. */
  readonly completedAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The definition hash of the tool when it was asked for: another one is not run. */
  readonly definitionHash: Scalars['String']['output'];
  /** The same in words; null where it neither failed nor was rejected. */
  readonly error: Maybe<Scalars['String']['output']>;
  /** How long it ran, in milliseconds; null until it ended. */
  readonly executionTimeMs: Maybe<Scalars['Int']['output']>;
  /** The id of the execution. */
  readonly id: Scalars['ID']['output'];
  /** The key by which it was asked for once; null where there is none. */
  readonly idempotencyKey: Maybe<Scalars['String']['output']>;
  /** Whether it has ended, however. */
  readonly isComplete: Scalars['Boolean']['output'];
  /** Whether it waits, for its turn or for an approval. */
  readonly isPending: Scalars['Boolean']['output'];
  /** Whether it is being run. */
  readonly isRunning: Scalars['Boolean']['output'];
  /** Whether documents, or content from outside, had been read in its turn: since a person last spoke in the conversation, or by the same API key within the last hour. What writes is approved then in any case. */
  readonly isTainted: Scalars['Boolean']['output'];
  /** What runs it. */
  readonly kind: ToolKind;
  /** Until when it is whoever runs it's; null unless RUNNING. */
  readonly leaseExpiresAt: Maybe<Scalars['DateTime']['output']>;
  /** The arguments: of its last revision, where an approver changed them. */
  readonly parameters: Scalars['JSONObject']['output'];
  /** Why it failed or was rejected; null where neither. */
  readonly reason: Maybe<ToolExecutionReason>;
  /** Who asked for it; null where the account is no longer active. */
  readonly requester: Maybe<User>;
  /** Whether somebody had to agree, or a standing rule did. */
  readonly requiresApproval: Scalars['Boolean']['output'];
  /** What it answered; null unless COMPLETED. */
  readonly result: Maybe<Scalars['JSON']['output']>;
  /** Counts how often its arguments were changed, from 1. */
  readonly revision: Scalars['Int']['output'];
  /** The chat session it was asked for in; null where in none. */
  readonly sessionId: Maybe<Scalars['ID']['output']>;
  /** When it was begun; null until it was, and again while it waits for another worker. */
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where it is in its life. */
  readonly status: ToolExecutionStatus;
  /** The tool as it is now; null where it is gone, or hidden from you by now. */
  readonly tool: Maybe<Tool>;
  /** The name of the tool. */
  readonly toolName: Scalars['String']['output'];
};

/** A page of executions. */
export type ToolExecutionConnection = {
  readonly __typename?: 'ToolExecutionConnection';
  /** The executions of this page with their cursors. */
  readonly edges: ReadonlyArray<ToolExecutionEdge>;
  /** The executions of this page. */
  readonly nodes: ReadonlyArray<ToolExecution>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many executions there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** An execution in a page. */
export type ToolExecutionEdge = {
  readonly __typename?: 'ToolExecutionEdge';
  /** The position of this execution, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The execution. */
  readonly node: ToolExecution;
};

/** An execution came to a state. */
export type ToolExecutionEvent = {
  readonly __typename?: 'ToolExecutionEvent';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The execution as you see it now. */
  readonly execution: Maybe<ToolExecution>;
  /** The id of the execution. */
  readonly executionId: Scalars['ID']['output'];
  /** Why, where it failed or was rejected. */
  readonly reason: Maybe<ToolExecutionReason>;
  /** The state it came to. */
  readonly status: ToolExecutionStatus;
};

/** Narrows a list of executions. Conditions are combined with AND; absent and null ones do not narrow. */
export type ToolExecutionFilter = {
  /** Asked for before this instant. */
  readonly createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Asked for at this instant or later. */
  readonly createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Run by this. */
  readonly kind?: InputMaybe<ToolKind>;
  /** Asked for in this chat session. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** In this state. */
  readonly status?: InputMaybe<ToolExecutionStatus>;
  /** Of this tool. */
  readonly toolId?: InputMaybe<Scalars['ID']['input']>;
};

/** Why an execution failed or was rejected. */
export type ToolExecutionReason =
  /** Somebody denied it. */
  | 'DENIED'
  /** It failed while it ran. */
  | 'ERROR'
  /** Nobody decided in time. */
  | 'EXPIRED'
  /** It may not run any more, for example since its tool changed. */
  | 'POLICY'
  /** What it answered is too large. */
  | 'RESULT_TOO_LARGE'
  /** It took longer than its tool may, or nobody claimed it in the time that its tool gives. */
  | 'TIMEOUT'
  /** Whoever ran it was not heard of any more: what it did is not known. */
  | 'WORKER_LOST';

/** Where an execution is in its life. COMPLETED, FAILED, REJECTED and CANCELLED are for ever. */
export type ToolExecutionStatus =
  /** Somebody has to agree first. */
  | 'AWAITING_APPROVAL'
  /** It was cancelled. */
  | 'CANCELLED'
  /** It came to its end; `result` has what it answered. */
  | 'COMPLETED'
  /** It was begun and did not work; `reason` and `error` say why. */
  | 'FAILED'
  /** It is admitted and waits for its turn. */
  | 'PENDING'
  /** It was not begun; `reason` and `error` say why. */
  | 'REJECTED'
  /** It is being run. */
  | 'RUNNING';

/** Narrows a list of tools. Conditions are combined with AND; absent and null ones do not narrow. */
export type ToolFilter = {
  /** For this. */
  readonly category?: InputMaybe<ToolCategory>;
  /** In use, or not. */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Changes nothing, or may. */
  readonly isReadOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Run by this. */
  readonly kind?: InputMaybe<ToolKind>;
  /** Asks somebody first, or not. */
  readonly requiresApproval?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of this risk. */
  readonly riskLevel?: InputMaybe<RiskLevel>;
  /** Name, friendlier name or description contains this text; case does not matter. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
};

/** What runs a tool. */
export type ToolKind =
  /** This server; such tools come with it. */
  | 'BUILTIN'
  /** Whoever asked for the execution: it claims and completes it. */
  | 'CLIENT'
  /** A service that this server calls over HTTP. */
  | 'HTTP'
  /** A server of the Model Context Protocol. */
  | 'MCP';

/** The tool is out of use. */
export type ToolUnavailable = Problem & {
  readonly __typename?: 'ToolUnavailable';
  /** What is the matter. */
  readonly message: Scalars['String']['output'];
};

/** What documents are about. A system topic is everybody's; any other is its owner's alone. */
export type Topic = Node & {
  readonly __typename?: 'Topic';
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** What belongs under it, for people and for the model that classifies; empty where nothing is said. */
  readonly description: Scalars['String']['output'];
  /** How many documents of yours carry it. */
  readonly documentCount: Scalars['Int']['output'];
  /** The id of the topic. */
  readonly id: Scalars['ID']['output'];
  /** Whether it is a system topic, which everybody sees. */
  readonly isSystem: Scalars['Boolean']['output'];
  /** What it is called. Unique among the system topics, and among your own, whatever the case. */
  readonly name: Scalars['String']['output'];
  /** When its name or description last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A page of topics. */
export type TopicConnection = {
  readonly __typename?: 'TopicConnection';
  /** The topics of this page with their cursors. */
  readonly edges: ReadonlyArray<TopicEdge>;
  /** The topics of this page. */
  readonly nodes: ReadonlyArray<Topic>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many topics there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** A topic in a page. */
export type TopicEdge = {
  readonly __typename?: 'TopicEdge';
  /** The position of this topic, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The topic. */
  readonly node: Topic;
};

/** Narrows a list of topics. Conditions are combined with AND; absent and null ones do not narrow. */
export type TopicFilter = {
  /** System topics, or your own. */
  readonly isSystem?: InputMaybe<Scalars['Boolean']['input']>;
  /** Name or description contains this text; case does not matter. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
};

/** Who gave a document a topic. */
export type TopicSource =
  /** The model that classified it. */
  | 'AI'
  /** Its owner. */
  | 'MANUAL';

/** Takes a role from the members of a group. */
export type UnassignGroupRoleInput = {
  /** The group. */
  readonly groupId: Scalars['ID']['input'];
  /** The name of the role, for example `approver`. */
  readonly roleName: Scalars['String']['input'];
};

/** The outcome of `unassignGroupRole`. */
export type UnassignGroupRoleResult = Conflict | Forbidden | InvalidInput | NotFound | UnassignGroupRoleSuccess;

/** The members of the group do not hold the role through it (any more). */
export type UnassignGroupRoleSuccess = {
  readonly __typename?: 'UnassignGroupRoleSuccess';
  /** The group as it is now. */
  readonly group: Group;
};

/** Takes a role from a user. */
export type UnassignRoleInput = {
  /** The name of the role. */
  readonly roleName: Scalars['String']['input'];
  /** The user. */
  readonly userId: Scalars['ID']['input'];
};

/** The outcome of `unassignRole`. */
export type UnassignRoleResult = Conflict | Forbidden | InvalidInput | NotFound | UnassignRoleSuccess;

/** The user does not hold the role (any more). */
export type UnassignRoleSuccess = {
  readonly __typename?: 'UnassignRoleSuccess';
  /** The user as it is now. */
  readonly user: User;
};

/** Takes a share back. */
export type UnshareSecretInput = {
  /** The group it is no longer shared with, or else `userId`. */
  readonly groupId?: InputMaybe<Scalars['ID']['input']>;
  /** The secret. */
  readonly secretId: Scalars['ID']['input'];
  /** The user it is no longer shared with, or else `groupId`. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** The outcome of `unshareSecret`. */
export type UnshareSecretResult = Forbidden | InvalidInput | NotFound | UnshareSecretSuccess;

/** The secret is not shared with the user or group (any more). */
export type UnshareSecretSuccess = {
  readonly __typename?: 'UnshareSecretSuccess';
  /** The secret with its remaining shares. */
  readonly secret: Secret;
};

/** Takes a topic from a document. */
export type UntagDocumentInput = {
  /** The document, one of yours. */
  readonly documentId: Scalars['ID']['input'];
  /** A topic that you see. */
  readonly topicId: Scalars['ID']['input'];
};

/** The outcome of `untagDocument`. */
export type UntagDocumentResult = Forbidden | InvalidInput | NotFound | UntagDocumentSuccess;

/** The document does not carry the topic. */
export type UntagDocumentSuccess = {
  readonly __typename?: 'UntagDocumentSuccess';
  /** The document. */
  readonly document: Document;
};

/** Changes a conversation. Absent fields stay as they are; null clears those that may be empty. */
export type UpdateChatSessionInput = {
  /** What a model is given where the conversation does not fit. */
  readonly contextStrategy?: InputMaybe<ContextStrategy>;
  /** How many tokens a model is given at most, 256 to 10,000,000. */
  readonly contextWindowSize?: InputMaybe<Scalars['Int']['input']>;
  /** Whether it goes on. Closing it ends the use of the secrets and keys bound to it until it is opened again. */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The model that is to answer, 1 to 255 characters. */
  readonly model?: InputMaybe<Scalars['String']['input']>;
  /** The conversation. */
  readonly sessionId: Scalars['ID']['input'];
  /** Whether whoever decides about what is asked for in it reads what was said last before: at most ten messages of yours and of the model, each cut after 2,000 characters, as they were when it was asked for. False unless told. Only a person who is signed in says so. */
  readonly shareWithApprovers?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the model is told before everything else, at most 32,768 characters. */
  readonly systemPrompt?: InputMaybe<Scalars['String']['input']>;
  /** How much chance is in its answers, from 0 to 2. */
  readonly temperature?: InputMaybe<Scalars['Float']['input']>;
  /** 1 to 256 characters. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** Whether models may call tools in it, true unless told: some models know none. */
  readonly useTools?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The outcome of `updateChatSession`. */
export type UpdateChatSessionResult = Forbidden | InvalidInput | NotFound | UpdateChatSessionSuccess;

/** The conversation is as was asked. */
export type UpdateChatSessionSuccess = {
  readonly __typename?: 'UpdateChatSessionSuccess';
  /** The conversation as it is now. */
  readonly session: ChatSession;
};

/** Changes what is said of a document. Absent fields stay as they are; null clears those that may be empty. */
export type UpdateDocumentInput = {
  /** The document. */
  readonly documentId: Scalars['ID']['input'];
  /** Whether everybody signed in who holds `documents.read` may read it. */
  readonly isPublic?: InputMaybe<Scalars['Boolean']['input']>;
  /** Free structured data, at most 16 KiB. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** A permission that readers need besides, one that you hold. */
  readonly requiredPermission?: InputMaybe<Scalars['String']['input']>;
  /** Where it comes from, at most 1,024 characters. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** What kind of source that is, at most 64 characters. */
  readonly sourceType?: InputMaybe<Scalars['String']['input']>;
  /** Labels, at most 32 of 64 characters. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The title, 1 to 256 characters. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of `updateDocument`. */
export type UpdateDocumentResult = Forbidden | InvalidInput | NotFound | UpdateDocumentSuccess;

/** The document is as was asked. */
export type UpdateDocumentSuccess = {
  readonly __typename?: 'UpdateDocumentSuccess';
  /** The document as it is now. */
  readonly document: Document;
};

/** Changes a model. Absent and null fields stay as they are. */
export type UpdateEmbeddingModelInput = {
  /** What its provider charges for a thousand tokens from now on. */
  readonly costPer1kTokens?: InputMaybe<Scalars['Float']['input']>;
  /** How many numbers an embedding has; only while there is none. */
  readonly dimension?: InputMaybe<Scalars['Int']['input']>;
  /** What it is called for people. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** Whether it may become the default. The one that is, or is to become it, stays active. */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** How many tokens of a text it takes. */
  readonly maxTokens?: InputMaybe<Scalars['Int']['input']>;
  /** The id of the model. */
  readonly modelId: Scalars['ID']['input'];
};

/** The outcome of `updateEmbeddingModel`. */
export type UpdateEmbeddingModelResult = Conflict | Forbidden | InvalidInput | NotFound | UpdateEmbeddingModelSuccess;

/** The model is as was asked. Its provider is asked again at once, where it had failed. */
export type UpdateEmbeddingModelSuccess = {
  readonly __typename?: 'UpdateEmbeddingModelSuccess';
  /** The model as it is now. */
  readonly embeddingModel: EmbeddingModel;
};

/** Changes a group. */
export type UpdateGroupInput = {
  /** The new description; unchanged where absent or null. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The group. */
  readonly groupId: Scalars['ID']['input'];
  /** The new name; unchanged where absent or null. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of `updateGroup`. */
export type UpdateGroupResult = Conflict | Forbidden | InvalidInput | NotFound | UpdateGroupSuccess;

/** The group was changed. */
export type UpdateGroupSuccess = {
  readonly __typename?: 'UpdateGroupSuccess';
  /** The group as it is now. */
  readonly group: Group;
};

/** Changes the signed-in user's own profile; absent and null stay. */
export type UpdateMeInput = {
  /** The name that others see, 1 to 120 characters. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** The preferred language as a BCP 47 tag, for example `en` or `de-CH`. */
  readonly locale?: InputMaybe<Scalars['String']['input']>;
  /** A short unique name, 1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit. Case does not tell names apart. */
  readonly username?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of `updateMe`. */
export type UpdateMeResult = Conflict | Forbidden | InvalidInput | NotFound | RateLimited | UpdateMeSuccess;

/** The profile was changed. */
export type UpdateMeSuccess = {
  readonly __typename?: 'UpdateMeSuccess';
  /** The user as it is now. */
  readonly user: User;
};

/** Changes a role. */
export type UpdateRoleInput = {
  /** The new description; unchanged where absent or null. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The new name; unchanged where absent or null. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The role. */
  readonly roleId: Scalars['ID']['input'];
};

/** The outcome of `updateRole`. */
export type UpdateRoleResult = Conflict | Forbidden | InvalidInput | NotFound | UpdateRoleSuccess;

/** The role was changed. */
export type UpdateRoleSuccess = {
  readonly __typename?: 'UpdateRoleSuccess';
  /** The role as it is now. */
  readonly role: Role;
};

/** Changes the description of a secret. Absent fields stay as they are; null clears those that may be empty. */
export type UpdateSecretInput = {
  /** The names of the tools that may use it. Only the owner can change them, signed in. A new one is allowed as it is now; one that has changed since it was named is allowed again when it is taken out and put back. */
  readonly allowedTools?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What it is for, at most 1,024 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** A friendlier name, at most 256 characters. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** From when on it is neither used nor revealed. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Free structured data, at most 16 KiB. It is not encrypted. */
  readonly metadata?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The name, 1 to 256 characters. Only the owner can change it. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Whose service it opens, at most 128 characters. Only the owner can change it. */
  readonly provider?: InputMaybe<Scalars['String']['input']>;
  /** Whether the value is revealed only after `stepUp`. Whoever manages it can say yes; only the owner can say no again, after `stepUp`. Null changes nothing. */
  readonly requireStepUp?: InputMaybe<Scalars['Boolean']['input']>;
  /** A permission that seeing, using and revealing it asks for besides, one that you hold; null asks for none. Only the owner can change it. */
  readonly requiredPermission?: InputMaybe<Scalars['String']['input']>;
  /** The secret. */
  readonly secretId: Scalars['ID']['input'];
  /** Labels, at most 32 of 64 characters. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What the value is. */
  readonly type?: InputMaybe<SecretType>;
};

/** The outcome of `updateSecret`. */
export type UpdateSecretResult = Conflict | Forbidden | InvalidInput | NotFound | StepUpRequired | UpdateSecretSuccess;

/** The description was changed. */
export type UpdateSecretSuccess = {
  readonly __typename?: 'UpdateSecretSuccess';
  /** The secret as it is now. */
  readonly secret: Secret;
};

/** Gives a setting a value. */
export type UpdateSettingInput = {
  /** When you saw it changed last: if somebody has changed it since, the answer is Conflict. Absent and null do not ask. */
  readonly expectedUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** What it is called. */
  readonly key: Scalars['String']['input'];
  /** The value, which its `schema` must allow. */
  readonly value: Scalars['JSON']['input'];
};

/** The outcome of `updateSetting`. */
export type UpdateSettingResult = Conflict | Forbidden | InvalidInput | NotFound | UpdateSettingSuccess;

/** The setting has the value. */
export type UpdateSettingSuccess = {
  readonly __typename?: 'UpdateSettingSuccess';
  /** The setting as it is now. */
  readonly setting: Setting;
};

/** Changes a system topic. Absent and null fields stay as they are. */
export type UpdateSystemTopicInput = {
  /** What belongs under it from now on; an empty text clears it. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** What it is called from now on. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The topic. */
  readonly topicId: Scalars['ID']['input'];
};

/** The outcome of `updateSystemTopic`. A Conflict names `name` where there is such a system topic. */
export type UpdateSystemTopicResult = Conflict | Forbidden | InvalidInput | NotFound | UpdateSystemTopicSuccess;

/** The system topic is as was asked. */
export type UpdateSystemTopicSuccess = {
  readonly __typename?: 'UpdateSystemTopicSuccess';
  /** The topic as it is now. */
  readonly topic: Topic;
};

/** Changes a tool. Absent fields stay as they are; null clears those that may be empty. Of a built-in tool, only its friendlier name, its limits and who has to agree can be changed. */
export type UpdateToolInput = {
  /** The hosts it may call. */
  readonly allowedHosts?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whom a remembered result serves. */
  readonly cacheScope?: InputMaybe<ToolCacheScope>;
  /** For how many seconds its results are remembered; only of what changes nothing. */
  readonly cacheTtlSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** What it is for. */
  readonly category?: InputMaybe<ToolCategory>;
  /** For how many seconds an execution waits to be claimed before it fails, 1 to 86,400. Only of the kind CLIENT. */
  readonly claimTimeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Who decides. */
  readonly decidedBy?: InputMaybe<ToolDecider>;
  /** What it does, 1 to 4,096 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** A friendlier name, 1 to 120 characters. */
  readonly displayName?: InputMaybe<Scalars['String']['input']>;
  /** The request it makes, whole: of tools of the kind HTTP. */
  readonly http?: InputMaybe<HttpToolInput>;
  /** Whether running it twice is the same as once. */
  readonly isIdempotent?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it changes nothing. */
  readonly isReadOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** How many of its executions run at a time, everywhere; null for as many as there are, 0 pauses it. */
  readonly maxConcurrentExecutions?: InputMaybe<Scalars['Int']['input']>;
  /** JSON Schema (2020-12) of its arguments. */
  readonly parameters?: InputMaybe<Scalars['JSONObject']['input']>;
  /** How many different people have to agree, 1 to 10. */
  readonly requiredCount?: InputMaybe<Scalars['Int']['input']>;
  /** A permission that seeing and executing it asks for besides. */
  readonly requiredPermission?: InputMaybe<Scalars['String']['input']>;
  /** Whether somebody has to agree before it runs. */
  readonly requiresApproval?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether those who agree need `approvals.decide-elevated`. */
  readonly requiresElevatedApproval?: InputMaybe<Scalars['Boolean']['input']>;
  /** How much harm it can do. Who decides follows it unless told. */
  readonly riskLevel?: InputMaybe<RiskLevel>;
  /** After how many seconds an execution is ended, 1 to 3,600. */
  readonly timeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** The tool. */
  readonly toolId: Scalars['ID']['input'];
};

/** The outcome of `updateTool`. */
export type UpdateToolResult = Forbidden | InvalidInput | NotFound | UpdateToolSuccess;

/** The tool is as was asked. */
export type UpdateToolSuccess = {
  readonly __typename?: 'UpdateToolSuccess';
  /** The tool as it is now. */
  readonly tool: Tool;
};

/** Changes a topic of your own. Absent and null fields stay as they are. */
export type UpdateTopicInput = {
  /** What belongs under it from now on; an empty text clears it. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** What it is called from now on. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The topic. */
  readonly topicId: Scalars['ID']['input'];
};

/** The outcome of `updateTopic`. A Conflict names `name` where you or the system have such a topic. */
export type UpdateTopicResult = Conflict | Forbidden | InvalidInput | NotFound | UpdateTopicSuccess;

/** The topic is as was asked. */
export type UpdateTopicSuccess = {
  readonly __typename?: 'UpdateTopicSuccess';
  /** The topic as it is now. */
  readonly topic: Topic;
};

/** Changes a workspace. */
export type UpdateWorkspaceInput = {
  /** The new name; unchanged where absent or null. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The new slug; unchanged where absent or null. */
  readonly slug?: InputMaybe<Scalars['String']['input']>;
  /** The workspace. */
  readonly workspaceId: Scalars['ID']['input'];
};

/** Gives a member of a workspace another role. */
export type UpdateWorkspaceMemberInput = {
  /** The new role. */
  readonly role: WorkspaceRole;
  /** The member. */
  readonly userId: Scalars['ID']['input'];
  /** The workspace. */
  readonly workspaceId: Scalars['ID']['input'];
};

/** The outcome of `updateWorkspaceMember`. `Conflict` for the last owner. */
export type UpdateWorkspaceMemberResult = Conflict | Forbidden | InvalidInput | NotFound | UpdateWorkspaceMemberSuccess;

/** The member has the role. */
export type UpdateWorkspaceMemberSuccess = {
  readonly __typename?: 'UpdateWorkspaceMemberSuccess';
  /** The member as it is now. */
  readonly member: WorkspaceMember;
  /** The workspace as it is now. */
  readonly workspace: Workspace;
};

/** The outcome of `updateWorkspace`. */
export type UpdateWorkspaceResult = Conflict | Forbidden | InvalidInput | NotFound | UpdateWorkspaceSuccess;

/** The workspace was changed. */
export type UpdateWorkspaceSuccess = {
  readonly __typename?: 'UpdateWorkspaceSuccess';
  /** The workspace as it is now. */
  readonly workspace: Workspace;
};

/** The bytes are not there. Put them to the URL of `requestDocumentUpload`, then confirm again. */
export type UploadMissing = Problem & {
  readonly __typename?: 'UploadMissing';
  /** What to do. */
  readonly message: Scalars['String']['output'];
};

/** An account. Every signed-in person sees the id and display name of active users; everything else is null except to the user itself and to holders of `users.read`. */
export type User = Node & {
  readonly __typename?: 'User';
  /** The model chosen together with `aiProvider`. */
  readonly aiModel: Maybe<Scalars['String']['output']>;
  /** The model provider chosen for this user by an administrator; null means the server's default. */
  readonly aiProvider: Maybe<Scalars['String']['output']>;
  /** When the account was made. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** When the account was deleted; null for one that is not. It can be restored for thirty days. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** The name that others see, at most 120 characters. */
  readonly displayName: Scalars['String']['output'];
  /** The e-mail address, which is also the sign-in name. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The groups this user is a member of. */
  readonly groups: Maybe<ReadonlyArray<Group>>;
  /** The id of the user. */
  readonly id: Scalars['ID']['output'];
  /** Whether the account may be used. */
  readonly isActive: Maybe<Scalars['Boolean']['output']>;
  /** Whether it passes every administrative permission check. It never opens content. */
  readonly isSuperuser: Maybe<Scalars['Boolean']['output']>;
  /** Whether the e-mail address is known to belong to this user. */
  readonly isVerified: Maybe<Scalars['Boolean']['output']>;
  /** Person or service account. */
  readonly kind: Maybe<UserKind>;
  /** When the user last signed in. */
  readonly lastLoginAt: Maybe<Scalars['DateTime']['output']>;
  /** The preferred language as a BCP 47 tag, for example `en`. */
  readonly locale: Maybe<Scalars['String']['output']>;
  /** Whether signing in needs a second factor besides the password. */
  readonly mfaEnabled: Maybe<Scalars['Boolean']['output']>;
  /** The codes of all permissions held, directly, through roles and through groups. */
  readonly permissions: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The roles held directly. */
  readonly roles: Maybe<ReadonlyArray<Role>>;
  /** The user's own sign-in sessions, newest first. Only ever the user's own. */
  readonly sessions: Maybe<ReadonlyArray<Session>>;
  /** When the account last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** A short unique name, made from the e-mail's local part unless given. */
  readonly username: Maybe<Scalars['String']['output']>;
};

/** A page of users. */
export type UserConnection = {
  readonly __typename?: 'UserConnection';
  /** The users of this page with their cursors. */
  readonly edges: ReadonlyArray<UserEdge>;
  /** The users of this page. */
  readonly nodes: ReadonlyArray<User>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many users there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** A user in a page. */
export type UserEdge = {
  readonly __typename?: 'UserEdge';
  /** The position of this user, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The user. */
  readonly node: User;
};

/** What kind of account this is. */
export type UserKind =
  /** A human being who signs in. */
  | 'PERSON'
  /** An agent or program that authenticates with keys. */
  | 'SERVICE';

/** People who own things together. Whoever does not belong to it cannot see it, whatever else they may: administrators are no exception. */
export type Workspace = Node & {
  readonly __typename?: 'Workspace';
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was deleted; null for one in use. An owner can restore it for 30 days. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** The id of the workspace. */
  readonly id: Scalars['ID']['output'];
  /** Who belongs to it, who came last first. */
  readonly members: WorkspaceMemberConnection;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Your own role in it. */
  readonly role: WorkspaceRole;
  /** A short name for addresses: lower-case letters a to z, digits and single hyphens. Unique among workspaces that are not deleted. */
  readonly slug: Scalars['String']['output'];
  /** When its name or slug was last changed, or it was restored. */
  readonly updatedAt: Scalars['DateTime']['output'];
};


/** People who own things together. Whoever does not belong to it cannot see it, whatever else they may: administrators are no exception. */
export type WorkspaceMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};

/** A page of workspaces. */
export type WorkspaceConnection = {
  readonly __typename?: 'WorkspaceConnection';
  /** The workspaces of this page with their cursors. */
  readonly edges: ReadonlyArray<WorkspaceEdge>;
  /** The workspaces of this page. */
  readonly nodes: ReadonlyArray<Workspace>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many workspaces there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** You made a workspace. */
export type WorkspaceCreated = {
  readonly __typename?: 'WorkspaceCreated';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The workspace as you see it now. */
  readonly workspace: Maybe<Workspace>;
  /** The id of the workspace. */
  readonly workspaceId: Scalars['ID']['output'];
};

/** A workspace was deleted. For everybody who belonged to it. */
export type WorkspaceDeleted = {
  readonly __typename?: 'WorkspaceDeleted';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the workspace. */
  readonly workspaceId: Scalars['ID']['output'];
};

/** A workspace was destroyed for ever, 30 days after it was deleted. For whoever could have restored it. */
export type WorkspaceDestroyed = {
  readonly __typename?: 'WorkspaceDestroyed';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the workspace. */
  readonly workspaceId: Scalars['ID']['output'];
};

/** A workspace in a page. */
export type WorkspaceEdge = {
  readonly __typename?: 'WorkspaceEdge';
  /** The position of this workspace, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The workspace. */
  readonly node: Workspace;
};

/** Something happened to a workspace you belong to. */
export type WorkspaceEvent = WorkspaceCreated | WorkspaceDeleted | WorkspaceDestroyed | WorkspaceMemberAdded | WorkspaceMemberRemoved | WorkspaceMemberUpdated | WorkspaceRestored | WorkspaceUpdated;

/** What narrows a list of workspaces. Absent and null conditions do not. */
export type WorkspaceFilter = {
  /** Only workspaces whose name or slug contains this text, in whatever case and Unicode form; at most 256 characters. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
};

/** That somebody belongs to a workspace. */
export type WorkspaceMember = {
  readonly __typename?: 'WorkspaceMember';
  /** Since when. */
  readonly joinedAt: Scalars['DateTime']['output'];
  /** What the member may. */
  readonly role: WorkspaceRole;
  /** Who; null where the account is not in use. */
  readonly user: Maybe<User>;
  /** The id of the user, also where the account is not in use. */
  readonly userId: Scalars['ID']['output'];
};

/** Somebody belongs to a workspace now. For its members, the new one among them. */
export type WorkspaceMemberAdded = {
  readonly __typename?: 'WorkspaceMemberAdded';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the member. */
  readonly userId: Scalars['ID']['output'];
  /** The workspace as you see it now. */
  readonly workspace: Maybe<Workspace>;
  /** The id of the workspace. */
  readonly workspaceId: Scalars['ID']['output'];
};

/** A page of members. */
export type WorkspaceMemberConnection = {
  readonly __typename?: 'WorkspaceMemberConnection';
  /** The members of this page with their cursors. */
  readonly edges: ReadonlyArray<WorkspaceMemberEdge>;
  /** The members of this page. */
  readonly nodes: ReadonlyArray<WorkspaceMember>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How many members there are in all pages. */
  readonly totalCount: Scalars['BigInt']['output'];
};

/** A member in a page. */
export type WorkspaceMemberEdge = {
  readonly __typename?: 'WorkspaceMemberEdge';
  /** The position of this member, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The member. */
  readonly node: WorkspaceMember;
};

/** Somebody does not belong to a workspace any more. For its members and the former one. */
export type WorkspaceMemberRemoved = {
  readonly __typename?: 'WorkspaceMemberRemoved';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the member. */
  readonly userId: Scalars['ID']['output'];
  /** The id of the workspace. */
  readonly workspaceId: Scalars['ID']['output'];
};

/** A member of a workspace has another role. For its members. */
export type WorkspaceMemberUpdated = {
  readonly __typename?: 'WorkspaceMemberUpdated';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The id of the member. */
  readonly userId: Scalars['ID']['output'];
  /** The workspace as you see it now. */
  readonly workspace: Maybe<Workspace>;
  /** The id of the workspace. */
  readonly workspaceId: Scalars['ID']['output'];
};

/** A deleted workspace is back. For its members. */
export type WorkspaceRestored = {
  readonly __typename?: 'WorkspaceRestored';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The workspace as you see it now. */
  readonly workspace: Maybe<Workspace>;
  /** The id of the workspace. */
  readonly workspaceId: Scalars['ID']['output'];
};

/** What a member of a workspace may. */
export type WorkspaceRole =
  /** Manages members up to admins, and never owners. */
  | 'ADMIN'
  /** Belongs to it. */
  | 'MEMBER'
  /** Everything: changes, deletes and restores the workspace, and manages everybody. There is always one at least, and owners are people. */
  | 'OWNER';

/** The name or the slug of a workspace was changed. For its members. */
export type WorkspaceUpdated = {
  readonly __typename?: 'WorkspaceUpdated';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The workspace as you see it now. */
  readonly workspace: Maybe<Workspace>;
  /** The id of the workspace. */
  readonly workspaceId: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AcceptInvitationResult:
    | ( SignedIn & { __typename: 'AcceptInvitationSuccess' } )
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
  ;
  AddGroupMemberResult:
    | ( { readonly groupId: string } & { __typename: 'AddGroupMemberSuccess' } )
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  AddWorkspaceMemberResult:
    | ( { readonly workspaceId: string; readonly userId: string } & { __typename: 'AddWorkspaceMemberSuccess' } )
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  AppendMessageResult:
    | ( { readonly messageId: string } & { __typename: 'AppendMessageSuccess' } )
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  ApproveToolExecutionResult:
    | ( ApprovalChanged & { __typename: 'ApprovalChanged' } )
    | ( ApprovalClosed & { __typename: 'ApprovalClosed' } )
    | ( { readonly approvalId: string } & { __typename: 'ApproveToolExecutionSuccess' } )
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( InvalidParameters & { __typename: 'InvalidParameters' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  AssignGroupRoleResult:
    | ( { readonly groupId: string } & { __typename: 'AssignGroupRoleSuccess' } )
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  AssignRoleResult:
    | ( { readonly userId: string } & { __typename: 'AssignRoleSuccess' } )
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  CancelRunResult:
    | ( { readonly runId: string } & { __typename: 'CancelRunSuccess' } )
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  CancelToolExecutionResult:
    | ( { readonly executionId: string } & { __typename: 'CancelToolExecutionSuccess' } )
    | ( ExecutionUnavailable & { __typename: 'ExecutionUnavailable' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  ChangePasswordResult:
    | ( { readonly userId: string } & { __typename: 'ChangePasswordSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
  ;
  ChatEvent:
    | ( { readonly sessionId: string; readonly sequence: number; readonly messageId: string; readonly at: string } & { __typename: 'ChatBranchSelected' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly messageId: string; readonly at: string } & { __typename: 'ChatMessageAdded' } )
    | ( ChatMessageSnapshot & { __typename: 'ChatMessageSnapshot' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly messageId: string; readonly at: string } & { __typename: 'ChatMessageUpdated' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly runId: string; readonly status: string; readonly at: string } & { __typename: 'ChatRunChanged' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly at: string } & { __typename: 'ChatSessionDeleted' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly at: string } & { __typename: 'ChatSessionRestored' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly at: string } & { __typename: 'ChatSessionUpdated' } )
    | ( ChatTextDelta & { __typename: 'ChatTextDelta' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly approvalId: string; readonly executionId: string; readonly status: string; readonly revision: number; readonly at: string } & { __typename: 'ChatToolApprovalChanged' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly executionId: string; readonly status: string; readonly at: string } & { __typename: 'ChatToolExecutionChanged' } )
  ;
  ClaimToolExecutionResult:
    | ( { readonly executionId: string; readonly leaseToken: string; readonly heartbeatSeconds: number } & { __typename: 'ClaimToolExecutionSuccess' } )
    | ( ExecutionUnavailable & { __typename: 'ExecutionUnavailable' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( ToolBusy & { __typename: 'ToolBusy' } )
  ;
  CompleteMfaResult:
    | ( SignedIn & { __typename: 'CompleteMfaSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
  ;
  CompleteToolExecutionResult:
    | ( { readonly executionId: string } & { __typename: 'CompleteToolExecutionSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( LeaseLost & { __typename: 'LeaseLost' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  ConfirmDocumentUploadResult:
    | ( { readonly documentId: string } & { __typename: 'ConfirmDocumentUploadSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( QuotaExceeded & { __typename: 'QuotaExceeded' } )
    | ( StorageUnavailable & { __typename: 'StorageUnavailable' } )
    | ( UploadMissing & { __typename: 'UploadMissing' } )
  ;
  ConfirmTotpResult:
    | ( ConfirmTotpSuccess & { __typename: 'ConfirmTotpSuccess' } )
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
  ;
  CreateApiKeyResult:
    | ( { readonly apiKeyId: string; readonly key: string } & { __typename: 'CreateApiKeySuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  CreateChatSessionResult:
    | ( { readonly sessionId: string } & { __typename: 'CreateChatSessionSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  CreateEmbeddingModelResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( { readonly modelId: string } & { __typename: 'CreateEmbeddingModelSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  CreateGroupResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( { readonly groupId: string } & { __typename: 'CreateGroupSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  CreateInvitationResult:
    | ( { readonly invitationId: string; readonly token: string; readonly url: string } & { __typename: 'CreateInvitationSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  CreatePasswordResetResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( { readonly userId: string; readonly token: string; readonly url: string; readonly expiresAt: string } & { __typename: 'CreatePasswordResetSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( StepUpRequired & { __typename: 'StepUpRequired' } )
  ;
  CreateRoleResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( { readonly roleId: string } & { __typename: 'CreateRoleSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  CreateSecretLinkResult:
    | ( { readonly linkId: string; readonly url: string } & { __typename: 'CreateSecretLinkSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( SecretExpired & { __typename: 'SecretExpired' } )
    | ( SecretInactive & { __typename: 'SecretInactive' } )
    | ( StepUpRequired & { __typename: 'StepUpRequired' } )
  ;
  CreateSecretResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( { readonly secretId: string } & { __typename: 'CreateSecretSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  CreateServiceAccountResult:
    | ( { readonly serviceAccountId: string } & { __typename: 'CreateServiceAccountSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  CreateSystemTopicResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( { readonly topicId: string } & { __typename: 'CreateSystemTopicSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  CreateTopicResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( { readonly topicId: string } & { __typename: 'CreateTopicSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  CreateWorkspaceResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( { readonly workspaceId: string } & { __typename: 'CreateWorkspaceSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  DeleteChatSessionResult:
    | ( { readonly sessionId: string } & { __typename: 'DeleteChatSessionSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  DeleteDocumentResult:
    | ( { readonly documentId: string } & { __typename: 'DeleteDocumentSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  DeleteGroupResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( { readonly groupId: string } & { __typename: 'DeleteGroupSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  DeleteNotificationResult:
    | ( DeleteNotificationSuccess & { __typename: 'DeleteNotificationSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  DeleteRoleResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( { readonly roleId: string } & { __typename: 'DeleteRoleSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  DeleteSecretResult:
    | ( { readonly secretId: string } & { __typename: 'DeleteSecretSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  DeleteServiceAccountResult:
    | ( DeleteServiceAccountSuccess & { __typename: 'DeleteServiceAccountSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  DeleteSystemTopicResult:
    | ( { readonly topicId: string } & { __typename: 'DeleteSystemTopicSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  DeleteToolResult:
    | ( { readonly toolId: string } & { __typename: 'DeleteToolSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  DeleteTopicResult:
    | ( { readonly topicId: string } & { __typename: 'DeleteTopicSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  DeleteUserResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( DeleteUserSuccess & { __typename: 'DeleteUserSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( StepUpRequired & { __typename: 'StepUpRequired' } )
  ;
  DeleteWorkspaceResult:
    | ( { readonly workspaceId: string } & { __typename: 'DeleteWorkspaceSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  DestroySecretResult:
    | ( { readonly secretId: string } & { __typename: 'DestroySecretSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  DisableTotpResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( { readonly userId: string } & { __typename: 'DisableTotpSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
  ;
  DocumentEvent:
    | ( { readonly documentId: string; readonly classificationStatus: ClassificationStatus; readonly at: string } & { __typename: 'DocumentClassified' } )
    | ( DocumentDeleted & { __typename: 'DocumentDeleted' } )
    | ( DocumentProgress & { __typename: 'DocumentProgress' } )
    | ( { readonly documentId: string; readonly status: DocumentStatus; readonly at: string } & { __typename: 'DocumentStatusChanged' } )
  ;
  EditMessageResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( { readonly messageId: string } & { __typename: 'EditMessageSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  EnrollTotpResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( EnrollTotpSuccess & { __typename: 'EnrollTotpSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( StepUpRequired & { __typename: 'StepUpRequired' } )
  ;
  EraseUserResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( EraseUserSuccess & { __typename: 'EraseUserSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( StepUpRequired & { __typename: 'StepUpRequired' } )
  ;
  FailToolExecutionResult:
    | ( { readonly executionId: string } & { __typename: 'FailToolExecutionSuccess' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( LeaseLost & { __typename: 'LeaseLost' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  GrantPermissionResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( RightsTarget & { __typename: 'GrantPermissionSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  Grantee:
    | ( Row & { __typename: 'Group' } )
    | ( Row & { __typename: 'User' } )
  ;
  HeartbeatToolExecutionResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( HeartbeatToolExecutionSuccess & { __typename: 'HeartbeatToolExecutionSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( LeaseLost & { __typename: 'LeaseLost' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  ImportSecretsResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( ImportSecretsSuccess & { __typename: 'ImportSecretsSuccess' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( SecretImportRefused & { __typename: 'SecretImportRefused' } )
  ;
  LoginResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( SignedIn & { __typename: 'LoginSuccess' } )
    | ( MfaRequired & { __typename: 'MfaRequired' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
  ;
  LogoutResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( { readonly sessionId: string } & { __typename: 'LogoutSuccess' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  MarkAllNotificationsReadResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( MarkAllNotificationsReadSuccess & { __typename: 'MarkAllNotificationsReadSuccess' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  MarkNotificationReadResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( { readonly notificationId: string } & { __typename: 'MarkNotificationReadSuccess' } )
    | ( NotFound & { __typename: 'NotFound' } )
  ;
  OpenSecretLinkResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( OpenSecretLinkSuccess & { __typename: 'OpenSecretLinkSuccess' } )
    | ( SecretExpired & { __typename: 'SecretExpired' } )
    | ( SecretInactive & { __typename: 'SecretInactive' } )
    | ( SecretLinkClosed & { __typename: 'SecretLinkClosed' } )
    | ( SecretLinkSpent & { __typename: 'SecretLinkSpent' } )
    | ( StepUpRequired & { __typename: 'StepUpRequired' } )
  ;
  PromoteSecretResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly secretId: string } & { __typename: 'PromoteSecretSuccess' } )
  ;
  RateSearchResultResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateSearchResultSuccess & { __typename: 'RateSearchResultSuccess' } )
  ;
  ReclassifyDocumentResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly documentId: string } & { __typename: 'ReclassifyDocumentSuccess' } )
  ;
  RefreshMcpServerResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( McpServerUnavailable & { __typename: 'McpServerUnavailable' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( Refreshed & { __typename: 'RefreshMcpServerSuccess' } )
  ;
  RefreshSessionResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
    | ( SignedIn & { __typename: 'RefreshSessionSuccess' } )
  ;
  RegenerateBackupCodesResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
    | ( RegenerateBackupCodesSuccess & { __typename: 'RegenerateBackupCodesSuccess' } )
  ;
  RegenerateMessageResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( ModelNotConfigured & { __typename: 'ModelNotConfigured' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly runId: string } & { __typename: 'RegenerateMessageSuccess' } )
    | ( RunUnderWay & { __typename: 'RunUnderWay' } )
  ;
  RegisterMcpServerResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( McpServerUnavailable & { __typename: 'McpServerUnavailable' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( Refreshed & { __typename: 'RegisterMcpServerSuccess' } )
  ;
  RegisterResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
    | ( SignedIn & { __typename: 'RegisterSuccess' } )
  ;
  RegisterToolResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly toolId: string } & { __typename: 'RegisterToolSuccess' } )
  ;
  ReissueInvitationResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly invitationId: string; readonly token: string; readonly url: string } & { __typename: 'ReissueInvitationSuccess' } )
  ;
  RejectToolExecutionResult:
    | ( ApprovalChanged & { __typename: 'ApprovalChanged' } )
    | ( ApprovalClosed & { __typename: 'ApprovalClosed' } )
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly approvalId: string } & { __typename: 'RejectToolExecutionSuccess' } )
  ;
  RemoveGroupMemberResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly groupId: string } & { __typename: 'RemoveGroupMemberSuccess' } )
  ;
  RemoveMcpServerResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RemoveMcpServerSuccess & { __typename: 'RemoveMcpServerSuccess' } )
  ;
  RemoveWorkspaceMemberResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly workspaceId: string; readonly userId: string } & { __typename: 'RemoveWorkspaceMemberSuccess' } )
  ;
  ReprocessDocumentResult:
    | ( DocumentUnderWay & { __typename: 'DocumentUnderWay' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly documentId: string } & { __typename: 'ReprocessDocumentSuccess' } )
    | ( UploadMissing & { __typename: 'UploadMissing' } )
  ;
  RequestDocumentUploadResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
    | ( Upload & { __typename: 'RequestDocumentUploadSuccess' } )
  ;
  RequestToolExecutionResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( InvalidParameters & { __typename: 'InvalidParameters' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
    | ( { readonly executionId: string | null; readonly requiresApproval: boolean } & { __typename: 'RequestToolExecutionSuccess' } )
    | ( ToolUnavailable & { __typename: 'ToolUnavailable' } )
  ;
  ResetPasswordResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
    | ( ResetPasswordSuccess & { __typename: 'ResetPasswordSuccess' } )
  ;
  ResetSettingResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly key: string } & { __typename: 'ResetSettingSuccess' } )
  ;
  RestoreChatSessionResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly sessionId: string } & { __typename: 'RestoreChatSessionSuccess' } )
  ;
  RestoreGroupResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly groupId: string } & { __typename: 'RestoreGroupSuccess' } )
  ;
  RestoreSecretResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly secretId: string } & { __typename: 'RestoreSecretSuccess' } )
  ;
  RestoreToolResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly toolId: string } & { __typename: 'RestoreToolSuccess' } )
  ;
  RestoreUserResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly userId: string } & { __typename: 'RestoreUserSuccess' } )
  ;
  RestoreWorkspaceResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly workspaceId: string } & { __typename: 'RestoreWorkspaceSuccess' } )
  ;
  RetireKeyResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( KeyInUse & { __typename: 'KeyInUse' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RetireKeySuccess & { __typename: 'RetireKeySuccess' } )
  ;
  RevealSecretResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly secretId: string; readonly value: string; readonly version: number } & { __typename: 'RevealSecretSuccess' } )
    | ( SecretExpired & { __typename: 'SecretExpired' } )
    | ( SecretInactive & { __typename: 'SecretInactive' } )
    | ( StepUpRequired & { __typename: 'StepUpRequired' } )
  ;
  RevokeApiKeyResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly apiKeyId: string } & { __typename: 'RevokeApiKeySuccess' } )
  ;
  RevokeApprovalRuleResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly ruleId: string } & { __typename: 'RevokeApprovalRuleSuccess' } )
  ;
  RevokeInvitationResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly invitationId: string } & { __typename: 'RevokeInvitationSuccess' } )
  ;
  RevokePermissionResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RightsTarget & { __typename: 'RevokePermissionSuccess' } )
  ;
  RevokeSecretLinkResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly linkId: string } & { __typename: 'RevokeSecretLinkSuccess' } )
  ;
  RevokeSessionResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly sessionId: string } & { __typename: 'RevokeSessionSuccess' } )
  ;
  RollbackSecretResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly secretId: string } & { __typename: 'RollbackSecretSuccess' } )
  ;
  RotateApiKeyResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly apiKeyId: string; readonly key: string } & { __typename: 'RotateApiKeySuccess' } )
  ;
  RotateSecretResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly secretId: string } & { __typename: 'RotateSecretSuccess' } )
  ;
  SecretEvent:
    | ( { readonly secretId: string; readonly at: string } & { __typename: 'SecretActivated' } )
    | ( { readonly secretId: string; readonly at: string } & { __typename: 'SecretCreated' } )
    | ( { readonly secretId: string; readonly at: string } & { __typename: 'SecretDeactivated' } )
    | ( SecretDeleted & { __typename: 'SecretDeleted' } )
    | ( SecretDestroyed & { __typename: 'SecretDestroyed' } )
    | ( { readonly secretId: string; readonly expiresAt: string; readonly at: string } & { __typename: 'SecretExpiring' } )
    | ( { readonly secretId: string; readonly expiresAt: string; readonly at: string } & { __typename: 'SecretExpiryReached' } )
    | ( { readonly secretId: string; readonly groupId: string; readonly userId: string; readonly at: string } & { __typename: 'SecretGroupAccessGained' } )
    | ( { readonly secretId: string; readonly groupId: string; readonly at: string } & { __typename: 'SecretGroupAccessRestored' } )
    | ( { readonly secretId: string; readonly linkId: string; readonly at: string } & { __typename: 'SecretLinkCreated' } )
    | ( { readonly secretId: string; readonly linkId: string; readonly at: string } & { __typename: 'SecretLinkExpired' } )
    | ( { readonly secretId: string; readonly linkId: string; readonly userId: string; readonly at: string } & { __typename: 'SecretLinkOpened' } )
    | ( { readonly secretId: string; readonly linkId: string; readonly userId: string; readonly at: string } & { __typename: 'SecretLinkReopened' } )
    | ( { readonly secretId: string; readonly linkId: string; readonly at: string } & { __typename: 'SecretLinkRevoked' } )
    | ( { readonly secretId: string; readonly at: string } & { __typename: 'SecretPromoted' } )
    | ( { readonly secretId: string; readonly at: string } & { __typename: 'SecretRestored' } )
    | ( { readonly secretId: string; readonly userId: string; readonly version: number; readonly at: string } & { __typename: 'SecretRevealed' } )
    | ( { readonly secretId: string; readonly version: number; readonly rolledBackTo: number | null; readonly at: string } & { __typename: 'SecretRotated' } )
    | ( { readonly secretId: string; readonly dueAt: string; readonly at: string } & { __typename: 'SecretRotationDue' } )
    | ( { readonly secretId: string; readonly granteeId: string; readonly groupId: string | null; readonly at: string } & { __typename: 'SecretShared' } )
    | ( SecretUnshared & { __typename: 'SecretUnshared' } )
    | ( { readonly secretId: string; readonly at: string } & { __typename: 'SecretUpdated' } )
  ;
  SelectBranchResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly sessionId: string } & { __typename: 'SelectBranchSuccess' } )
  ;
  SendMessageResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( ModelNotConfigured & { __typename: 'ModelNotConfigured' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RunUnderWay & { __typename: 'RunUnderWay' } )
    | ( { readonly messageId: string; readonly runId: string } & { __typename: 'SendMessageSuccess' } )
  ;
  SetDefaultEmbeddingModelResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly modelId: string } & { __typename: 'SetDefaultEmbeddingModelSuccess' } )
  ;
  SetSecretActiveResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly secretId: string } & { __typename: 'SetSecretActiveSuccess' } )
  ;
  SetSecretRotationResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly secretId: string } & { __typename: 'SetSecretRotationSuccess' } )
  ;
  SetToolActiveResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly toolId: string } & { __typename: 'SetToolActiveSuccess' } )
  ;
  SetUserActiveResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly userId: string } & { __typename: 'SetUserActiveSuccess' } )
  ;
  SetUserAiResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly userId: string } & { __typename: 'SetUserAiSuccess' } )
  ;
  SetUserQuotaResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly userId: string } & { __typename: 'SetUserQuotaSuccess' } )
  ;
  ShareSecretResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( SecretNotShareable & { __typename: 'SecretNotShareable' } )
    | ( { readonly secretId: string } & { __typename: 'ShareSecretSuccess' } )
  ;
  StartRewrapResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly rewrapId: string } & { __typename: 'StartRewrapSuccess' } )
  ;
  StepUpResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
    | ( StepUpSuccess & { __typename: 'StepUpSuccess' } )
  ;
  TagDocumentResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly documentId: string } & { __typename: 'TagDocumentSuccess' } )
  ;
  UnassignGroupRoleResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly groupId: string } & { __typename: 'UnassignGroupRoleSuccess' } )
  ;
  UnassignRoleResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly userId: string } & { __typename: 'UnassignRoleSuccess' } )
  ;
  UnshareSecretResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly secretId: string } & { __typename: 'UnshareSecretSuccess' } )
  ;
  UntagDocumentResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly documentId: string } & { __typename: 'UntagDocumentSuccess' } )
  ;
  UpdateChatSessionResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly sessionId: string } & { __typename: 'UpdateChatSessionSuccess' } )
  ;
  UpdateDocumentResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly documentId: string } & { __typename: 'UpdateDocumentSuccess' } )
  ;
  UpdateEmbeddingModelResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly modelId: string } & { __typename: 'UpdateEmbeddingModelSuccess' } )
  ;
  UpdateGroupResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly groupId: string } & { __typename: 'UpdateGroupSuccess' } )
  ;
  UpdateMeResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
    | ( { readonly userId: string } & { __typename: 'UpdateMeSuccess' } )
  ;
  UpdateRoleResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly roleId: string } & { __typename: 'UpdateRoleSuccess' } )
  ;
  UpdateSecretResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( StepUpRequired & { __typename: 'StepUpRequired' } )
    | ( { readonly secretId: string } & { __typename: 'UpdateSecretSuccess' } )
  ;
  UpdateSettingResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly key: string } & { __typename: 'UpdateSettingSuccess' } )
  ;
  UpdateSystemTopicResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly topicId: string } & { __typename: 'UpdateSystemTopicSuccess' } )
  ;
  UpdateToolResult:
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly toolId: string } & { __typename: 'UpdateToolSuccess' } )
  ;
  UpdateTopicResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly topicId: string } & { __typename: 'UpdateTopicSuccess' } )
  ;
  UpdateWorkspaceMemberResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly workspaceId: string; readonly userId: string } & { __typename: 'UpdateWorkspaceMemberSuccess' } )
  ;
  UpdateWorkspaceResult:
    | ( Conflict & { __typename: 'Conflict' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( { readonly workspaceId: string } & { __typename: 'UpdateWorkspaceSuccess' } )
  ;
  WorkspaceEvent:
    | ( { readonly workspaceId: string; readonly at: string } & { __typename: 'WorkspaceCreated' } )
    | ( WorkspaceDeleted & { __typename: 'WorkspaceDeleted' } )
    | ( WorkspaceDestroyed & { __typename: 'WorkspaceDestroyed' } )
    | ( { readonly workspaceId: string; readonly userId: string; readonly at: string } & { __typename: 'WorkspaceMemberAdded' } )
    | ( WorkspaceMemberRemoved & { __typename: 'WorkspaceMemberRemoved' } )
    | ( { readonly workspaceId: string; readonly userId: string; readonly at: string } & { __typename: 'WorkspaceMemberUpdated' } )
    | ( { readonly workspaceId: string; readonly at: string } & { __typename: 'WorkspaceRestored' } )
    | ( { readonly workspaceId: string; readonly at: string } & { __typename: 'WorkspaceUpdated' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  ChatSessionEvent:
    | ( { readonly sessionId: string; readonly sequence: number; readonly messageId: string; readonly at: string } & { __typename: 'ChatBranchSelected' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly messageId: string; readonly at: string } & { __typename: 'ChatMessageAdded' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly messageId: string; readonly at: string } & { __typename: 'ChatMessageUpdated' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly runId: string; readonly status: string; readonly at: string } & { __typename: 'ChatRunChanged' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly at: string } & { __typename: 'ChatSessionDeleted' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly at: string } & { __typename: 'ChatSessionRestored' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly at: string } & { __typename: 'ChatSessionUpdated' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly approvalId: string; readonly executionId: string; readonly status: string; readonly revision: number; readonly at: string } & { __typename: 'ChatToolApprovalChanged' } )
    | ( { readonly sessionId: string; readonly sequence: number; readonly executionId: string; readonly status: string; readonly at: string } & { __typename: 'ChatToolExecutionChanged' } )
  ;
  Node:
    | ( Row & { __typename: 'ApiKey' } )
    | ( Row & { __typename: 'ApprovalRule' } )
    | ( Row & { __typename: 'AuditLog' } )
    | ( Row & { __typename: 'ChatMessage' } )
    | ( Row & { __typename: 'ChatRun' } )
    | ( Row & { __typename: 'ChatSession' } )
    | ( Row & { __typename: 'Document' } )
    | ( Row & { __typename: 'DocumentChunk' } )
    | ( Row & { __typename: 'EmbeddingModel' } )
    | ( Row & { __typename: 'Group' } )
    | ( Row & { __typename: 'Invitation' } )
    | ( Row & { __typename: 'McpServer' } )
    | ( Row & { __typename: 'Notification' } )
    | ( Row & { __typename: 'Rewrap' } )
    | ( Row & { __typename: 'Role' } )
    | ( Row & { __typename: 'Secret' } )
    | ( Row & { __typename: 'SecretLink' } )
    | ( Row & { __typename: 'ServiceAccount' } )
    | ( Row & { __typename: 'Session' } )
    | ( Row & { __typename: 'Tool' } )
    | ( Row & { __typename: 'ToolApproval' } )
    | ( Row & { __typename: 'ToolExecution' } )
    | ( Row & { __typename: 'Topic' } )
    | ( Row & { __typename: 'User' } )
    | ( Row & { __typename: 'Workspace' } )
  ;
  Problem:
    | ( ApprovalChanged & { __typename: 'ApprovalChanged' } )
    | ( ApprovalClosed & { __typename: 'ApprovalClosed' } )
    | ( Conflict & { __typename: 'Conflict' } )
    | ( DocumentUnderWay & { __typename: 'DocumentUnderWay' } )
    | ( ExecutionUnavailable & { __typename: 'ExecutionUnavailable' } )
    | ( Forbidden & { __typename: 'Forbidden' } )
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( InvalidInput & { __typename: 'InvalidInput' } )
    | ( InvalidParameters & { __typename: 'InvalidParameters' } )
    | ( KeyInUse & { __typename: 'KeyInUse' } )
    | ( LeaseLost & { __typename: 'LeaseLost' } )
    | ( McpServerUnavailable & { __typename: 'McpServerUnavailable' } )
    | ( MfaRequired & { __typename: 'MfaRequired' } )
    | ( ModelNotConfigured & { __typename: 'ModelNotConfigured' } )
    | ( NotFound & { __typename: 'NotFound' } )
    | ( QuotaExceeded & { __typename: 'QuotaExceeded' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
    | ( RunUnderWay & { __typename: 'RunUnderWay' } )
    | ( SecretExpired & { __typename: 'SecretExpired' } )
    | ( SecretImportRefused & { __typename: 'SecretImportRefused' } )
    | ( SecretInactive & { __typename: 'SecretInactive' } )
    | ( SecretLinkClosed & { __typename: 'SecretLinkClosed' } )
    | ( SecretLinkSpent & { __typename: 'SecretLinkSpent' } )
    | ( SecretNotShareable & { __typename: 'SecretNotShareable' } )
    | ( StepUpRequired & { __typename: 'StepUpRequired' } )
    | ( StorageUnavailable & { __typename: 'StorageUnavailable' } )
    | ( ToolBusy & { __typename: 'ToolBusy' } )
    | ( ToolUnavailable & { __typename: 'ToolUnavailable' } )
    | ( UploadMissing & { __typename: 'UploadMissing' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptInvitationInput: AcceptInvitationInput;
  AcceptInvitationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AcceptInvitationResult']>;
  AcceptInvitationSuccess: ResolverTypeWrapper<SignedIn>;
  AccessRule: AccessRule;
  AddGroupMemberInput: AddGroupMemberInput;
  AddGroupMemberResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddGroupMemberResult']>;
  AddGroupMemberSuccess: ResolverTypeWrapper<{ readonly groupId: string }>;
  AddWorkspaceMemberInput: AddWorkspaceMemberInput;
  AddWorkspaceMemberResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddWorkspaceMemberResult']>;
  AddWorkspaceMemberSuccess: ResolverTypeWrapper<{ readonly workspaceId: string; readonly userId: string }>;
  ApiKey: ResolverTypeWrapper<Row>;
  ApiKeyConnection: ResolverTypeWrapper<Row>;
  ApiKeyEdge: ResolverTypeWrapper<Omit<ApiKeyEdge, 'node'> & { node: ResolversTypes['ApiKey'] }>;
  ApiKeyFilter: ApiKeyFilter;
  AppendMessageInput: AppendMessageInput;
  AppendMessageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AppendMessageResult']>;
  AppendMessageSuccess: ResolverTypeWrapper<{ readonly messageId: string }>;
  ApprovalChanged: ResolverTypeWrapper<ApprovalChanged>;
  ApprovalClosed: ResolverTypeWrapper<ApprovalClosed>;
  ApprovalDecision: ApprovalDecision;
  ApprovalEvent: ResolverTypeWrapper<{ readonly approvalId: string; readonly kind: ApprovalEventKind; readonly status: ToolApprovalStatus; readonly at: string }>;
  ApprovalEventKind: ApprovalEventKind;
  ApprovalMessage: ResolverTypeWrapper<ApprovalMessage>;
  ApprovalRule: ResolverTypeWrapper<Row>;
  ApprovalRuleConnection: ResolverTypeWrapper<Row>;
  ApprovalRuleEdge: ResolverTypeWrapper<Omit<ApprovalRuleEdge, 'node'> & { node: ResolversTypes['ApprovalRule'] }>;
  ApprovalRuleScope: ApprovalRuleScope;
  ApprovalSecret: ResolverTypeWrapper<Row>;
  ApprovalVote: ResolverTypeWrapper<Row>;
  ApproveToolExecutionInput: ApproveToolExecutionInput;
  ApproveToolExecutionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ApproveToolExecutionResult']>;
  ApproveToolExecutionSuccess: ResolverTypeWrapper<{ readonly approvalId: string }>;
  AssignGroupRoleInput: AssignGroupRoleInput;
  AssignGroupRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AssignGroupRoleResult']>;
  AssignGroupRoleSuccess: ResolverTypeWrapper<{ readonly groupId: string }>;
  AssignRoleInput: AssignRoleInput;
  AssignRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AssignRoleResult']>;
  AssignRoleSuccess: ResolverTypeWrapper<{ readonly userId: string }>;
  AuditBreak: ResolverTypeWrapper<AuditBreak>;
  AuditCheckpoints: ResolverTypeWrapper<AuditCheckpoints>;
  AuditLog: ResolverTypeWrapper<Row>;
  AuditLogConnection: ResolverTypeWrapper<Row>;
  AuditLogEdge: ResolverTypeWrapper<Omit<AuditLogEdge, 'node'> & { node: ResolversTypes['AuditLog'] }>;
  AuditLogFilter: AuditLogFilter;
  AuditVerification: ResolverTypeWrapper<AuditVerification>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelRunInput: CancelRunInput;
  CancelRunResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelRunResult']>;
  CancelRunSuccess: ResolverTypeWrapper<{ readonly runId: string }>;
  CancelToolExecutionInput: CancelToolExecutionInput;
  CancelToolExecutionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelToolExecutionResult']>;
  CancelToolExecutionSuccess: ResolverTypeWrapper<{ readonly executionId: string }>;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangePasswordResult']>;
  ChangePasswordSuccess: ResolverTypeWrapper<{ readonly userId: string }>;
  ChatBranchSelected: ResolverTypeWrapper<{ readonly sessionId: string; readonly sequence: number; readonly messageId: string; readonly at: string }>;
  ChatEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChatEvent']>;
  ChatExport: ResolverTypeWrapper<ChatExport>;
  ChatExportFormat: ChatExportFormat;
  ChatMessage: ResolverTypeWrapper<Row>;
  ChatMessageAdded: ResolverTypeWrapper<{ readonly sessionId: string; readonly sequence: number; readonly messageId: string; readonly at: string }>;
  ChatMessageConnection: ResolverTypeWrapper<Row>;
  ChatMessageEdge: ResolverTypeWrapper<Omit<ChatMessageEdge, 'node'> & { node: ResolversTypes['ChatMessage'] }>;
  ChatMessageMatch: ResolverTypeWrapper<{ readonly messageId: string; readonly sessionId: string; readonly snippet: string; readonly score: number }>;
  ChatMessageScope: ChatMessageScope;
  ChatMessageSnapshot: ResolverTypeWrapper<ChatMessageSnapshot>;
  ChatMessageStatus: ChatMessageStatus;
  ChatMessageUpdated: ResolverTypeWrapper<{ readonly sessionId: string; readonly sequence: number; readonly messageId: string; readonly at: string }>;
  ChatRole: ChatRole;
  ChatRun: ResolverTypeWrapper<Row>;
  ChatRunChanged: ResolverTypeWrapper<{ readonly sessionId: string; readonly sequence: number; readonly runId: string; readonly status: string; readonly at: string }>;
  ChatRunConnection: ResolverTypeWrapper<Row>;
  ChatRunEdge: ResolverTypeWrapper<Omit<ChatRunEdge, 'node'> & { node: ResolversTypes['ChatRun'] }>;
  ChatRunFinish: ChatRunFinish;
  ChatRunReason: ChatRunReason;
  ChatRunStatus: ChatRunStatus;
  ChatSession: ResolverTypeWrapper<Row>;
  ChatSessionConnection: ResolverTypeWrapper<Row>;
  ChatSessionDeleted: ResolverTypeWrapper<{ readonly sessionId: string; readonly sequence: number; readonly at: string }>;
  ChatSessionEdge: ResolverTypeWrapper<Omit<ChatSessionEdge, 'node'> & { node: ResolversTypes['ChatSession'] }>;
  ChatSessionEvent: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['ChatSessionEvent']>;
  ChatSessionFilter: ChatSessionFilter;
  ChatSessionRestored: ResolverTypeWrapper<{ readonly sessionId: string; readonly sequence: number; readonly at: string }>;
  ChatSessionUpdated: ResolverTypeWrapper<{ readonly sessionId: string; readonly sequence: number; readonly at: string }>;
  ChatSummary: ResolverTypeWrapper<Row>;
  ChatTextDelta: ResolverTypeWrapper<ChatTextDelta>;
  ChatToolApprovalChanged: ResolverTypeWrapper<{ readonly sessionId: string; readonly sequence: number; readonly approvalId: string; readonly executionId: string; readonly status: string; readonly revision: number; readonly at: string }>;
  ChatToolCall: ResolverTypeWrapper<Omit<ChatToolCall, 'execution'> & { execution?: Maybe<ResolversTypes['ToolExecution']> }>;
  ChatToolExecutionChanged: ResolverTypeWrapper<{ readonly sessionId: string; readonly sequence: number; readonly executionId: string; readonly status: string; readonly at: string }>;
  ClaimToolExecutionInput: ClaimToolExecutionInput;
  ClaimToolExecutionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ClaimToolExecutionResult']>;
  ClaimToolExecutionSuccess: ResolverTypeWrapper<{ readonly executionId: string; readonly leaseToken: string; readonly heartbeatSeconds: number }>;
  ClassificationStatus: ClassificationStatus;
  CompleteMfaInput: CompleteMfaInput;
  CompleteMfaResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CompleteMfaResult']>;
  CompleteMfaSuccess: ResolverTypeWrapper<SignedIn>;
  CompleteToolExecutionInput: CompleteToolExecutionInput;
  CompleteToolExecutionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CompleteToolExecutionResult']>;
  CompleteToolExecutionSuccess: ResolverTypeWrapper<{ readonly executionId: string }>;
  ConfirmDocumentUploadInput: ConfirmDocumentUploadInput;
  ConfirmDocumentUploadResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ConfirmDocumentUploadResult']>;
  ConfirmDocumentUploadSuccess: ResolverTypeWrapper<{ readonly documentId: string }>;
  ConfirmTotpInput: ConfirmTotpInput;
  ConfirmTotpResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ConfirmTotpResult']>;
  ConfirmTotpSuccess: ResolverTypeWrapper<ConfirmTotpSuccess>;
  Conflict: ResolverTypeWrapper<Conflict>;
  ContextStrategy: ContextStrategy;
  ContextWindow: ResolverTypeWrapper<Row>;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateApiKeyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateApiKeyResult']>;
  CreateApiKeySuccess: ResolverTypeWrapper<{ readonly apiKeyId: string; readonly key: string }>;
  CreateChatSessionInput: CreateChatSessionInput;
  CreateChatSessionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateChatSessionResult']>;
  CreateChatSessionSuccess: ResolverTypeWrapper<{ readonly sessionId: string }>;
  CreateEmbeddingModelInput: CreateEmbeddingModelInput;
  CreateEmbeddingModelResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateEmbeddingModelResult']>;
  CreateEmbeddingModelSuccess: ResolverTypeWrapper<{ readonly modelId: string }>;
  CreateGroupInput: CreateGroupInput;
  CreateGroupResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateGroupResult']>;
  CreateGroupSuccess: ResolverTypeWrapper<{ readonly groupId: string }>;
  CreateInvitationInput: CreateInvitationInput;
  CreateInvitationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateInvitationResult']>;
  CreateInvitationSuccess: ResolverTypeWrapper<{ readonly invitationId: string; readonly token: string; readonly url: string }>;
  CreatePasswordResetInput: CreatePasswordResetInput;
  CreatePasswordResetResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreatePasswordResetResult']>;
  CreatePasswordResetSuccess: ResolverTypeWrapper<{ readonly userId: string; readonly token: string; readonly url: string; readonly expiresAt: string }>;
  CreateRoleInput: CreateRoleInput;
  CreateRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateRoleResult']>;
  CreateRoleSuccess: ResolverTypeWrapper<{ readonly roleId: string }>;
  CreateSecretInput: CreateSecretInput;
  CreateSecretLinkInput: CreateSecretLinkInput;
  CreateSecretLinkResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateSecretLinkResult']>;
  CreateSecretLinkSuccess: ResolverTypeWrapper<{ readonly linkId: string; readonly url: string }>;
  CreateSecretResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateSecretResult']>;
  CreateSecretSuccess: ResolverTypeWrapper<{ readonly secretId: string }>;
  CreateServiceAccountInput: CreateServiceAccountInput;
  CreateServiceAccountResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateServiceAccountResult']>;
  CreateServiceAccountSuccess: ResolverTypeWrapper<{ readonly serviceAccountId: string }>;
  CreateSystemTopicInput: CreateSystemTopicInput;
  CreateSystemTopicResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateSystemTopicResult']>;
  CreateSystemTopicSuccess: ResolverTypeWrapper<{ readonly topicId: string }>;
  CreateTopicInput: CreateTopicInput;
  CreateTopicResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateTopicResult']>;
  CreateTopicSuccess: ResolverTypeWrapper<{ readonly topicId: string }>;
  CreateWorkspaceInput: CreateWorkspaceInput;
  CreateWorkspaceResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateWorkspaceResult']>;
  CreateWorkspaceSuccess: ResolverTypeWrapper<{ readonly workspaceId: string }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteChatSessionInput: DeleteChatSessionInput;
  DeleteChatSessionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteChatSessionResult']>;
  DeleteChatSessionSuccess: ResolverTypeWrapper<{ readonly sessionId: string }>;
  DeleteDocumentInput: DeleteDocumentInput;
  DeleteDocumentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteDocumentResult']>;
  DeleteDocumentSuccess: ResolverTypeWrapper<{ readonly documentId: string }>;
  DeleteGroupInput: DeleteGroupInput;
  DeleteGroupResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteGroupResult']>;
  DeleteGroupSuccess: ResolverTypeWrapper<{ readonly groupId: string }>;
  DeleteNotificationInput: DeleteNotificationInput;
  DeleteNotificationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteNotificationResult']>;
  DeleteNotificationSuccess: ResolverTypeWrapper<DeleteNotificationSuccess>;
  DeleteRoleInput: DeleteRoleInput;
  DeleteRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteRoleResult']>;
  DeleteRoleSuccess: ResolverTypeWrapper<{ readonly roleId: string }>;
  DeleteSecretInput: DeleteSecretInput;
  DeleteSecretResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteSecretResult']>;
  DeleteSecretSuccess: ResolverTypeWrapper<{ readonly secretId: string }>;
  DeleteServiceAccountInput: DeleteServiceAccountInput;
  DeleteServiceAccountResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteServiceAccountResult']>;
  DeleteServiceAccountSuccess: ResolverTypeWrapper<DeleteServiceAccountSuccess>;
  DeleteSystemTopicInput: DeleteSystemTopicInput;
  DeleteSystemTopicResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteSystemTopicResult']>;
  DeleteSystemTopicSuccess: ResolverTypeWrapper<{ readonly topicId: string }>;
  DeleteToolInput: DeleteToolInput;
  DeleteToolResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteToolResult']>;
  DeleteToolSuccess: ResolverTypeWrapper<{ readonly toolId: string }>;
  DeleteTopicInput: DeleteTopicInput;
  DeleteTopicResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteTopicResult']>;
  DeleteTopicSuccess: ResolverTypeWrapper<{ readonly topicId: string }>;
  DeleteUserInput: DeleteUserInput;
  DeleteUserResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteUserResult']>;
  DeleteUserSuccess: ResolverTypeWrapper<DeleteUserSuccess>;
  DeleteWorkspaceInput: DeleteWorkspaceInput;
  DeleteWorkspaceResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteWorkspaceResult']>;
  DeleteWorkspaceSuccess: ResolverTypeWrapper<{ readonly workspaceId: string }>;
  DeletedSecretState: DeletedSecretState;
  DestroySecretInput: DestroySecretInput;
  DestroySecretResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DestroySecretResult']>;
  DestroySecretSuccess: ResolverTypeWrapper<{ readonly secretId: string }>;
  DisableTotpInput: DisableTotpInput;
  DisableTotpResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DisableTotpResult']>;
  DisableTotpSuccess: ResolverTypeWrapper<{ readonly userId: string }>;
  Document: ResolverTypeWrapper<Row>;
  DocumentChunk: ResolverTypeWrapper<Row>;
  DocumentChunkConnection: ResolverTypeWrapper<Omit<DocumentChunkConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DocumentChunkEdge']>, nodes: ReadonlyArray<ResolversTypes['DocumentChunk']> }>;
  DocumentChunkEdge: ResolverTypeWrapper<Omit<DocumentChunkEdge, 'node'> & { node: ResolversTypes['DocumentChunk'] }>;
  DocumentClassified: ResolverTypeWrapper<{ readonly documentId: string; readonly classificationStatus: ClassificationStatus; readonly at: string }>;
  DocumentConnection: ResolverTypeWrapper<Row>;
  DocumentDeleted: ResolverTypeWrapper<DocumentDeleted>;
  DocumentDisposition: DocumentDisposition;
  DocumentDownload: ResolverTypeWrapper<DocumentDownload>;
  DocumentEdge: ResolverTypeWrapper<Omit<DocumentEdge, 'node'> & { node: ResolversTypes['Document'] }>;
  DocumentEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DocumentEvent']>;
  DocumentFilter: DocumentFilter;
  DocumentProgress: ResolverTypeWrapper<DocumentProgress>;
  DocumentSearchConnection: ResolverTypeWrapper<Found>;
  DocumentSearchEdge: ResolverTypeWrapper<Row>;
  DocumentSearchFilter: DocumentSearchFilter;
  DocumentSearchResult: ResolverTypeWrapper<HitRow>;
  DocumentStatus: DocumentStatus;
  DocumentStatusChanged: ResolverTypeWrapper<{ readonly documentId: string; readonly status: DocumentStatus; readonly at: string }>;
  DocumentStep: DocumentStep;
  DocumentTopic: ResolverTypeWrapper<Row>;
  DocumentUnderWay: ResolverTypeWrapper<DocumentUnderWay>;
  EditMessageInput: EditMessageInput;
  EditMessageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EditMessageResult']>;
  EditMessageSuccess: ResolverTypeWrapper<{ readonly messageId: string }>;
  EmbeddingModel: ResolverTypeWrapper<Row>;
  EnrollTotpResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EnrollTotpResult']>;
  EnrollTotpSuccess: ResolverTypeWrapper<EnrollTotpSuccess>;
  EraseUserInput: EraseUserInput;
  EraseUserResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EraseUserResult']>;
  EraseUserSuccess: ResolverTypeWrapper<EraseUserSuccess>;
  ExecutionUnavailable: ResolverTypeWrapper<ExecutionUnavailable>;
  FailToolExecutionInput: FailToolExecutionInput;
  FailToolExecutionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FailToolExecutionResult']>;
  FailToolExecutionSuccess: ResolverTypeWrapper<{ readonly executionId: string }>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Forbidden: ResolverTypeWrapper<Forbidden>;
  GrantPermissionInput: GrantPermissionInput;
  GrantPermissionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['GrantPermissionResult']>;
  GrantPermissionSuccess: ResolverTypeWrapper<RightsTarget>;
  Grantee: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['Grantee']>;
  Group: ResolverTypeWrapper<Row>;
  GroupConnection: ResolverTypeWrapper<Row>;
  GroupEdge: ResolverTypeWrapper<Omit<GroupEdge, 'node'> & { node: ResolversTypes['Group'] }>;
  HeartbeatToolExecutionInput: HeartbeatToolExecutionInput;
  HeartbeatToolExecutionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['HeartbeatToolExecutionResult']>;
  HeartbeatToolExecutionSuccess: ResolverTypeWrapper<HeartbeatToolExecutionSuccess>;
  HttpBodyFormat: HttpBodyFormat;
  HttpField: ResolverTypeWrapper<HttpField>;
  HttpFieldInput: HttpFieldInput;
  HttpMethod: HttpMethod;
  HttpToolInput: HttpToolInput;
  HttpToolRequest: ResolverTypeWrapper<HttpToolRequest>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ImportAction: ImportAction;
  ImportConflict: ImportConflict;
  ImportSecretsInput: ImportSecretsInput;
  ImportSecretsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ImportSecretsResult']>;
  ImportSecretsSuccess: ResolverTypeWrapper<ImportSecretsSuccess>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InvalidCredentials: ResolverTypeWrapper<InvalidCredentials>;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  InvalidParameters: ResolverTypeWrapper<InvalidParameters>;
  Invitation: ResolverTypeWrapper<Row>;
  InvitationConnection: ResolverTypeWrapper<Row>;
  InvitationEdge: ResolverTypeWrapper<Omit<InvitationEdge, 'node'> & { node: ResolversTypes['Invitation'] }>;
  InvitationFilter: InvitationFilter;
  InvitationStatus: InvitationStatus;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  KeyInUse: ResolverTypeWrapper<KeyInUse>;
  KeyUsage: ResolverTypeWrapper<KeyUsage>;
  LeaseLost: ResolverTypeWrapper<LeaseLost>;
  LoginInput: LoginInput;
  LoginResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LoginResult']>;
  LoginSuccess: ResolverTypeWrapper<SignedIn>;
  LogoutResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LogoutResult']>;
  LogoutSuccess: ResolverTypeWrapper<{ readonly sessionId: string }>;
  MarkAllNotificationsReadInput: MarkAllNotificationsReadInput;
  MarkAllNotificationsReadResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MarkAllNotificationsReadResult']>;
  MarkAllNotificationsReadSuccess: ResolverTypeWrapper<MarkAllNotificationsReadSuccess>;
  MarkNotificationReadInput: MarkNotificationReadInput;
  MarkNotificationReadResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MarkNotificationReadResult']>;
  MarkNotificationReadSuccess: ResolverTypeWrapper<{ readonly notificationId: string }>;
  McpHeaderInput: McpHeaderInput;
  McpServer: ResolverTypeWrapper<Row>;
  McpServerConnection: ResolverTypeWrapper<Row>;
  McpServerEdge: ResolverTypeWrapper<Omit<McpServerEdge, 'node'> & { node: ResolversTypes['McpServer'] }>;
  McpServerUnavailable: ResolverTypeWrapper<McpServerUnavailable>;
  MfaRequired: ResolverTypeWrapper<MfaRequired>;
  ModelNotConfigured: ResolverTypeWrapper<ModelNotConfigured>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFound: ResolverTypeWrapper<NotFound>;
  Notification: ResolverTypeWrapper<Row>;
  NotificationConnection: ResolverTypeWrapper<Row>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  NotificationFilter: NotificationFilter;
  NotificationKind: NotificationKind;
  OpenSecretLinkInput: OpenSecretLinkInput;
  OpenSecretLinkResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['OpenSecretLinkResult']>;
  OpenSecretLinkSuccess: ResolverTypeWrapper<OpenSecretLinkSuccess>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Permission: ResolverTypeWrapper<Row>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  PromoteSecretInput: PromoteSecretInput;
  PromoteSecretResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PromoteSecretResult']>;
  PromoteSecretSuccess: ResolverTypeWrapper<{ readonly secretId: string }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Quota: ResolverTypeWrapper<Row>;
  QuotaExceeded: ResolverTypeWrapper<QuotaExceeded>;
  QuotaLevel: QuotaLevel;
  RateLimited: ResolverTypeWrapper<RateLimited>;
  RateSearchResultInput: RateSearchResultInput;
  RateSearchResultResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RateSearchResultResult']>;
  RateSearchResultSuccess: ResolverTypeWrapper<RateSearchResultSuccess>;
  ReclassifyDocumentInput: ReclassifyDocumentInput;
  ReclassifyDocumentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReclassifyDocumentResult']>;
  ReclassifyDocumentSuccess: ResolverTypeWrapper<{ readonly documentId: string }>;
  RefreshMcpServerInput: RefreshMcpServerInput;
  RefreshMcpServerResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefreshMcpServerResult']>;
  RefreshMcpServerSuccess: ResolverTypeWrapper<Refreshed>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefreshSessionResult']>;
  RefreshSessionSuccess: ResolverTypeWrapper<SignedIn>;
  RegenerateBackupCodesInput: RegenerateBackupCodesInput;
  RegenerateBackupCodesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegenerateBackupCodesResult']>;
  RegenerateBackupCodesSuccess: ResolverTypeWrapper<RegenerateBackupCodesSuccess>;
  RegenerateMessageInput: RegenerateMessageInput;
  RegenerateMessageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegenerateMessageResult']>;
  RegenerateMessageSuccess: ResolverTypeWrapper<{ readonly runId: string }>;
  RegisterInput: RegisterInput;
  RegisterMcpServerInput: RegisterMcpServerInput;
  RegisterMcpServerResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterMcpServerResult']>;
  RegisterMcpServerSuccess: ResolverTypeWrapper<Refreshed>;
  RegisterResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterResult']>;
  RegisterSuccess: ResolverTypeWrapper<SignedIn>;
  RegisterToolInput: RegisterToolInput;
  RegisterToolResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterToolResult']>;
  RegisterToolSuccess: ResolverTypeWrapper<{ readonly toolId: string }>;
  ReissueInvitationInput: ReissueInvitationInput;
  ReissueInvitationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReissueInvitationResult']>;
  ReissueInvitationSuccess: ResolverTypeWrapper<{ readonly invitationId: string; readonly token: string; readonly url: string }>;
  RejectToolExecutionInput: RejectToolExecutionInput;
  RejectToolExecutionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RejectToolExecutionResult']>;
  RejectToolExecutionSuccess: ResolverTypeWrapper<{ readonly approvalId: string }>;
  RemoveGroupMemberInput: RemoveGroupMemberInput;
  RemoveGroupMemberResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveGroupMemberResult']>;
  RemoveGroupMemberSuccess: ResolverTypeWrapper<{ readonly groupId: string }>;
  RemoveMcpServerInput: RemoveMcpServerInput;
  RemoveMcpServerResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveMcpServerResult']>;
  RemoveMcpServerSuccess: ResolverTypeWrapper<RemoveMcpServerSuccess>;
  RemoveWorkspaceMemberInput: RemoveWorkspaceMemberInput;
  RemoveWorkspaceMemberResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveWorkspaceMemberResult']>;
  RemoveWorkspaceMemberSuccess: ResolverTypeWrapper<{ readonly workspaceId: string; readonly userId: string }>;
  ReprocessDocumentInput: ReprocessDocumentInput;
  ReprocessDocumentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReprocessDocumentResult']>;
  ReprocessDocumentSuccess: ResolverTypeWrapper<{ readonly documentId: string }>;
  RequestDocumentUploadInput: RequestDocumentUploadInput;
  RequestDocumentUploadResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestDocumentUploadResult']>;
  RequestDocumentUploadSuccess: ResolverTypeWrapper<Upload>;
  RequestToolExecutionInput: RequestToolExecutionInput;
  RequestToolExecutionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestToolExecutionResult']>;
  RequestToolExecutionSuccess: ResolverTypeWrapper<{ readonly executionId: string | null; readonly requiresApproval: boolean }>;
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResetPasswordResult']>;
  ResetPasswordSuccess: ResolverTypeWrapper<ResetPasswordSuccess>;
  ResetSettingInput: ResetSettingInput;
  ResetSettingResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResetSettingResult']>;
  ResetSettingSuccess: ResolverTypeWrapper<{ readonly key: string }>;
  RestoreChatSessionInput: RestoreChatSessionInput;
  RestoreChatSessionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestoreChatSessionResult']>;
  RestoreChatSessionSuccess: ResolverTypeWrapper<{ readonly sessionId: string }>;
  RestoreGroupInput: RestoreGroupInput;
  RestoreGroupResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestoreGroupResult']>;
  RestoreGroupSuccess: ResolverTypeWrapper<{ readonly groupId: string }>;
  RestoreSecretInput: RestoreSecretInput;
  RestoreSecretResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestoreSecretResult']>;
  RestoreSecretSuccess: ResolverTypeWrapper<{ readonly secretId: string }>;
  RestoreToolInput: RestoreToolInput;
  RestoreToolResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestoreToolResult']>;
  RestoreToolSuccess: ResolverTypeWrapper<{ readonly toolId: string }>;
  RestoreUserInput: RestoreUserInput;
  RestoreUserResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestoreUserResult']>;
  RestoreUserSuccess: ResolverTypeWrapper<{ readonly userId: string }>;
  RestoreWorkspaceInput: RestoreWorkspaceInput;
  RestoreWorkspaceResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestoreWorkspaceResult']>;
  RestoreWorkspaceSuccess: ResolverTypeWrapper<{ readonly workspaceId: string }>;
  RetireKeyInput: RetireKeyInput;
  RetireKeyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetireKeyResult']>;
  RetireKeySuccess: ResolverTypeWrapper<RetireKeySuccess>;
  RevealSecretInput: RevealSecretInput;
  RevealSecretResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevealSecretResult']>;
  RevealSecretSuccess: ResolverTypeWrapper<{ readonly secretId: string; readonly value: string; readonly version: number }>;
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeApiKeyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeApiKeyResult']>;
  RevokeApiKeySuccess: ResolverTypeWrapper<{ readonly apiKeyId: string }>;
  RevokeApprovalRuleInput: RevokeApprovalRuleInput;
  RevokeApprovalRuleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeApprovalRuleResult']>;
  RevokeApprovalRuleSuccess: ResolverTypeWrapper<{ readonly ruleId: string }>;
  RevokeInvitationInput: RevokeInvitationInput;
  RevokeInvitationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeInvitationResult']>;
  RevokeInvitationSuccess: ResolverTypeWrapper<{ readonly invitationId: string }>;
  RevokePermissionInput: RevokePermissionInput;
  RevokePermissionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokePermissionResult']>;
  RevokePermissionSuccess: ResolverTypeWrapper<RightsTarget>;
  RevokeSecretLinkInput: RevokeSecretLinkInput;
  RevokeSecretLinkResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeSecretLinkResult']>;
  RevokeSecretLinkSuccess: ResolverTypeWrapper<{ readonly linkId: string }>;
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeSessionResult']>;
  RevokeSessionSuccess: ResolverTypeWrapper<{ readonly sessionId: string }>;
  Rewrap: ResolverTypeWrapper<Row>;
  RewrapConnection: ResolverTypeWrapper<Row>;
  RewrapEdge: ResolverTypeWrapper<Omit<RewrapEdge, 'node'> & { node: ResolversTypes['Rewrap'] }>;
  RewrapProgress: ResolverTypeWrapper<{ readonly rewrapId: string }>;
  RewrapStatus: RewrapStatus;
  RiskLevel: RiskLevel;
  Role: ResolverTypeWrapper<Row>;
  RollbackSecretInput: RollbackSecretInput;
  RollbackSecretResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RollbackSecretResult']>;
  RollbackSecretSuccess: ResolverTypeWrapper<{ readonly secretId: string }>;
  RotateApiKeyInput: RotateApiKeyInput;
  RotateApiKeyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RotateApiKeyResult']>;
  RotateApiKeySuccess: ResolverTypeWrapper<{ readonly apiKeyId: string; readonly key: string }>;
  RotateSecretInput: RotateSecretInput;
  RotateSecretResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RotateSecretResult']>;
  RotateSecretSuccess: ResolverTypeWrapper<{ readonly secretId: string }>;
  RunUnderWay: ResolverTypeWrapper<RunUnderWay>;
  SearchDocumentsInput: SearchDocumentsInput;
  SearchMessagesInput: SearchMessagesInput;
  SearchMode: SearchMode;
  Secret: ResolverTypeWrapper<Row>;
  SecretAccess: ResolverTypeWrapper<Row>;
  SecretAccessConnection: ResolverTypeWrapper<Row>;
  SecretAccessEdge: ResolverTypeWrapper<Omit<SecretAccessEdge, 'node'> & { node: ResolversTypes['SecretAccessLogEntry'] }>;
  SecretAccessLogEntry: ResolverTypeWrapper<Row>;
  SecretAccessReason: SecretAccessReason;
  SecretAccessType: SecretAccessType;
  SecretActivated: ResolverTypeWrapper<{ readonly secretId: string; readonly at: string }>;
  SecretConnection: ResolverTypeWrapper<Row>;
  SecretCreated: ResolverTypeWrapper<{ readonly secretId: string; readonly at: string }>;
  SecretDeactivated: ResolverTypeWrapper<{ readonly secretId: string; readonly at: string }>;
  SecretDeleted: ResolverTypeWrapper<SecretDeleted>;
  SecretDestroyed: ResolverTypeWrapper<SecretDestroyed>;
  SecretEdge: ResolverTypeWrapper<Omit<SecretEdge, 'node'> & { node: ResolversTypes['Secret'] }>;
  SecretEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SecretEvent']>;
  SecretExpired: ResolverTypeWrapper<SecretExpired>;
  SecretExpiring: ResolverTypeWrapper<{ readonly secretId: string; readonly expiresAt: string; readonly at: string }>;
  SecretExpiryReached: ResolverTypeWrapper<{ readonly secretId: string; readonly expiresAt: string; readonly at: string }>;
  SecretFilter: SecretFilter;
  SecretGroupAccessGained: ResolverTypeWrapper<{ readonly secretId: string; readonly groupId: string; readonly userId: string; readonly at: string }>;
  SecretGroupAccessRestored: ResolverTypeWrapper<{ readonly secretId: string; readonly groupId: string; readonly at: string }>;
  SecretImportEntry: ResolverTypeWrapper<SecretImportEntry>;
  SecretImportRefused: ResolverTypeWrapper<SecretImportRefused>;
  SecretInactive: ResolverTypeWrapper<SecretInactive>;
  SecretLink: ResolverTypeWrapper<Row>;
  SecretLinkClosed: ResolverTypeWrapper<SecretLinkClosed>;
  SecretLinkConnection: ResolverTypeWrapper<Row>;
  SecretLinkCreated: ResolverTypeWrapper<{ readonly secretId: string; readonly linkId: string; readonly at: string }>;
  SecretLinkEdge: ResolverTypeWrapper<Omit<SecretLinkEdge, 'node'> & { node: ResolversTypes['SecretLink'] }>;
  SecretLinkExpired: ResolverTypeWrapper<{ readonly secretId: string; readonly linkId: string; readonly at: string }>;
  SecretLinkOpened: ResolverTypeWrapper<{ readonly secretId: string; readonly linkId: string; readonly userId: string; readonly at: string }>;
  SecretLinkReopened: ResolverTypeWrapper<{ readonly secretId: string; readonly linkId: string; readonly userId: string; readonly at: string }>;
  SecretLinkRevoked: ResolverTypeWrapper<{ readonly secretId: string; readonly linkId: string; readonly at: string }>;
  SecretLinkSpent: ResolverTypeWrapper<SecretLinkSpent>;
  SecretLinkState: SecretLinkState;
  SecretNotShareable: ResolverTypeWrapper<SecretNotShareable>;
  SecretOwnership: SecretOwnership;
  SecretPromoted: ResolverTypeWrapper<{ readonly secretId: string; readonly at: string }>;
  SecretRestored: ResolverTypeWrapper<{ readonly secretId: string; readonly at: string }>;
  SecretRevealed: ResolverTypeWrapper<{ readonly secretId: string; readonly userId: string; readonly version: number; readonly at: string }>;
  SecretRotated: ResolverTypeWrapper<{ readonly secretId: string; readonly version: number; readonly rolledBackTo: number | null; readonly at: string }>;
  SecretRotation: ResolverTypeWrapper<Row>;
  SecretRotationDue: ResolverTypeWrapper<{ readonly secretId: string; readonly dueAt: string; readonly at: string }>;
  SecretScope: SecretScope;
  SecretShare: ResolverTypeWrapper<Row>;
  SecretShared: ResolverTypeWrapper<{ readonly secretId: string; readonly granteeId: string; readonly groupId: string | null; readonly at: string }>;
  SecretToolBinding: ResolverTypeWrapper<SecretToolBinding>;
  SecretType: SecretType;
  SecretUnshared: ResolverTypeWrapper<SecretUnshared>;
  SecretUpdated: ResolverTypeWrapper<{ readonly secretId: string; readonly at: string }>;
  SecretVersion: ResolverTypeWrapper<Row>;
  SelectBranchInput: SelectBranchInput;
  SelectBranchResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SelectBranchResult']>;
  SelectBranchSuccess: ResolverTypeWrapper<{ readonly sessionId: string }>;
  SendMessageInput: SendMessageInput;
  SendMessageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SendMessageResult']>;
  SendMessageSuccess: ResolverTypeWrapper<{ readonly messageId: string; readonly runId: string }>;
  ServiceAccount: ResolverTypeWrapper<Row>;
  ServiceAccountConnection: ResolverTypeWrapper<Row>;
  ServiceAccountEdge: ResolverTypeWrapper<Omit<ServiceAccountEdge, 'node'> & { node: ResolversTypes['ServiceAccount'] }>;
  ServiceAccountFilter: ServiceAccountFilter;
  Session: ResolverTypeWrapper<Row>;
  SetDefaultEmbeddingModelInput: SetDefaultEmbeddingModelInput;
  SetDefaultEmbeddingModelResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetDefaultEmbeddingModelResult']>;
  SetDefaultEmbeddingModelSuccess: ResolverTypeWrapper<{ readonly modelId: string }>;
  SetSecretActiveInput: SetSecretActiveInput;
  SetSecretActiveResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetSecretActiveResult']>;
  SetSecretActiveSuccess: ResolverTypeWrapper<{ readonly secretId: string }>;
  SetSecretRotationInput: SetSecretRotationInput;
  SetSecretRotationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetSecretRotationResult']>;
  SetSecretRotationSuccess: ResolverTypeWrapper<{ readonly secretId: string }>;
  SetToolActiveInput: SetToolActiveInput;
  SetToolActiveResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetToolActiveResult']>;
  SetToolActiveSuccess: ResolverTypeWrapper<{ readonly toolId: string }>;
  SetUserActiveInput: SetUserActiveInput;
  SetUserActiveResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetUserActiveResult']>;
  SetUserActiveSuccess: ResolverTypeWrapper<{ readonly userId: string }>;
  SetUserAiInput: SetUserAiInput;
  SetUserAiResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetUserAiResult']>;
  SetUserAiSuccess: ResolverTypeWrapper<{ readonly userId: string }>;
  SetUserQuotaInput: SetUserQuotaInput;
  SetUserQuotaResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetUserQuotaResult']>;
  SetUserQuotaSuccess: ResolverTypeWrapper<{ readonly userId: string }>;
  Setting: ResolverTypeWrapper<Row>;
  ShareAccess: ShareAccess;
  ShareSecretInput: ShareSecretInput;
  ShareSecretResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ShareSecretResult']>;
  ShareSecretSuccess: ResolverTypeWrapper<{ readonly secretId: string }>;
  SkippedMcpTool: ResolverTypeWrapper<SkippedMcpTool>;
  StartRewrapInput: StartRewrapInput;
  StartRewrapResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartRewrapResult']>;
  StartRewrapSuccess: ResolverTypeWrapper<{ readonly rewrapId: string }>;
  StepUpInput: StepUpInput;
  StepUpRequired: ResolverTypeWrapper<StepUpRequired>;
  StepUpResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StepUpResult']>;
  StepUpSuccess: ResolverTypeWrapper<StepUpSuccess>;
  StorageUnavailable: ResolverTypeWrapper<StorageUnavailable>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TagDocumentInput: TagDocumentInput;
  TagDocumentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TagDocumentResult']>;
  TagDocumentSuccess: ResolverTypeWrapper<{ readonly documentId: string }>;
  Tool: ResolverTypeWrapper<Row>;
  ToolApproval: ResolverTypeWrapper<Row>;
  ToolApprovalConnection: ResolverTypeWrapper<Row>;
  ToolApprovalEdge: ResolverTypeWrapper<Omit<ToolApprovalEdge, 'node'> & { node: ResolversTypes['ToolApproval'] }>;
  ToolApprovalFilter: ToolApprovalFilter;
  ToolApprovalStatus: ToolApprovalStatus;
  ToolBusy: ResolverTypeWrapper<ToolBusy>;
  ToolCacheScope: ToolCacheScope;
  ToolCategory: ToolCategory;
  ToolConnection: ResolverTypeWrapper<Row>;
  ToolDecider: ToolDecider;
  ToolEdge: ResolverTypeWrapper<Omit<ToolEdge, 'node'> & { node: ResolversTypes['Tool'] }>;
  ToolExecution: ResolverTypeWrapper<Row>;
  ToolExecutionConnection: ResolverTypeWrapper<Row>;
  ToolExecutionEdge: ResolverTypeWrapper<Omit<ToolExecutionEdge, 'node'> & { node: ResolversTypes['ToolExecution'] }>;
  ToolExecutionEvent: ResolverTypeWrapper<{ readonly executionId: string; readonly status: ToolExecutionStatus; readonly reason: ToolExecutionReason | null; readonly at: string }>;
  ToolExecutionFilter: ToolExecutionFilter;
  ToolExecutionReason: ToolExecutionReason;
  ToolExecutionStatus: ToolExecutionStatus;
  ToolFilter: ToolFilter;
  ToolKind: ToolKind;
  ToolUnavailable: ResolverTypeWrapper<ToolUnavailable>;
  Topic: ResolverTypeWrapper<Row>;
  TopicConnection: ResolverTypeWrapper<Row>;
  TopicEdge: ResolverTypeWrapper<Omit<TopicEdge, 'node'> & { node: ResolversTypes['Topic'] }>;
  TopicFilter: TopicFilter;
  TopicSource: TopicSource;
  UnassignGroupRoleInput: UnassignGroupRoleInput;
  UnassignGroupRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UnassignGroupRoleResult']>;
  UnassignGroupRoleSuccess: ResolverTypeWrapper<{ readonly groupId: string }>;
  UnassignRoleInput: UnassignRoleInput;
  UnassignRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UnassignRoleResult']>;
  UnassignRoleSuccess: ResolverTypeWrapper<{ readonly userId: string }>;
  UnshareSecretInput: UnshareSecretInput;
  UnshareSecretResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UnshareSecretResult']>;
  UnshareSecretSuccess: ResolverTypeWrapper<{ readonly secretId: string }>;
  UntagDocumentInput: UntagDocumentInput;
  UntagDocumentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UntagDocumentResult']>;
  UntagDocumentSuccess: ResolverTypeWrapper<{ readonly documentId: string }>;
  UpdateChatSessionInput: UpdateChatSessionInput;
  UpdateChatSessionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateChatSessionResult']>;
  UpdateChatSessionSuccess: ResolverTypeWrapper<{ readonly sessionId: string }>;
  UpdateDocumentInput: UpdateDocumentInput;
  UpdateDocumentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateDocumentResult']>;
  UpdateDocumentSuccess: ResolverTypeWrapper<{ readonly documentId: string }>;
  UpdateEmbeddingModelInput: UpdateEmbeddingModelInput;
  UpdateEmbeddingModelResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateEmbeddingModelResult']>;
  UpdateEmbeddingModelSuccess: ResolverTypeWrapper<{ readonly modelId: string }>;
  UpdateGroupInput: UpdateGroupInput;
  UpdateGroupResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateGroupResult']>;
  UpdateGroupSuccess: ResolverTypeWrapper<{ readonly groupId: string }>;
  UpdateMeInput: UpdateMeInput;
  UpdateMeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateMeResult']>;
  UpdateMeSuccess: ResolverTypeWrapper<{ readonly userId: string }>;
  UpdateRoleInput: UpdateRoleInput;
  UpdateRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateRoleResult']>;
  UpdateRoleSuccess: ResolverTypeWrapper<{ readonly roleId: string }>;
  UpdateSecretInput: UpdateSecretInput;
  UpdateSecretResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateSecretResult']>;
  UpdateSecretSuccess: ResolverTypeWrapper<{ readonly secretId: string }>;
  UpdateSettingInput: UpdateSettingInput;
  UpdateSettingResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateSettingResult']>;
  UpdateSettingSuccess: ResolverTypeWrapper<{ readonly key: string }>;
  UpdateSystemTopicInput: UpdateSystemTopicInput;
  UpdateSystemTopicResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateSystemTopicResult']>;
  UpdateSystemTopicSuccess: ResolverTypeWrapper<{ readonly topicId: string }>;
  UpdateToolInput: UpdateToolInput;
  UpdateToolResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateToolResult']>;
  UpdateToolSuccess: ResolverTypeWrapper<{ readonly toolId: string }>;
  UpdateTopicInput: UpdateTopicInput;
  UpdateTopicResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateTopicResult']>;
  UpdateTopicSuccess: ResolverTypeWrapper<{ readonly topicId: string }>;
  UpdateWorkspaceInput: UpdateWorkspaceInput;
  UpdateWorkspaceMemberInput: UpdateWorkspaceMemberInput;
  UpdateWorkspaceMemberResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateWorkspaceMemberResult']>;
  UpdateWorkspaceMemberSuccess: ResolverTypeWrapper<{ readonly workspaceId: string; readonly userId: string }>;
  UpdateWorkspaceResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateWorkspaceResult']>;
  UpdateWorkspaceSuccess: ResolverTypeWrapper<{ readonly workspaceId: string }>;
  UploadMissing: ResolverTypeWrapper<UploadMissing>;
  User: ResolverTypeWrapper<Row>;
  UserConnection: ResolverTypeWrapper<Row>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserKind: UserKind;
  Workspace: ResolverTypeWrapper<Row>;
  WorkspaceConnection: ResolverTypeWrapper<Row>;
  WorkspaceCreated: ResolverTypeWrapper<{ readonly workspaceId: string; readonly at: string }>;
  WorkspaceDeleted: ResolverTypeWrapper<WorkspaceDeleted>;
  WorkspaceDestroyed: ResolverTypeWrapper<WorkspaceDestroyed>;
  WorkspaceEdge: ResolverTypeWrapper<Omit<WorkspaceEdge, 'node'> & { node: ResolversTypes['Workspace'] }>;
  WorkspaceEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WorkspaceEvent']>;
  WorkspaceFilter: WorkspaceFilter;
  WorkspaceMember: ResolverTypeWrapper<Row>;
  WorkspaceMemberAdded: ResolverTypeWrapper<{ readonly workspaceId: string; readonly userId: string; readonly at: string }>;
  WorkspaceMemberConnection: ResolverTypeWrapper<Row>;
  WorkspaceMemberEdge: ResolverTypeWrapper<Omit<WorkspaceMemberEdge, 'node'> & { node: ResolversTypes['WorkspaceMember'] }>;
  WorkspaceMemberRemoved: ResolverTypeWrapper<WorkspaceMemberRemoved>;
  WorkspaceMemberUpdated: ResolverTypeWrapper<{ readonly workspaceId: string; readonly userId: string; readonly at: string }>;
  WorkspaceRestored: ResolverTypeWrapper<{ readonly workspaceId: string; readonly at: string }>;
  WorkspaceRole: WorkspaceRole;
  WorkspaceUpdated: ResolverTypeWrapper<{ readonly workspaceId: string; readonly at: string }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptInvitationInput: AcceptInvitationInput;
  AcceptInvitationResult: ResolversUnionTypes<ResolversParentTypes>['AcceptInvitationResult'];
  AcceptInvitationSuccess: SignedIn;
  AddGroupMemberInput: AddGroupMemberInput;
  AddGroupMemberResult: ResolversUnionTypes<ResolversParentTypes>['AddGroupMemberResult'];
  AddGroupMemberSuccess: { readonly groupId: string };
  AddWorkspaceMemberInput: AddWorkspaceMemberInput;
  AddWorkspaceMemberResult: ResolversUnionTypes<ResolversParentTypes>['AddWorkspaceMemberResult'];
  AddWorkspaceMemberSuccess: { readonly workspaceId: string; readonly userId: string };
  ApiKey: Row;
  ApiKeyConnection: Row;
  ApiKeyEdge: Omit<ApiKeyEdge, 'node'> & { node: ResolversParentTypes['ApiKey'] };
  ApiKeyFilter: ApiKeyFilter;
  AppendMessageInput: AppendMessageInput;
  AppendMessageResult: ResolversUnionTypes<ResolversParentTypes>['AppendMessageResult'];
  AppendMessageSuccess: { readonly messageId: string };
  ApprovalChanged: ApprovalChanged;
  ApprovalClosed: ApprovalClosed;
  ApprovalEvent: { readonly approvalId: string; readonly kind: ApprovalEventKind; readonly status: ToolApprovalStatus; readonly at: string };
  ApprovalMessage: ApprovalMessage;
  ApprovalRule: Row;
  ApprovalRuleConnection: Row;
  ApprovalRuleEdge: Omit<ApprovalRuleEdge, 'node'> & { node: ResolversParentTypes['ApprovalRule'] };
  ApprovalSecret: Row;
  ApprovalVote: Row;
  ApproveToolExecutionInput: ApproveToolExecutionInput;
  ApproveToolExecutionResult: ResolversUnionTypes<ResolversParentTypes>['ApproveToolExecutionResult'];
  ApproveToolExecutionSuccess: { readonly approvalId: string };
  AssignGroupRoleInput: AssignGroupRoleInput;
  AssignGroupRoleResult: ResolversUnionTypes<ResolversParentTypes>['AssignGroupRoleResult'];
  AssignGroupRoleSuccess: { readonly groupId: string };
  AssignRoleInput: AssignRoleInput;
  AssignRoleResult: ResolversUnionTypes<ResolversParentTypes>['AssignRoleResult'];
  AssignRoleSuccess: { readonly userId: string };
  AuditBreak: AuditBreak;
  AuditCheckpoints: AuditCheckpoints;
  AuditLog: Row;
  AuditLogConnection: Row;
  AuditLogEdge: Omit<AuditLogEdge, 'node'> & { node: ResolversParentTypes['AuditLog'] };
  AuditLogFilter: AuditLogFilter;
  AuditVerification: AuditVerification;
  BigInt: Scalars['BigInt']['output'];
  Boolean: Scalars['Boolean']['output'];
  CancelRunInput: CancelRunInput;
  CancelRunResult: ResolversUnionTypes<ResolversParentTypes>['CancelRunResult'];
  CancelRunSuccess: { readonly runId: string };
  CancelToolExecutionInput: CancelToolExecutionInput;
  CancelToolExecutionResult: ResolversUnionTypes<ResolversParentTypes>['CancelToolExecutionResult'];
  CancelToolExecutionSuccess: { readonly executionId: string };
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordResult: ResolversUnionTypes<ResolversParentTypes>['ChangePasswordResult'];
  ChangePasswordSuccess: { readonly userId: string };
  ChatBranchSelected: { readonly sessionId: string; readonly sequence: number; readonly messageId: string; readonly at: string };
  ChatEvent: ResolversUnionTypes<ResolversParentTypes>['ChatEvent'];
  ChatExport: ChatExport;
  ChatMessage: Row;
  ChatMessageAdded: { readonly sessionId: string; readonly sequence: number; readonly messageId: string; readonly at: string };
  ChatMessageConnection: Row;
  ChatMessageEdge: Omit<ChatMessageEdge, 'node'> & { node: ResolversParentTypes['ChatMessage'] };
  ChatMessageMatch: { readonly messageId: string; readonly sessionId: string; readonly snippet: string; readonly score: number };
  ChatMessageSnapshot: ChatMessageSnapshot;
  ChatMessageUpdated: { readonly sessionId: string; readonly sequence: number; readonly messageId: string; readonly at: string };
  ChatRun: Row;
  ChatRunChanged: { readonly sessionId: string; readonly sequence: number; readonly runId: string; readonly status: string; readonly at: string };
  ChatRunConnection: Row;
  ChatRunEdge: Omit<ChatRunEdge, 'node'> & { node: ResolversParentTypes['ChatRun'] };
  ChatSession: Row;
  ChatSessionConnection: Row;
  ChatSessionDeleted: { readonly sessionId: string; readonly sequence: number; readonly at: string };
  ChatSessionEdge: Omit<ChatSessionEdge, 'node'> & { node: ResolversParentTypes['ChatSession'] };
  ChatSessionEvent: ResolversInterfaceTypes<ResolversParentTypes>['ChatSessionEvent'];
  ChatSessionFilter: ChatSessionFilter;
  ChatSessionRestored: { readonly sessionId: string; readonly sequence: number; readonly at: string };
  ChatSessionUpdated: { readonly sessionId: string; readonly sequence: number; readonly at: string };
  ChatSummary: Row;
  ChatTextDelta: ChatTextDelta;
  ChatToolApprovalChanged: { readonly sessionId: string; readonly sequence: number; readonly approvalId: string; readonly executionId: string; readonly status: string; readonly revision: number; readonly at: string };
  ChatToolCall: Omit<ChatToolCall, 'execution'> & { execution?: Maybe<ResolversParentTypes['ToolExecution']> };
  ChatToolExecutionChanged: { readonly sessionId: string; readonly sequence: number; readonly executionId: string; readonly status: string; readonly at: string };
  ClaimToolExecutionInput: ClaimToolExecutionInput;
  ClaimToolExecutionResult: ResolversUnionTypes<ResolversParentTypes>['ClaimToolExecutionResult'];
  ClaimToolExecutionSuccess: { readonly executionId: string; readonly leaseToken: string; readonly heartbeatSeconds: number };
  CompleteMfaInput: CompleteMfaInput;
  CompleteMfaResult: ResolversUnionTypes<ResolversParentTypes>['CompleteMfaResult'];
  CompleteMfaSuccess: SignedIn;
  CompleteToolExecutionInput: CompleteToolExecutionInput;
  CompleteToolExecutionResult: ResolversUnionTypes<ResolversParentTypes>['CompleteToolExecutionResult'];
  CompleteToolExecutionSuccess: { readonly executionId: string };
  ConfirmDocumentUploadInput: ConfirmDocumentUploadInput;
  ConfirmDocumentUploadResult: ResolversUnionTypes<ResolversParentTypes>['ConfirmDocumentUploadResult'];
  ConfirmDocumentUploadSuccess: { readonly documentId: string };
  ConfirmTotpInput: ConfirmTotpInput;
  ConfirmTotpResult: ResolversUnionTypes<ResolversParentTypes>['ConfirmTotpResult'];
  ConfirmTotpSuccess: ConfirmTotpSuccess;
  Conflict: Conflict;
  ContextWindow: Row;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateApiKeyResult: ResolversUnionTypes<ResolversParentTypes>['CreateApiKeyResult'];
  CreateApiKeySuccess: { readonly apiKeyId: string; readonly key: string };
  CreateChatSessionInput: CreateChatSessionInput;
  CreateChatSessionResult: ResolversUnionTypes<ResolversParentTypes>['CreateChatSessionResult'];
  CreateChatSessionSuccess: { readonly sessionId: string };
  CreateEmbeddingModelInput: CreateEmbeddingModelInput;
  CreateEmbeddingModelResult: ResolversUnionTypes<ResolversParentTypes>['CreateEmbeddingModelResult'];
  CreateEmbeddingModelSuccess: { readonly modelId: string };
  CreateGroupInput: CreateGroupInput;
  CreateGroupResult: ResolversUnionTypes<ResolversParentTypes>['CreateGroupResult'];
  CreateGroupSuccess: { readonly groupId: string };
  CreateInvitationInput: CreateInvitationInput;
  CreateInvitationResult: ResolversUnionTypes<ResolversParentTypes>['CreateInvitationResult'];
  CreateInvitationSuccess: { readonly invitationId: string; readonly token: string; readonly url: string };
  CreatePasswordResetInput: CreatePasswordResetInput;
  CreatePasswordResetResult: ResolversUnionTypes<ResolversParentTypes>['CreatePasswordResetResult'];
  CreatePasswordResetSuccess: { readonly userId: string; readonly token: string; readonly url: string; readonly expiresAt: string };
  CreateRoleInput: CreateRoleInput;
  CreateRoleResult: ResolversUnionTypes<ResolversParentTypes>['CreateRoleResult'];
  CreateRoleSuccess: { readonly roleId: string };
  CreateSecretInput: CreateSecretInput;
  CreateSecretLinkInput: CreateSecretLinkInput;
  CreateSecretLinkResult: ResolversUnionTypes<ResolversParentTypes>['CreateSecretLinkResult'];
  CreateSecretLinkSuccess: { readonly linkId: string; readonly url: string };
  CreateSecretResult: ResolversUnionTypes<ResolversParentTypes>['CreateSecretResult'];
  CreateSecretSuccess: { readonly secretId: string };
  CreateServiceAccountInput: CreateServiceAccountInput;
  CreateServiceAccountResult: ResolversUnionTypes<ResolversParentTypes>['CreateServiceAccountResult'];
  CreateServiceAccountSuccess: { readonly serviceAccountId: string };
  CreateSystemTopicInput: CreateSystemTopicInput;
  CreateSystemTopicResult: ResolversUnionTypes<ResolversParentTypes>['CreateSystemTopicResult'];
  CreateSystemTopicSuccess: { readonly topicId: string };
  CreateTopicInput: CreateTopicInput;
  CreateTopicResult: ResolversUnionTypes<ResolversParentTypes>['CreateTopicResult'];
  CreateTopicSuccess: { readonly topicId: string };
  CreateWorkspaceInput: CreateWorkspaceInput;
  CreateWorkspaceResult: ResolversUnionTypes<ResolversParentTypes>['CreateWorkspaceResult'];
  CreateWorkspaceSuccess: { readonly workspaceId: string };
  DateTime: Scalars['DateTime']['output'];
  DeleteChatSessionInput: DeleteChatSessionInput;
  DeleteChatSessionResult: ResolversUnionTypes<ResolversParentTypes>['DeleteChatSessionResult'];
  DeleteChatSessionSuccess: { readonly sessionId: string };
  DeleteDocumentInput: DeleteDocumentInput;
  DeleteDocumentResult: ResolversUnionTypes<ResolversParentTypes>['DeleteDocumentResult'];
  DeleteDocumentSuccess: { readonly documentId: string };
  DeleteGroupInput: DeleteGroupInput;
  DeleteGroupResult: ResolversUnionTypes<ResolversParentTypes>['DeleteGroupResult'];
  DeleteGroupSuccess: { readonly groupId: string };
  DeleteNotificationInput: DeleteNotificationInput;
  DeleteNotificationResult: ResolversUnionTypes<ResolversParentTypes>['DeleteNotificationResult'];
  DeleteNotificationSuccess: DeleteNotificationSuccess;
  DeleteRoleInput: DeleteRoleInput;
  DeleteRoleResult: ResolversUnionTypes<ResolversParentTypes>['DeleteRoleResult'];
  DeleteRoleSuccess: { readonly roleId: string };
  DeleteSecretInput: DeleteSecretInput;
  DeleteSecretResult: ResolversUnionTypes<ResolversParentTypes>['DeleteSecretResult'];
  DeleteSecretSuccess: { readonly secretId: string };
  DeleteServiceAccountInput: DeleteServiceAccountInput;
  DeleteServiceAccountResult: ResolversUnionTypes<ResolversParentTypes>['DeleteServiceAccountResult'];
  DeleteServiceAccountSuccess: DeleteServiceAccountSuccess;
  DeleteSystemTopicInput: DeleteSystemTopicInput;
  DeleteSystemTopicResult: ResolversUnionTypes<ResolversParentTypes>['DeleteSystemTopicResult'];
  DeleteSystemTopicSuccess: { readonly topicId: string };
  DeleteToolInput: DeleteToolInput;
  DeleteToolResult: ResolversUnionTypes<ResolversParentTypes>['DeleteToolResult'];
  DeleteToolSuccess: { readonly toolId: string };
  DeleteTopicInput: DeleteTopicInput;
  DeleteTopicResult: ResolversUnionTypes<ResolversParentTypes>['DeleteTopicResult'];
  DeleteTopicSuccess: { readonly topicId: string };
  DeleteUserInput: DeleteUserInput;
  DeleteUserResult: ResolversUnionTypes<ResolversParentTypes>['DeleteUserResult'];
  DeleteUserSuccess: DeleteUserSuccess;
  DeleteWorkspaceInput: DeleteWorkspaceInput;
  DeleteWorkspaceResult: ResolversUnionTypes<ResolversParentTypes>['DeleteWorkspaceResult'];
  DeleteWorkspaceSuccess: { readonly workspaceId: string };
  DestroySecretInput: DestroySecretInput;
  DestroySecretResult: ResolversUnionTypes<ResolversParentTypes>['DestroySecretResult'];
  DestroySecretSuccess: { readonly secretId: string };
  DisableTotpInput: DisableTotpInput;
  DisableTotpResult: ResolversUnionTypes<ResolversParentTypes>['DisableTotpResult'];
  DisableTotpSuccess: { readonly userId: string };
  Document: Row;
  DocumentChunk: Row;
  DocumentChunkConnection: Omit<DocumentChunkConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DocumentChunkEdge']>, nodes: ReadonlyArray<ResolversParentTypes['DocumentChunk']> };
  DocumentChunkEdge: Omit<DocumentChunkEdge, 'node'> & { node: ResolversParentTypes['DocumentChunk'] };
  DocumentClassified: { readonly documentId: string; readonly classificationStatus: ClassificationStatus; readonly at: string };
  DocumentConnection: Row;
  DocumentDeleted: DocumentDeleted;
  DocumentDownload: DocumentDownload;
  DocumentEdge: Omit<DocumentEdge, 'node'> & { node: ResolversParentTypes['Document'] };
  DocumentEvent: ResolversUnionTypes<ResolversParentTypes>['DocumentEvent'];
  DocumentFilter: DocumentFilter;
  DocumentProgress: DocumentProgress;
  DocumentSearchConnection: Found;
  DocumentSearchEdge: Row;
  DocumentSearchFilter: DocumentSearchFilter;
  DocumentSearchResult: HitRow;
  DocumentStatusChanged: { readonly documentId: string; readonly status: DocumentStatus; readonly at: string };
  DocumentTopic: Row;
  DocumentUnderWay: DocumentUnderWay;
  EditMessageInput: EditMessageInput;
  EditMessageResult: ResolversUnionTypes<ResolversParentTypes>['EditMessageResult'];
  EditMessageSuccess: { readonly messageId: string };
  EmbeddingModel: Row;
  EnrollTotpResult: ResolversUnionTypes<ResolversParentTypes>['EnrollTotpResult'];
  EnrollTotpSuccess: EnrollTotpSuccess;
  EraseUserInput: EraseUserInput;
  EraseUserResult: ResolversUnionTypes<ResolversParentTypes>['EraseUserResult'];
  EraseUserSuccess: EraseUserSuccess;
  ExecutionUnavailable: ExecutionUnavailable;
  FailToolExecutionInput: FailToolExecutionInput;
  FailToolExecutionResult: ResolversUnionTypes<ResolversParentTypes>['FailToolExecutionResult'];
  FailToolExecutionSuccess: { readonly executionId: string };
  Float: Scalars['Float']['output'];
  Forbidden: Forbidden;
  GrantPermissionInput: GrantPermissionInput;
  GrantPermissionResult: ResolversUnionTypes<ResolversParentTypes>['GrantPermissionResult'];
  GrantPermissionSuccess: RightsTarget;
  Grantee: ResolversUnionTypes<ResolversParentTypes>['Grantee'];
  Group: Row;
  GroupConnection: Row;
  GroupEdge: Omit<GroupEdge, 'node'> & { node: ResolversParentTypes['Group'] };
  HeartbeatToolExecutionInput: HeartbeatToolExecutionInput;
  HeartbeatToolExecutionResult: ResolversUnionTypes<ResolversParentTypes>['HeartbeatToolExecutionResult'];
  HeartbeatToolExecutionSuccess: HeartbeatToolExecutionSuccess;
  HttpField: HttpField;
  HttpFieldInput: HttpFieldInput;
  HttpToolInput: HttpToolInput;
  HttpToolRequest: HttpToolRequest;
  ID: Scalars['ID']['output'];
  ImportSecretsInput: ImportSecretsInput;
  ImportSecretsResult: ResolversUnionTypes<ResolversParentTypes>['ImportSecretsResult'];
  ImportSecretsSuccess: ImportSecretsSuccess;
  Int: Scalars['Int']['output'];
  InvalidCredentials: InvalidCredentials;
  InvalidInput: InvalidInput;
  InvalidParameters: InvalidParameters;
  Invitation: Row;
  InvitationConnection: Row;
  InvitationEdge: Omit<InvitationEdge, 'node'> & { node: ResolversParentTypes['Invitation'] };
  InvitationFilter: InvitationFilter;
  JSON: Scalars['JSON']['output'];
  JSONObject: Scalars['JSONObject']['output'];
  KeyInUse: KeyInUse;
  KeyUsage: KeyUsage;
  LeaseLost: LeaseLost;
  LoginInput: LoginInput;
  LoginResult: ResolversUnionTypes<ResolversParentTypes>['LoginResult'];
  LoginSuccess: SignedIn;
  LogoutResult: ResolversUnionTypes<ResolversParentTypes>['LogoutResult'];
  LogoutSuccess: { readonly sessionId: string };
  MarkAllNotificationsReadInput: MarkAllNotificationsReadInput;
  MarkAllNotificationsReadResult: ResolversUnionTypes<ResolversParentTypes>['MarkAllNotificationsReadResult'];
  MarkAllNotificationsReadSuccess: MarkAllNotificationsReadSuccess;
  MarkNotificationReadInput: MarkNotificationReadInput;
  MarkNotificationReadResult: ResolversUnionTypes<ResolversParentTypes>['MarkNotificationReadResult'];
  MarkNotificationReadSuccess: { readonly notificationId: string };
  McpHeaderInput: McpHeaderInput;
  McpServer: Row;
  McpServerConnection: Row;
  McpServerEdge: Omit<McpServerEdge, 'node'> & { node: ResolversParentTypes['McpServer'] };
  McpServerUnavailable: McpServerUnavailable;
  MfaRequired: MfaRequired;
  ModelNotConfigured: ModelNotConfigured;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFound: NotFound;
  Notification: Row;
  NotificationConnection: Row;
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  NotificationFilter: NotificationFilter;
  OpenSecretLinkInput: OpenSecretLinkInput;
  OpenSecretLinkResult: ResolversUnionTypes<ResolversParentTypes>['OpenSecretLinkResult'];
  OpenSecretLinkSuccess: OpenSecretLinkSuccess;
  PageInfo: PageInfo;
  Permission: Row;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  PromoteSecretInput: PromoteSecretInput;
  PromoteSecretResult: ResolversUnionTypes<ResolversParentTypes>['PromoteSecretResult'];
  PromoteSecretSuccess: { readonly secretId: string };
  Query: Record<PropertyKey, never>;
  Quota: Row;
  QuotaExceeded: QuotaExceeded;
  RateLimited: RateLimited;
  RateSearchResultInput: RateSearchResultInput;
  RateSearchResultResult: ResolversUnionTypes<ResolversParentTypes>['RateSearchResultResult'];
  RateSearchResultSuccess: RateSearchResultSuccess;
  ReclassifyDocumentInput: ReclassifyDocumentInput;
  ReclassifyDocumentResult: ResolversUnionTypes<ResolversParentTypes>['ReclassifyDocumentResult'];
  ReclassifyDocumentSuccess: { readonly documentId: string };
  RefreshMcpServerInput: RefreshMcpServerInput;
  RefreshMcpServerResult: ResolversUnionTypes<ResolversParentTypes>['RefreshMcpServerResult'];
  RefreshMcpServerSuccess: Refreshed;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionResult: ResolversUnionTypes<ResolversParentTypes>['RefreshSessionResult'];
  RefreshSessionSuccess: SignedIn;
  RegenerateBackupCodesInput: RegenerateBackupCodesInput;
  RegenerateBackupCodesResult: ResolversUnionTypes<ResolversParentTypes>['RegenerateBackupCodesResult'];
  RegenerateBackupCodesSuccess: RegenerateBackupCodesSuccess;
  RegenerateMessageInput: RegenerateMessageInput;
  RegenerateMessageResult: ResolversUnionTypes<ResolversParentTypes>['RegenerateMessageResult'];
  RegenerateMessageSuccess: { readonly runId: string };
  RegisterInput: RegisterInput;
  RegisterMcpServerInput: RegisterMcpServerInput;
  RegisterMcpServerResult: ResolversUnionTypes<ResolversParentTypes>['RegisterMcpServerResult'];
  RegisterMcpServerSuccess: Refreshed;
  RegisterResult: ResolversUnionTypes<ResolversParentTypes>['RegisterResult'];
  RegisterSuccess: SignedIn;
  RegisterToolInput: RegisterToolInput;
  RegisterToolResult: ResolversUnionTypes<ResolversParentTypes>['RegisterToolResult'];
  RegisterToolSuccess: { readonly toolId: string };
  ReissueInvitationInput: ReissueInvitationInput;
  ReissueInvitationResult: ResolversUnionTypes<ResolversParentTypes>['ReissueInvitationResult'];
  ReissueInvitationSuccess: { readonly invitationId: string; readonly token: string; readonly url: string };
  RejectToolExecutionInput: RejectToolExecutionInput;
  RejectToolExecutionResult: ResolversUnionTypes<ResolversParentTypes>['RejectToolExecutionResult'];
  RejectToolExecutionSuccess: { readonly approvalId: string };
  RemoveGroupMemberInput: RemoveGroupMemberInput;
  RemoveGroupMemberResult: ResolversUnionTypes<ResolversParentTypes>['RemoveGroupMemberResult'];
  RemoveGroupMemberSuccess: { readonly groupId: string };
  RemoveMcpServerInput: RemoveMcpServerInput;
  RemoveMcpServerResult: ResolversUnionTypes<ResolversParentTypes>['RemoveMcpServerResult'];
  RemoveMcpServerSuccess: RemoveMcpServerSuccess;
  RemoveWorkspaceMemberInput: RemoveWorkspaceMemberInput;
  RemoveWorkspaceMemberResult: ResolversUnionTypes<ResolversParentTypes>['RemoveWorkspaceMemberResult'];
  RemoveWorkspaceMemberSuccess: { readonly workspaceId: string; readonly userId: string };
  ReprocessDocumentInput: ReprocessDocumentInput;
  ReprocessDocumentResult: ResolversUnionTypes<ResolversParentTypes>['ReprocessDocumentResult'];
  ReprocessDocumentSuccess: { readonly documentId: string };
  RequestDocumentUploadInput: RequestDocumentUploadInput;
  RequestDocumentUploadResult: ResolversUnionTypes<ResolversParentTypes>['RequestDocumentUploadResult'];
  RequestDocumentUploadSuccess: Upload;
  RequestToolExecutionInput: RequestToolExecutionInput;
  RequestToolExecutionResult: ResolversUnionTypes<ResolversParentTypes>['RequestToolExecutionResult'];
  RequestToolExecutionSuccess: { readonly executionId: string | null; readonly requiresApproval: boolean };
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordResult: ResolversUnionTypes<ResolversParentTypes>['ResetPasswordResult'];
  ResetPasswordSuccess: ResetPasswordSuccess;
  ResetSettingInput: ResetSettingInput;
  ResetSettingResult: ResolversUnionTypes<ResolversParentTypes>['ResetSettingResult'];
  ResetSettingSuccess: { readonly key: string };
  RestoreChatSessionInput: RestoreChatSessionInput;
  RestoreChatSessionResult: ResolversUnionTypes<ResolversParentTypes>['RestoreChatSessionResult'];
  RestoreChatSessionSuccess: { readonly sessionId: string };
  RestoreGroupInput: RestoreGroupInput;
  RestoreGroupResult: ResolversUnionTypes<ResolversParentTypes>['RestoreGroupResult'];
  RestoreGroupSuccess: { readonly groupId: string };
  RestoreSecretInput: RestoreSecretInput;
  RestoreSecretResult: ResolversUnionTypes<ResolversParentTypes>['RestoreSecretResult'];
  RestoreSecretSuccess: { readonly secretId: string };
  RestoreToolInput: RestoreToolInput;
  RestoreToolResult: ResolversUnionTypes<ResolversParentTypes>['RestoreToolResult'];
  RestoreToolSuccess: { readonly toolId: string };
  RestoreUserInput: RestoreUserInput;
  RestoreUserResult: ResolversUnionTypes<ResolversParentTypes>['RestoreUserResult'];
  RestoreUserSuccess: { readonly userId: string };
  RestoreWorkspaceInput: RestoreWorkspaceInput;
  RestoreWorkspaceResult: ResolversUnionTypes<ResolversParentTypes>['RestoreWorkspaceResult'];
  RestoreWorkspaceSuccess: { readonly workspaceId: string };
  RetireKeyInput: RetireKeyInput;
  RetireKeyResult: ResolversUnionTypes<ResolversParentTypes>['RetireKeyResult'];
  RetireKeySuccess: RetireKeySuccess;
  RevealSecretInput: RevealSecretInput;
  RevealSecretResult: ResolversUnionTypes<ResolversParentTypes>['RevealSecretResult'];
  RevealSecretSuccess: { readonly secretId: string; readonly value: string; readonly version: number };
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeApiKeyResult: ResolversUnionTypes<ResolversParentTypes>['RevokeApiKeyResult'];
  RevokeApiKeySuccess: { readonly apiKeyId: string };
  RevokeApprovalRuleInput: RevokeApprovalRuleInput;
  RevokeApprovalRuleResult: ResolversUnionTypes<ResolversParentTypes>['RevokeApprovalRuleResult'];
  RevokeApprovalRuleSuccess: { readonly ruleId: string };
  RevokeInvitationInput: RevokeInvitationInput;
  RevokeInvitationResult: ResolversUnionTypes<ResolversParentTypes>['RevokeInvitationResult'];
  RevokeInvitationSuccess: { readonly invitationId: string };
  RevokePermissionInput: RevokePermissionInput;
  RevokePermissionResult: ResolversUnionTypes<ResolversParentTypes>['RevokePermissionResult'];
  RevokePermissionSuccess: RightsTarget;
  RevokeSecretLinkInput: RevokeSecretLinkInput;
  RevokeSecretLinkResult: ResolversUnionTypes<ResolversParentTypes>['RevokeSecretLinkResult'];
  RevokeSecretLinkSuccess: { readonly linkId: string };
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionResult: ResolversUnionTypes<ResolversParentTypes>['RevokeSessionResult'];
  RevokeSessionSuccess: { readonly sessionId: string };
  Rewrap: Row;
  RewrapConnection: Row;
  RewrapEdge: Omit<RewrapEdge, 'node'> & { node: ResolversParentTypes['Rewrap'] };
  RewrapProgress: { readonly rewrapId: string };
  Role: Row;
  RollbackSecretInput: RollbackSecretInput;
  RollbackSecretResult: ResolversUnionTypes<ResolversParentTypes>['RollbackSecretResult'];
  RollbackSecretSuccess: { readonly secretId: string };
  RotateApiKeyInput: RotateApiKeyInput;
  RotateApiKeyResult: ResolversUnionTypes<ResolversParentTypes>['RotateApiKeyResult'];
  RotateApiKeySuccess: { readonly apiKeyId: string; readonly key: string };
  RotateSecretInput: RotateSecretInput;
  RotateSecretResult: ResolversUnionTypes<ResolversParentTypes>['RotateSecretResult'];
  RotateSecretSuccess: { readonly secretId: string };
  RunUnderWay: RunUnderWay;
  SearchDocumentsInput: SearchDocumentsInput;
  SearchMessagesInput: SearchMessagesInput;
  Secret: Row;
  SecretAccess: Row;
  SecretAccessConnection: Row;
  SecretAccessEdge: Omit<SecretAccessEdge, 'node'> & { node: ResolversParentTypes['SecretAccessLogEntry'] };
  SecretAccessLogEntry: Row;
  SecretActivated: { readonly secretId: string; readonly at: string };
  SecretConnection: Row;
  SecretCreated: { readonly secretId: string; readonly at: string };
  SecretDeactivated: { readonly secretId: string; readonly at: string };
  SecretDeleted: SecretDeleted;
  SecretDestroyed: SecretDestroyed;
  SecretEdge: Omit<SecretEdge, 'node'> & { node: ResolversParentTypes['Secret'] };
  SecretEvent: ResolversUnionTypes<ResolversParentTypes>['SecretEvent'];
  SecretExpired: SecretExpired;
  SecretExpiring: { readonly secretId: string; readonly expiresAt: string; readonly at: string };
  SecretExpiryReached: { readonly secretId: string; readonly expiresAt: string; readonly at: string };
  SecretFilter: SecretFilter;
  SecretGroupAccessGained: { readonly secretId: string; readonly groupId: string; readonly userId: string; readonly at: string };
  SecretGroupAccessRestored: { readonly secretId: string; readonly groupId: string; readonly at: string };
  SecretImportEntry: SecretImportEntry;
  SecretImportRefused: SecretImportRefused;
  SecretInactive: SecretInactive;
  SecretLink: Row;
  SecretLinkClosed: SecretLinkClosed;
  SecretLinkConnection: Row;
  SecretLinkCreated: { readonly secretId: string; readonly linkId: string; readonly at: string };
  SecretLinkEdge: Omit<SecretLinkEdge, 'node'> & { node: ResolversParentTypes['SecretLink'] };
  SecretLinkExpired: { readonly secretId: string; readonly linkId: string; readonly at: string };
  SecretLinkOpened: { readonly secretId: string; readonly linkId: string; readonly userId: string; readonly at: string };
  SecretLinkReopened: { readonly secretId: string; readonly linkId: string; readonly userId: string; readonly at: string };
  SecretLinkRevoked: { readonly secretId: string; readonly linkId: string; readonly at: string };
  SecretLinkSpent: SecretLinkSpent;
  SecretNotShareable: SecretNotShareable;
  SecretPromoted: { readonly secretId: string; readonly at: string };
  SecretRestored: { readonly secretId: string; readonly at: string };
  SecretRevealed: { readonly secretId: string; readonly userId: string; readonly version: number; readonly at: string };
  SecretRotated: { readonly secretId: string; readonly version: number; readonly rolledBackTo: number | null; readonly at: string };
  SecretRotation: Row;
  SecretRotationDue: { readonly secretId: string; readonly dueAt: string; readonly at: string };
  SecretShare: Row;
  SecretShared: { readonly secretId: string; readonly granteeId: string; readonly groupId: string | null; readonly at: string };
  SecretToolBinding: SecretToolBinding;
  SecretUnshared: SecretUnshared;
  SecretUpdated: { readonly secretId: string; readonly at: string };
  SecretVersion: Row;
  SelectBranchInput: SelectBranchInput;
  SelectBranchResult: ResolversUnionTypes<ResolversParentTypes>['SelectBranchResult'];
  SelectBranchSuccess: { readonly sessionId: string };
  SendMessageInput: SendMessageInput;
  SendMessageResult: ResolversUnionTypes<ResolversParentTypes>['SendMessageResult'];
  SendMessageSuccess: { readonly messageId: string; readonly runId: string };
  ServiceAccount: Row;
  ServiceAccountConnection: Row;
  ServiceAccountEdge: Omit<ServiceAccountEdge, 'node'> & { node: ResolversParentTypes['ServiceAccount'] };
  ServiceAccountFilter: ServiceAccountFilter;
  Session: Row;
  SetDefaultEmbeddingModelInput: SetDefaultEmbeddingModelInput;
  SetDefaultEmbeddingModelResult: ResolversUnionTypes<ResolversParentTypes>['SetDefaultEmbeddingModelResult'];
  SetDefaultEmbeddingModelSuccess: { readonly modelId: string };
  SetSecretActiveInput: SetSecretActiveInput;
  SetSecretActiveResult: ResolversUnionTypes<ResolversParentTypes>['SetSecretActiveResult'];
  SetSecretActiveSuccess: { readonly secretId: string };
  SetSecretRotationInput: SetSecretRotationInput;
  SetSecretRotationResult: ResolversUnionTypes<ResolversParentTypes>['SetSecretRotationResult'];
  SetSecretRotationSuccess: { readonly secretId: string };
  SetToolActiveInput: SetToolActiveInput;
  SetToolActiveResult: ResolversUnionTypes<ResolversParentTypes>['SetToolActiveResult'];
  SetToolActiveSuccess: { readonly toolId: string };
  SetUserActiveInput: SetUserActiveInput;
  SetUserActiveResult: ResolversUnionTypes<ResolversParentTypes>['SetUserActiveResult'];
  SetUserActiveSuccess: { readonly userId: string };
  SetUserAiInput: SetUserAiInput;
  SetUserAiResult: ResolversUnionTypes<ResolversParentTypes>['SetUserAiResult'];
  SetUserAiSuccess: { readonly userId: string };
  SetUserQuotaInput: SetUserQuotaInput;
  SetUserQuotaResult: ResolversUnionTypes<ResolversParentTypes>['SetUserQuotaResult'];
  SetUserQuotaSuccess: { readonly userId: string };
  Setting: Row;
  ShareSecretInput: ShareSecretInput;
  ShareSecretResult: ResolversUnionTypes<ResolversParentTypes>['ShareSecretResult'];
  ShareSecretSuccess: { readonly secretId: string };
  SkippedMcpTool: SkippedMcpTool;
  StartRewrapInput: StartRewrapInput;
  StartRewrapResult: ResolversUnionTypes<ResolversParentTypes>['StartRewrapResult'];
  StartRewrapSuccess: { readonly rewrapId: string };
  StepUpInput: StepUpInput;
  StepUpRequired: StepUpRequired;
  StepUpResult: ResolversUnionTypes<ResolversParentTypes>['StepUpResult'];
  StepUpSuccess: StepUpSuccess;
  StorageUnavailable: StorageUnavailable;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  TagDocumentInput: TagDocumentInput;
  TagDocumentResult: ResolversUnionTypes<ResolversParentTypes>['TagDocumentResult'];
  TagDocumentSuccess: { readonly documentId: string };
  Tool: Row;
  ToolApproval: Row;
  ToolApprovalConnection: Row;
  ToolApprovalEdge: Omit<ToolApprovalEdge, 'node'> & { node: ResolversParentTypes['ToolApproval'] };
  ToolApprovalFilter: ToolApprovalFilter;
  ToolBusy: ToolBusy;
  ToolConnection: Row;
  ToolEdge: Omit<ToolEdge, 'node'> & { node: ResolversParentTypes['Tool'] };
  ToolExecution: Row;
  ToolExecutionConnection: Row;
  ToolExecutionEdge: Omit<ToolExecutionEdge, 'node'> & { node: ResolversParentTypes['ToolExecution'] };
  ToolExecutionEvent: { readonly executionId: string; readonly status: ToolExecutionStatus; readonly reason: ToolExecutionReason | null; readonly at: string };
  ToolExecutionFilter: ToolExecutionFilter;
  ToolFilter: ToolFilter;
  ToolUnavailable: ToolUnavailable;
  Topic: Row;
  TopicConnection: Row;
  TopicEdge: Omit<TopicEdge, 'node'> & { node: ResolversParentTypes['Topic'] };
  TopicFilter: TopicFilter;
  UnassignGroupRoleInput: UnassignGroupRoleInput;
  UnassignGroupRoleResult: ResolversUnionTypes<ResolversParentTypes>['UnassignGroupRoleResult'];
  UnassignGroupRoleSuccess: { readonly groupId: string };
  UnassignRoleInput: UnassignRoleInput;
  UnassignRoleResult: ResolversUnionTypes<ResolversParentTypes>['UnassignRoleResult'];
  UnassignRoleSuccess: { readonly userId: string };
  UnshareSecretInput: UnshareSecretInput;
  UnshareSecretResult: ResolversUnionTypes<ResolversParentTypes>['UnshareSecretResult'];
  UnshareSecretSuccess: { readonly secretId: string };
  UntagDocumentInput: UntagDocumentInput;
  UntagDocumentResult: ResolversUnionTypes<ResolversParentTypes>['UntagDocumentResult'];
  UntagDocumentSuccess: { readonly documentId: string };
  UpdateChatSessionInput: UpdateChatSessionInput;
  UpdateChatSessionResult: ResolversUnionTypes<ResolversParentTypes>['UpdateChatSessionResult'];
  UpdateChatSessionSuccess: { readonly sessionId: string };
  UpdateDocumentInput: UpdateDocumentInput;
  UpdateDocumentResult: ResolversUnionTypes<ResolversParentTypes>['UpdateDocumentResult'];
  UpdateDocumentSuccess: { readonly documentId: string };
  UpdateEmbeddingModelInput: UpdateEmbeddingModelInput;
  UpdateEmbeddingModelResult: ResolversUnionTypes<ResolversParentTypes>['UpdateEmbeddingModelResult'];
  UpdateEmbeddingModelSuccess: { readonly modelId: string };
  UpdateGroupInput: UpdateGroupInput;
  UpdateGroupResult: ResolversUnionTypes<ResolversParentTypes>['UpdateGroupResult'];
  UpdateGroupSuccess: { readonly groupId: string };
  UpdateMeInput: UpdateMeInput;
  UpdateMeResult: ResolversUnionTypes<ResolversParentTypes>['UpdateMeResult'];
  UpdateMeSuccess: { readonly userId: string };
  UpdateRoleInput: UpdateRoleInput;
  UpdateRoleResult: ResolversUnionTypes<ResolversParentTypes>['UpdateRoleResult'];
  UpdateRoleSuccess: { readonly roleId: string };
  UpdateSecretInput: UpdateSecretInput;
  UpdateSecretResult: ResolversUnionTypes<ResolversParentTypes>['UpdateSecretResult'];
  UpdateSecretSuccess: { readonly secretId: string };
  UpdateSettingInput: UpdateSettingInput;
  UpdateSettingResult: ResolversUnionTypes<ResolversParentTypes>['UpdateSettingResult'];
  UpdateSettingSuccess: { readonly key: string };
  UpdateSystemTopicInput: UpdateSystemTopicInput;
  UpdateSystemTopicResult: ResolversUnionTypes<ResolversParentTypes>['UpdateSystemTopicResult'];
  UpdateSystemTopicSuccess: { readonly topicId: string };
  UpdateToolInput: UpdateToolInput;
  UpdateToolResult: ResolversUnionTypes<ResolversParentTypes>['UpdateToolResult'];
  UpdateToolSuccess: { readonly toolId: string };
  UpdateTopicInput: UpdateTopicInput;
  UpdateTopicResult: ResolversUnionTypes<ResolversParentTypes>['UpdateTopicResult'];
  UpdateTopicSuccess: { readonly topicId: string };
  UpdateWorkspaceInput: UpdateWorkspaceInput;
  UpdateWorkspaceMemberInput: UpdateWorkspaceMemberInput;
  UpdateWorkspaceMemberResult: ResolversUnionTypes<ResolversParentTypes>['UpdateWorkspaceMemberResult'];
  UpdateWorkspaceMemberSuccess: { readonly workspaceId: string; readonly userId: string };
  UpdateWorkspaceResult: ResolversUnionTypes<ResolversParentTypes>['UpdateWorkspaceResult'];
  UpdateWorkspaceSuccess: { readonly workspaceId: string };
  UploadMissing: UploadMissing;
  User: Row;
  UserConnection: Row;
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  Workspace: Row;
  WorkspaceConnection: Row;
  WorkspaceCreated: { readonly workspaceId: string; readonly at: string };
  WorkspaceDeleted: WorkspaceDeleted;
  WorkspaceDestroyed: WorkspaceDestroyed;
  WorkspaceEdge: Omit<WorkspaceEdge, 'node'> & { node: ResolversParentTypes['Workspace'] };
  WorkspaceEvent: ResolversUnionTypes<ResolversParentTypes>['WorkspaceEvent'];
  WorkspaceFilter: WorkspaceFilter;
  WorkspaceMember: Row;
  WorkspaceMemberAdded: { readonly workspaceId: string; readonly userId: string; readonly at: string };
  WorkspaceMemberConnection: Row;
  WorkspaceMemberEdge: Omit<WorkspaceMemberEdge, 'node'> & { node: ResolversParentTypes['WorkspaceMember'] };
  WorkspaceMemberRemoved: WorkspaceMemberRemoved;
  WorkspaceMemberUpdated: { readonly workspaceId: string; readonly userId: string; readonly at: string };
  WorkspaceRestored: { readonly workspaceId: string; readonly at: string };
  WorkspaceUpdated: { readonly workspaceId: string; readonly at: string };
};

export type AccessDirectiveArgs = {
  rule: AccessRule;
};

export type AccessDirectiveResolver<Result, Parent, ContextType = Context, Args = AccessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SensitiveDirectiveArgs = { };

export type SensitiveDirectiveResolver<Result, Parent, ContextType = Context, Args = SensitiveDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AcceptInvitationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptInvitationResult'] = ResolversParentTypes['AcceptInvitationResult']> = {
  __resolveType: TypeResolveFn<'AcceptInvitationSuccess' | 'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RateLimited', ParentType, ContextType>;
};

export type AcceptInvitationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptInvitationSuccess'] = ResolversParentTypes['AcceptInvitationSuccess']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddGroupMemberResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddGroupMemberResult'] = ResolversParentTypes['AddGroupMemberResult']> = {
  __resolveType: TypeResolveFn<'AddGroupMemberSuccess' | 'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type AddGroupMemberSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddGroupMemberSuccess'] = ResolversParentTypes['AddGroupMemberSuccess']> = {
  group?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddWorkspaceMemberResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddWorkspaceMemberResult'] = ResolversParentTypes['AddWorkspaceMemberResult']> = {
  __resolveType: TypeResolveFn<'AddWorkspaceMemberSuccess' | 'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type AddWorkspaceMemberSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddWorkspaceMemberSuccess'] = ResolversParentTypes['AddWorkspaceMemberSuccess']> = {
  member?: Resolver<ResolversTypes['WorkspaceMember'], ParentType, ContextType>;
  workspace?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  chatSessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isExpired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rotatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  serviceAccount?: Resolver<Maybe<ResolversTypes['ServiceAccount']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiKeyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyConnection'] = ResolversParentTypes['ApiKeyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ApiKeyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type ApiKeyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyEdge'] = ResolversParentTypes['ApiKeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
};

export type AppendMessageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppendMessageResult'] = ResolversParentTypes['AppendMessageResult']> = {
  __resolveType: TypeResolveFn<'AppendMessageSuccess' | 'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type AppendMessageSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppendMessageSuccess'] = ResolversParentTypes['AppendMessageSuccess']> = {
  message?: Resolver<ResolversTypes['ChatMessage'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApprovalChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalChanged'] = ResolversParentTypes['ApprovalChanged']> = {
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApprovalClosedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalClosed'] = ResolversParentTypes['ApprovalClosed']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ToolApprovalStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApprovalEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalEvent'] = ResolversParentTypes['ApprovalEvent']> = {
  approval?: Resolver<Maybe<ResolversTypes['ToolApproval']>, ParentType, ContextType>;
  approvalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ApprovalEventKind'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ToolApprovalStatus'], ParentType, ContextType>;
};

export type ApprovalMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalMessage'] = ResolversParentTypes['ApprovalMessage']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isCut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['ChatRole'], ParentType, ContextType>;
};

export type ApprovalRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalRule'] = ResolversParentTypes['ApprovalRule']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  definitionHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  match?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  requester?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['ApprovalRuleScope'], ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  tool?: Resolver<Maybe<ResolversTypes['Tool']>, ParentType, ContextType>;
  toolName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApprovalRuleConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalRuleConnection'] = ResolversParentTypes['ApprovalRuleConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ApprovalRuleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ApprovalRule']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type ApprovalRuleEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalRuleEdge'] = ResolversParentTypes['ApprovalRuleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApprovalRule'], ParentType, ContextType>;
};

export type ApprovalSecretResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalSecret'] = ResolversParentTypes['ApprovalSecret']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ApprovalVoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApprovalVote'] = ResolversParentTypes['ApprovalVote']> = {
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['ApprovalDecision'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  voter?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ApproveToolExecutionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApproveToolExecutionResult'] = ResolversParentTypes['ApproveToolExecutionResult']> = {
  __resolveType: TypeResolveFn<'ApprovalChanged' | 'ApprovalClosed' | 'ApproveToolExecutionSuccess' | 'Conflict' | 'Forbidden' | 'InvalidInput' | 'InvalidParameters' | 'NotFound', ParentType, ContextType>;
};

export type ApproveToolExecutionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApproveToolExecutionSuccess'] = ResolversParentTypes['ApproveToolExecutionSuccess']> = {
  approval?: Resolver<ResolversTypes['ToolApproval'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssignGroupRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignGroupRoleResult'] = ResolversParentTypes['AssignGroupRoleResult']> = {
  __resolveType: TypeResolveFn<'AssignGroupRoleSuccess' | 'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type AssignGroupRoleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignGroupRoleSuccess'] = ResolversParentTypes['AssignGroupRoleSuccess']> = {
  group?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AssignRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignRoleResult'] = ResolversParentTypes['AssignRoleResult']> = {
  __resolveType: TypeResolveFn<'AssignRoleSuccess' | 'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type AssignRoleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssignRoleSuccess'] = ResolversParentTypes['AssignRoleSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AuditBreakResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditBreak'] = ResolversParentTypes['AuditBreak']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditCheckpointsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditCheckpoints'] = ResolversParentTypes['AuditCheckpoints']> = {
  coveredUpTo?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  inFile?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  inTable?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type AuditLogResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditLog'] = ResolversParentTypes['AuditLog']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ageDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  apiKeyId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  changes?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  details?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  errorMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resourceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  resourceType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retentionDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sensitiveData?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  shouldBeRetained?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  success?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  toolExecutionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AuditLogConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditLogConnection'] = ResolversParentTypes['AuditLogConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditLogEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AuditLog']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type AuditLogEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditLogEdge'] = ResolversParentTypes['AuditLogEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditLog'], ParentType, ContextType>;
};

export type AuditVerificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditVerification'] = ResolversParentTypes['AuditVerification']> = {
  checked?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  checkpoints?: Resolver<ResolversTypes['AuditCheckpoints'], ParentType, ContextType>;
  dropped?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  firstBroken?: Resolver<Maybe<ResolversTypes['AuditBreak']>, ParentType, ContextType>;
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unsealed?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type CancelRunResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelRunResult'] = ResolversParentTypes['CancelRunResult']> = {
  __resolveType: TypeResolveFn<'CancelRunSuccess' | 'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type CancelRunSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelRunSuccess'] = ResolversParentTypes['CancelRunSuccess']> = {
  run?: Resolver<ResolversTypes['ChatRun'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelToolExecutionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelToolExecutionResult'] = ResolversParentTypes['CancelToolExecutionResult']> = {
  __resolveType: TypeResolveFn<'CancelToolExecutionSuccess' | 'ExecutionUnavailable' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type CancelToolExecutionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelToolExecutionSuccess'] = ResolversParentTypes['CancelToolExecutionSuccess']> = {
  execution?: Resolver<ResolversTypes['ToolExecution'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangePasswordResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordResult'] = ResolversParentTypes['ChangePasswordResult']> = {
  __resolveType: TypeResolveFn<'ChangePasswordSuccess' | 'Forbidden' | 'InvalidCredentials' | 'InvalidInput' | 'NotFound' | 'RateLimited', ParentType, ContextType>;
};

export type ChangePasswordSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordSuccess'] = ResolversParentTypes['ChangePasswordSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatBranchSelectedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatBranchSelected'] = ResolversParentTypes['ChatBranchSelected']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatEvent'] = ResolversParentTypes['ChatEvent']> = {
  __resolveType: TypeResolveFn<'ChatBranchSelected' | 'ChatMessageAdded' | 'ChatMessageSnapshot' | 'ChatMessageUpdated' | 'ChatRunChanged' | 'ChatSessionDeleted' | 'ChatSessionRestored' | 'ChatSessionUpdated' | 'ChatTextDelta' | 'ChatToolApprovalChanged' | 'ChatToolExecutionChanged', ParentType, ContextType>;
};

export type ChatExportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatExport'] = ResolversParentTypes['ChatExport']> = {
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contentType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  filename?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  messageCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChatMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatMessage'] = ResolversParentTypes['ChatMessage']> = {
  children?: Resolver<ResolversTypes['ChatMessageConnection'], ParentType, ContextType, Partial<ChatMessageChildrenArgs>>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isTokensMeasured?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  metadata?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  parentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['ChatRole'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ChatMessageStatus'], ParentType, ContextType>;
  tokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  toolCalls?: Resolver<ReadonlyArray<ResolversTypes['ChatToolCall']>, ParentType, ContextType>;
  toolExecution?: Resolver<Maybe<ResolversTypes['ToolExecution']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatMessageAddedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatMessageAdded'] = ResolversParentTypes['ChatMessageAdded']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatMessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatMessageConnection'] = ResolversParentTypes['ChatMessageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ChatMessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type ChatMessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatMessageEdge'] = ResolversParentTypes['ChatMessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ChatMessage'], ParentType, ContextType>;
};

export type ChatMessageMatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatMessageMatch'] = ResolversParentTypes['ChatMessageMatch']> = {
  message?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['ChatSession']>, ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  snippet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChatMessageSnapshotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatMessageSnapshot'] = ResolversParentTypes['ChatMessageSnapshot']> = {
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  offset?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatMessageUpdatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatMessageUpdated'] = ResolversParentTypes['ChatMessageUpdated']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatRun'] = ResolversParentTypes['ChatRun']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finish?: Resolver<Maybe<ResolversTypes['ChatRunFinish']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inputTokens?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  isCancelRequested?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isUsageMeasured?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  maxSteps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputTokens?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ChatRunReason']>, ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ChatRunStatus'], ParentType, ContextType>;
  steps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  summaryError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatRunChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatRunChanged'] = ResolversParentTypes['ChatRunChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['ChatRun']>, ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ChatRunStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatRunConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatRunConnection'] = ResolversParentTypes['ChatRunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ChatRunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ChatRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type ChatRunEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatRunEdge'] = ResolversParentTypes['ChatRunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ChatRun'], ParentType, ContextType>;
};

export type ChatSessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatSession'] = ResolversParentTypes['ChatSession']> = {
  activeLeaf?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  contextStrategy?: Resolver<ResolversTypes['ContextStrategy'], ParentType, ContextType>;
  contextWindow?: Resolver<ResolversTypes['ContextWindow'], ParentType, ContextType>;
  contextWindowSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastEventSequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastMessageAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  messageCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['ChatMessageConnection'], ParentType, ContextType, Partial<ChatSessionMessagesArgs>>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  runs?: Resolver<ResolversTypes['ChatRunConnection'], ParentType, ContextType, Partial<ChatSessionRunsArgs>>;
  shareWithApprovers?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  systemPrompt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  temperature?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  useTools?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatSessionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatSessionConnection'] = ResolversParentTypes['ChatSessionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ChatSessionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ChatSession']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type ChatSessionDeletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatSessionDeleted'] = ResolversParentTypes['ChatSessionDeleted']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatSessionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatSessionEdge'] = ResolversParentTypes['ChatSessionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ChatSession'], ParentType, ContextType>;
};

export type ChatSessionEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatSessionEvent'] = ResolversParentTypes['ChatSessionEvent']> = {
  __resolveType: TypeResolveFn<'ChatBranchSelected' | 'ChatMessageAdded' | 'ChatMessageUpdated' | 'ChatRunChanged' | 'ChatSessionDeleted' | 'ChatSessionRestored' | 'ChatSessionUpdated' | 'ChatToolApprovalChanged' | 'ChatToolExecutionChanged', ParentType, ContextType>;
};

export type ChatSessionRestoredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatSessionRestored'] = ResolversParentTypes['ChatSessionRestored']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['ChatSession']>, ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatSessionUpdatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatSessionUpdated'] = ResolversParentTypes['ChatSessionUpdated']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  session?: Resolver<Maybe<ResolversTypes['ChatSession']>, ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatSummary'] = ResolversParentTypes['ChatSummary']> = {
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isTokensMeasured?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  throughMessageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChatTextDeltaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatTextDelta'] = ResolversParentTypes['ChatTextDelta']> = {
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  offset?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatToolApprovalChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatToolApprovalChanged'] = ResolversParentTypes['ChatToolApprovalChanged']> = {
  approval?: Resolver<Maybe<ResolversTypes['ToolApproval']>, ParentType, ContextType>;
  approvalId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  executionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ToolApprovalStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatToolCallResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatToolCall'] = ResolversParentTypes['ChatToolCall']> = {
  arguments?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  execution?: Resolver<Maybe<ResolversTypes['ToolExecution']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChatToolExecutionChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatToolExecutionChanged'] = ResolversParentTypes['ChatToolExecutionChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  execution?: Resolver<Maybe<ResolversTypes['ToolExecution']>, ParentType, ContextType>;
  executionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ToolExecutionStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClaimToolExecutionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimToolExecutionResult'] = ResolversParentTypes['ClaimToolExecutionResult']> = {
  __resolveType: TypeResolveFn<'ClaimToolExecutionSuccess' | 'ExecutionUnavailable' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'ToolBusy', ParentType, ContextType>;
};

export type ClaimToolExecutionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimToolExecutionSuccess'] = ResolversParentTypes['ClaimToolExecutionSuccess']> = {
  execution?: Resolver<ResolversTypes['ToolExecution'], ParentType, ContextType>;
  heartbeatSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leaseToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CompleteMfaResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompleteMfaResult'] = ResolversParentTypes['CompleteMfaResult']> = {
  __resolveType: TypeResolveFn<'CompleteMfaSuccess' | 'Forbidden' | 'InvalidCredentials' | 'InvalidInput' | 'NotFound' | 'RateLimited', ParentType, ContextType>;
};

export type CompleteMfaSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompleteMfaSuccess'] = ResolversParentTypes['CompleteMfaSuccess']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CompleteToolExecutionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompleteToolExecutionResult'] = ResolversParentTypes['CompleteToolExecutionResult']> = {
  __resolveType: TypeResolveFn<'CompleteToolExecutionSuccess' | 'Forbidden' | 'InvalidInput' | 'LeaseLost' | 'NotFound', ParentType, ContextType>;
};

export type CompleteToolExecutionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompleteToolExecutionSuccess'] = ResolversParentTypes['CompleteToolExecutionSuccess']> = {
  execution?: Resolver<ResolversTypes['ToolExecution'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConfirmDocumentUploadResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmDocumentUploadResult'] = ResolversParentTypes['ConfirmDocumentUploadResult']> = {
  __resolveType: TypeResolveFn<'ConfirmDocumentUploadSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'QuotaExceeded' | 'StorageUnavailable' | 'UploadMissing', ParentType, ContextType>;
};

export type ConfirmDocumentUploadSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmDocumentUploadSuccess'] = ResolversParentTypes['ConfirmDocumentUploadSuccess']> = {
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  quota?: Resolver<ResolversTypes['Quota'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConfirmTotpResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmTotpResult'] = ResolversParentTypes['ConfirmTotpResult']> = {
  __resolveType: TypeResolveFn<'ConfirmTotpSuccess' | 'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RateLimited', ParentType, ContextType>;
};

export type ConfirmTotpSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmTotpSuccess'] = ResolversParentTypes['ConfirmTotpSuccess']> = {
  backupCodes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conflict'] = ResolversParentTypes['Conflict']> = {
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContextWindowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContextWindow'] = ResolversParentTypes['ContextWindow']> = {
  effectiveStrategy?: Resolver<ResolversTypes['ContextStrategy'], ParentType, ContextType>;
  includedMessageIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  isNearLimit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isTokensMeasured?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastOmittedMessageId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  maxTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  omittedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  omittedTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  strategy?: Resolver<ResolversTypes['ContextStrategy'], ParentType, ContextType>;
  summarizedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['ChatSummary']>, ParentType, ContextType>;
  systemPromptTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  toolTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  usagePercentage?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CreateApiKeyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateApiKeyResult'] = ResolversParentTypes['CreateApiKeyResult']> = {
  __resolveType: TypeResolveFn<'CreateApiKeySuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type CreateApiKeySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateApiKeySuccess'] = ResolversParentTypes['CreateApiKeySuccess']> = {
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateChatSessionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateChatSessionResult'] = ResolversParentTypes['CreateChatSessionResult']> = {
  __resolveType: TypeResolveFn<'CreateChatSessionSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type CreateChatSessionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateChatSessionSuccess'] = ResolversParentTypes['CreateChatSessionSuccess']> = {
  session?: Resolver<ResolversTypes['ChatSession'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateEmbeddingModelResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateEmbeddingModelResult'] = ResolversParentTypes['CreateEmbeddingModelResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'CreateEmbeddingModelSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type CreateEmbeddingModelSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateEmbeddingModelSuccess'] = ResolversParentTypes['CreateEmbeddingModelSuccess']> = {
  embeddingModel?: Resolver<ResolversTypes['EmbeddingModel'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateGroupResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateGroupResult'] = ResolversParentTypes['CreateGroupResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'CreateGroupSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type CreateGroupSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateGroupSuccess'] = ResolversParentTypes['CreateGroupSuccess']> = {
  group?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateInvitationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateInvitationResult'] = ResolversParentTypes['CreateInvitationResult']> = {
  __resolveType: TypeResolveFn<'CreateInvitationSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type CreateInvitationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateInvitationSuccess'] = ResolversParentTypes['CreateInvitationSuccess']> = {
  invitation?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreatePasswordResetResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePasswordResetResult'] = ResolversParentTypes['CreatePasswordResetResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'CreatePasswordResetSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'StepUpRequired', ParentType, ContextType>;
};

export type CreatePasswordResetSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePasswordResetSuccess'] = ResolversParentTypes['CreatePasswordResetSuccess']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateRoleResult'] = ResolversParentTypes['CreateRoleResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'CreateRoleSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type CreateRoleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateRoleSuccess'] = ResolversParentTypes['CreateRoleSuccess']> = {
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateSecretLinkResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSecretLinkResult'] = ResolversParentTypes['CreateSecretLinkResult']> = {
  __resolveType: TypeResolveFn<'CreateSecretLinkSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'SecretExpired' | 'SecretInactive' | 'StepUpRequired', ParentType, ContextType>;
};

export type CreateSecretLinkSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSecretLinkSuccess'] = ResolversParentTypes['CreateSecretLinkSuccess']> = {
  link?: Resolver<ResolversTypes['SecretLink'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateSecretResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSecretResult'] = ResolversParentTypes['CreateSecretResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'CreateSecretSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type CreateSecretSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSecretSuccess'] = ResolversParentTypes['CreateSecretSuccess']> = {
  secret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateServiceAccountResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateServiceAccountResult'] = ResolversParentTypes['CreateServiceAccountResult']> = {
  __resolveType: TypeResolveFn<'CreateServiceAccountSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type CreateServiceAccountSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateServiceAccountSuccess'] = ResolversParentTypes['CreateServiceAccountSuccess']> = {
  serviceAccount?: Resolver<ResolversTypes['ServiceAccount'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateSystemTopicResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSystemTopicResult'] = ResolversParentTypes['CreateSystemTopicResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'CreateSystemTopicSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type CreateSystemTopicSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSystemTopicSuccess'] = ResolversParentTypes['CreateSystemTopicSuccess']> = {
  topic?: Resolver<ResolversTypes['Topic'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateTopicResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateTopicResult'] = ResolversParentTypes['CreateTopicResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'CreateTopicSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type CreateTopicSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateTopicSuccess'] = ResolversParentTypes['CreateTopicSuccess']> = {
  topic?: Resolver<ResolversTypes['Topic'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateWorkspaceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateWorkspaceResult'] = ResolversParentTypes['CreateWorkspaceResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'CreateWorkspaceSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type CreateWorkspaceSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateWorkspaceSuccess'] = ResolversParentTypes['CreateWorkspaceSuccess']> = {
  workspace?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteChatSessionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteChatSessionResult'] = ResolversParentTypes['DeleteChatSessionResult']> = {
  __resolveType: TypeResolveFn<'DeleteChatSessionSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type DeleteChatSessionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteChatSessionSuccess'] = ResolversParentTypes['DeleteChatSessionSuccess']> = {
  sessionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteDocumentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteDocumentResult'] = ResolversParentTypes['DeleteDocumentResult']> = {
  __resolveType: TypeResolveFn<'DeleteDocumentSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type DeleteDocumentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteDocumentSuccess'] = ResolversParentTypes['DeleteDocumentSuccess']> = {
  documentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quota?: Resolver<ResolversTypes['Quota'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteGroupResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteGroupResult'] = ResolversParentTypes['DeleteGroupResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'DeleteGroupSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type DeleteGroupSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteGroupSuccess'] = ResolversParentTypes['DeleteGroupSuccess']> = {
  group?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteNotificationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteNotificationResult'] = ResolversParentTypes['DeleteNotificationResult']> = {
  __resolveType: TypeResolveFn<'DeleteNotificationSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type DeleteNotificationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteNotificationSuccess'] = ResolversParentTypes['DeleteNotificationSuccess']> = {
  notificationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteRoleResult'] = ResolversParentTypes['DeleteRoleResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'DeleteRoleSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type DeleteRoleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteRoleSuccess'] = ResolversParentTypes['DeleteRoleSuccess']> = {
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteSecretResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteSecretResult'] = ResolversParentTypes['DeleteSecretResult']> = {
  __resolveType: TypeResolveFn<'DeleteSecretSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type DeleteSecretSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteSecretSuccess'] = ResolversParentTypes['DeleteSecretSuccess']> = {
  secret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteServiceAccountResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteServiceAccountResult'] = ResolversParentTypes['DeleteServiceAccountResult']> = {
  __resolveType: TypeResolveFn<'DeleteServiceAccountSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type DeleteServiceAccountSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteServiceAccountSuccess'] = ResolversParentTypes['DeleteServiceAccountSuccess']> = {
  serviceAccountId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteSystemTopicResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteSystemTopicResult'] = ResolversParentTypes['DeleteSystemTopicResult']> = {
  __resolveType: TypeResolveFn<'DeleteSystemTopicSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type DeleteSystemTopicSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteSystemTopicSuccess'] = ResolversParentTypes['DeleteSystemTopicSuccess']> = {
  topicId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteToolResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteToolResult'] = ResolversParentTypes['DeleteToolResult']> = {
  __resolveType: TypeResolveFn<'DeleteToolSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type DeleteToolSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteToolSuccess'] = ResolversParentTypes['DeleteToolSuccess']> = {
  toolId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteTopicResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteTopicResult'] = ResolversParentTypes['DeleteTopicResult']> = {
  __resolveType: TypeResolveFn<'DeleteTopicSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type DeleteTopicSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteTopicSuccess'] = ResolversParentTypes['DeleteTopicSuccess']> = {
  topicId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteUserResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteUserResult'] = ResolversParentTypes['DeleteUserResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'DeleteUserSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'StepUpRequired', ParentType, ContextType>;
};

export type DeleteUserSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteUserSuccess'] = ResolversParentTypes['DeleteUserSuccess']> = {
  restorableUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteWorkspaceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteWorkspaceResult'] = ResolversParentTypes['DeleteWorkspaceResult']> = {
  __resolveType: TypeResolveFn<'DeleteWorkspaceSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type DeleteWorkspaceSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteWorkspaceSuccess'] = ResolversParentTypes['DeleteWorkspaceSuccess']> = {
  workspace?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DestroySecretResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DestroySecretResult'] = ResolversParentTypes['DestroySecretResult']> = {
  __resolveType: TypeResolveFn<'DestroySecretSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type DestroySecretSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DestroySecretSuccess'] = ResolversParentTypes['DestroySecretSuccess']> = {
  secret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DisableTotpResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisableTotpResult'] = ResolversParentTypes['DisableTotpResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'DisableTotpSuccess' | 'Forbidden' | 'InvalidCredentials' | 'InvalidInput' | 'NotFound' | 'RateLimited', ParentType, ContextType>;
};

export type DisableTotpSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisableTotpSuccess'] = ResolversParentTypes['DisableTotpSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Document'] = ResolversParentTypes['Document']> = {
  chunkCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  chunks?: Resolver<ResolversTypes['DocumentChunkConnection'], ParentType, ContextType, Partial<DocumentChunksArgs>>;
  classificationError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  classificationStatus?: Resolver<ResolversTypes['ClassificationStatus'], ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contentHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contentType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  duplicateOf?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  filename?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isIndexed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isProcessed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isPublic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastAccessedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  metadata?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  pageCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  processedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  processingError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requiredPermission?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sizeBytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DocumentStatus'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  topicLinks?: Resolver<ReadonlyArray<ResolversTypes['DocumentTopic']>, ParentType, ContextType>;
  topics?: Resolver<ReadonlyArray<ResolversTypes['Topic']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentChunkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentChunk'] = ResolversParentTypes['DocumentChunk']> = {
  charCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  embedding?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Float']>>, ParentType, ContextType>;
  endOffset?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  metadata?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  page?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  searchKeywords?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  startOffset?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tokenCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentChunkConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentChunkConnection'] = ResolversParentTypes['DocumentChunkConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DocumentChunkEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DocumentChunk']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type DocumentChunkEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentChunkEdge'] = ResolversParentTypes['DocumentChunkEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DocumentChunk'], ParentType, ContextType>;
};

export type DocumentClassifiedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentClassified'] = ResolversParentTypes['DocumentClassified']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  classificationStatus?: Resolver<ResolversTypes['ClassificationStatus'], ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  documentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentConnection'] = ResolversParentTypes['DocumentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DocumentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Document']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type DocumentDeletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentDeleted'] = ResolversParentTypes['DocumentDeleted']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  documentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentDownloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentDownload'] = ResolversParentTypes['DocumentDownload']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DocumentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentEdge'] = ResolversParentTypes['DocumentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
};

export type DocumentEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentEvent'] = ResolversParentTypes['DocumentEvent']> = {
  __resolveType: TypeResolveFn<'DocumentClassified' | 'DocumentDeleted' | 'DocumentProgress' | 'DocumentStatusChanged', ParentType, ContextType>;
};

export type DocumentProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentProgress'] = ResolversParentTypes['DocumentProgress']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  documentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['DocumentStep'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentSearchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentSearchConnection'] = ResolversParentTypes['DocumentSearchConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DocumentSearchEdge']>, ParentType, ContextType>;
  effectiveMode?: Resolver<ResolversTypes['SearchMode'], ParentType, ContextType>;
};

export type DocumentSearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentSearchEdge'] = ResolversParentTypes['DocumentSearchEdge']> = {
  node?: Resolver<ResolversTypes['DocumentSearchResult'], ParentType, ContextType>;
};

export type DocumentSearchResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentSearchResult'] = ResolversParentTypes['DocumentSearchResult']> = {
  chunk?: Resolver<ResolversTypes['DocumentChunk'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  endOffset?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  page?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  snippet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startOffset?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DocumentStatusChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentStatusChanged'] = ResolversParentTypes['DocumentStatusChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  documentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DocumentStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentTopicResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentTopic'] = ResolversParentTypes['DocumentTopic']> = {
  confidence?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['TopicSource'], ParentType, ContextType>;
  topic?: Resolver<ResolversTypes['Topic'], ParentType, ContextType>;
};

export type DocumentUnderWayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentUnderWay'] = ResolversParentTypes['DocumentUnderWay']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EditMessageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditMessageResult'] = ResolversParentTypes['EditMessageResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'EditMessageSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type EditMessageSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditMessageSuccess'] = ResolversParentTypes['EditMessageSuccess']> = {
  message?: Resolver<ResolversTypes['ChatMessage'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EmbeddingModelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmbeddingModel'] = ResolversParentTypes['EmbeddingModel']> = {
  avgLatencyMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  costPer1kTokens?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dimension?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  embeddedChunks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isWanted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastErrorAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  maxTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  modelId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  totalChunks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  usedCost?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  usedTokens?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnrollTotpResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnrollTotpResult'] = ResolversParentTypes['EnrollTotpResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'EnrollTotpSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'StepUpRequired', ParentType, ContextType>;
};

export type EnrollTotpSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnrollTotpSuccess'] = ResolversParentTypes['EnrollTotpSuccess']> = {
  otpauthUri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EraseUserResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EraseUserResult'] = ResolversParentTypes['EraseUserResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'EraseUserSuccess' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'StepUpRequired', ParentType, ContextType>;
};

export type EraseUserSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EraseUserSuccess'] = ResolversParentTypes['EraseUserSuccess']> = {
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExecutionUnavailableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExecutionUnavailable'] = ResolversParentTypes['ExecutionUnavailable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ToolExecutionStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FailToolExecutionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FailToolExecutionResult'] = ResolversParentTypes['FailToolExecutionResult']> = {
  __resolveType: TypeResolveFn<'FailToolExecutionSuccess' | 'Forbidden' | 'InvalidInput' | 'LeaseLost' | 'NotFound', ParentType, ContextType>;
};

export type FailToolExecutionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FailToolExecutionSuccess'] = ResolversParentTypes['FailToolExecutionSuccess']> = {
  execution?: Resolver<ResolversTypes['ToolExecution'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ForbiddenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Forbidden'] = ResolversParentTypes['Forbidden']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GrantPermissionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantPermissionResult'] = ResolversParentTypes['GrantPermissionResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'GrantPermissionSuccess' | 'InvalidInput' | 'NotFound', ParentType, ContextType>;
};

export type GrantPermissionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantPermissionSuccess'] = ResolversParentTypes['GrantPermissionSuccess']> = {
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GranteeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Grantee'] = ResolversParentTypes['Grantee']> = {
  __resolveType: TypeResolveFn<'Group' | 'User', ParentType, ContextType>;
};

export type GroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Group'] = ResolversParentTypes['Group']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isSystem?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  members?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, Partial<GroupMembersArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Permission']>>, ParentType, ContextType>;
  roles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Role']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GroupConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupConnection'] = ResolversParentTypes['GroupConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['GroupEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Group']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type GroupEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupEdge'] = ResolversParentTypes['GroupEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
};

export type HeartbeatToolExecutionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeartbeatToolExecutionResult'] = ResolversParentTypes['HeartbeatToolExecutionResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'HeartbeatToolExecutionSuccess' | 'InvalidInput' | 'LeaseLost' | 'NotFound', ParentType, ContextType>;
};

export type HeartbeatToolExecutionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeartbeatToolExecutionSuccess'] = ResolversParentTypes['HeartbeatToolExecutionSuccess']> = {
  leaseExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HttpFieldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HttpField'] = ResolversParentTypes['HttpField']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HttpToolRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HttpToolRequest'] = ResolversParentTypes['HttpToolRequest']> = {
  body?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  bodyFormat?: Resolver<ResolversTypes['HttpBodyFormat'], ParentType, ContextType>;
  headers?: Resolver<ReadonlyArray<ResolversTypes['HttpField']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['HttpMethod'], ParentType, ContextType>;
  query?: Resolver<ReadonlyArray<ResolversTypes['HttpField']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ImportSecretsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportSecretsResult'] = ResolversParentTypes['ImportSecretsResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'ImportSecretsSuccess' | 'InvalidInput' | 'NotFound' | 'SecretImportRefused', ParentType, ContextType>;
};

export type ImportSecretsSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportSecretsSuccess'] = ResolversParentTypes['ImportSecretsSuccess']> = {
  entries?: Resolver<ReadonlyArray<ResolversTypes['SecretImportEntry']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidCredentialsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidCredentials'] = ResolversParentTypes['InvalidCredentials']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidInputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidInput'] = ResolversParentTypes['InvalidInput']> = {
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidParametersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidParameters'] = ResolversParentTypes['InvalidParameters']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pointer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvitationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invitation'] = ResolversParentTypes['Invitation']> = {
  consumedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  consumedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  emailHint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['Group']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvitationStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvitationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationConnection'] = ResolversParentTypes['InvitationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InvitationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Invitation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type InvitationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationEdge'] = ResolversParentTypes['InvitationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type KeyInUseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeyInUse'] = ResolversParentTypes['KeyInUse']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  versions?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type KeyUsageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeyUsage'] = ResolversParentTypes['KeyUsage']> = {
  canRetire?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  keyId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  others?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retiredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  versions?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type LeaseLostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaseLost'] = ResolversParentTypes['LeaseLost']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ToolExecutionStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LoginResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginResult'] = ResolversParentTypes['LoginResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidCredentials' | 'InvalidInput' | 'LoginSuccess' | 'MfaRequired' | 'NotFound' | 'RateLimited', ParentType, ContextType>;
};

export type LoginSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginSuccess'] = ResolversParentTypes['LoginSuccess']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LogoutResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogoutResult'] = ResolversParentTypes['LogoutResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'LogoutSuccess' | 'NotFound', ParentType, ContextType>;
};

export type LogoutSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogoutSuccess'] = ResolversParentTypes['LogoutSuccess']> = {
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MarkAllNotificationsReadResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkAllNotificationsReadResult'] = ResolversParentTypes['MarkAllNotificationsReadResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'MarkAllNotificationsReadSuccess' | 'NotFound', ParentType, ContextType>;
};

export type MarkAllNotificationsReadSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkAllNotificationsReadSuccess'] = ResolversParentTypes['MarkAllNotificationsReadSuccess']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MarkNotificationReadResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNotificationReadResult'] = ResolversParentTypes['MarkNotificationReadResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'MarkNotificationReadSuccess' | 'NotFound', ParentType, ContextType>;
};

export type MarkNotificationReadSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNotificationReadSuccess'] = ResolversParentTypes['MarkNotificationReadSuccess']> = {
  notification?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type McpServerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['McpServer'] = ResolversParentTypes['McpServer']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  headerNames?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refreshedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reportedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reportedVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tools?: Resolver<ReadonlyArray<ResolversTypes['Tool']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type McpServerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['McpServerConnection'] = ResolversParentTypes['McpServerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['McpServerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['McpServer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type McpServerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['McpServerEdge'] = ResolversParentTypes['McpServerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['McpServer'], ParentType, ContextType>;
};

export type McpServerUnavailableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['McpServerUnavailable'] = ResolversParentTypes['McpServerUnavailable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MfaRequiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MfaRequired'] = ResolversParentTypes['MfaRequired']> = {
  challenge?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ModelNotConfiguredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModelNotConfigured'] = ResolversParentTypes['ModelNotConfigured']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptInvitation?: Resolver<ResolversTypes['AcceptInvitationResult'], ParentType, ContextType, RequireFields<MutationAcceptInvitationArgs, 'input'>>;
  addGroupMember?: Resolver<ResolversTypes['AddGroupMemberResult'], ParentType, ContextType, RequireFields<MutationAddGroupMemberArgs, 'input'>>;
  addWorkspaceMember?: Resolver<ResolversTypes['AddWorkspaceMemberResult'], ParentType, ContextType, RequireFields<MutationAddWorkspaceMemberArgs, 'input'>>;
  appendMessage?: Resolver<ResolversTypes['AppendMessageResult'], ParentType, ContextType, RequireFields<MutationAppendMessageArgs, 'input'>>;
  approveToolExecution?: Resolver<ResolversTypes['ApproveToolExecutionResult'], ParentType, ContextType, RequireFields<MutationApproveToolExecutionArgs, 'input'>>;
  assignGroupRole?: Resolver<ResolversTypes['AssignGroupRoleResult'], ParentType, ContextType, RequireFields<MutationAssignGroupRoleArgs, 'input'>>;
  assignRole?: Resolver<ResolversTypes['AssignRoleResult'], ParentType, ContextType, RequireFields<MutationAssignRoleArgs, 'input'>>;
  cancelRun?: Resolver<ResolversTypes['CancelRunResult'], ParentType, ContextType, RequireFields<MutationCancelRunArgs, 'input'>>;
  cancelToolExecution?: Resolver<ResolversTypes['CancelToolExecutionResult'], ParentType, ContextType, RequireFields<MutationCancelToolExecutionArgs, 'input'>>;
  changePassword?: Resolver<ResolversTypes['ChangePasswordResult'], ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  claimToolExecution?: Resolver<ResolversTypes['ClaimToolExecutionResult'], ParentType, ContextType, RequireFields<MutationClaimToolExecutionArgs, 'input'>>;
  completeMfa?: Resolver<ResolversTypes['CompleteMfaResult'], ParentType, ContextType, RequireFields<MutationCompleteMfaArgs, 'input'>>;
  completeToolExecution?: Resolver<ResolversTypes['CompleteToolExecutionResult'], ParentType, ContextType, RequireFields<MutationCompleteToolExecutionArgs, 'input'>>;
  confirmDocumentUpload?: Resolver<ResolversTypes['ConfirmDocumentUploadResult'], ParentType, ContextType, RequireFields<MutationConfirmDocumentUploadArgs, 'input'>>;
  confirmTotp?: Resolver<ResolversTypes['ConfirmTotpResult'], ParentType, ContextType, RequireFields<MutationConfirmTotpArgs, 'input'>>;
  createApiKey?: Resolver<ResolversTypes['CreateApiKeyResult'], ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'input'>>;
  createChatSession?: Resolver<ResolversTypes['CreateChatSessionResult'], ParentType, ContextType, RequireFields<MutationCreateChatSessionArgs, 'input'>>;
  createEmbeddingModel?: Resolver<ResolversTypes['CreateEmbeddingModelResult'], ParentType, ContextType, RequireFields<MutationCreateEmbeddingModelArgs, 'input'>>;
  createGroup?: Resolver<ResolversTypes['CreateGroupResult'], ParentType, ContextType, RequireFields<MutationCreateGroupArgs, 'input'>>;
  createInvitation?: Resolver<ResolversTypes['CreateInvitationResult'], ParentType, ContextType, RequireFields<MutationCreateInvitationArgs, 'input'>>;
  createPasswordReset?: Resolver<ResolversTypes['CreatePasswordResetResult'], ParentType, ContextType, RequireFields<MutationCreatePasswordResetArgs, 'input'>>;
  createRole?: Resolver<ResolversTypes['CreateRoleResult'], ParentType, ContextType, RequireFields<MutationCreateRoleArgs, 'input'>>;
  createSecret?: Resolver<ResolversTypes['CreateSecretResult'], ParentType, ContextType, RequireFields<MutationCreateSecretArgs, 'input'>>;
  createSecretLink?: Resolver<ResolversTypes['CreateSecretLinkResult'], ParentType, ContextType, RequireFields<MutationCreateSecretLinkArgs, 'input'>>;
  createServiceAccount?: Resolver<ResolversTypes['CreateServiceAccountResult'], ParentType, ContextType, RequireFields<MutationCreateServiceAccountArgs, 'input'>>;
  createSystemTopic?: Resolver<ResolversTypes['CreateSystemTopicResult'], ParentType, ContextType, RequireFields<MutationCreateSystemTopicArgs, 'input'>>;
  createTopic?: Resolver<ResolversTypes['CreateTopicResult'], ParentType, ContextType, RequireFields<MutationCreateTopicArgs, 'input'>>;
  createWorkspace?: Resolver<ResolversTypes['CreateWorkspaceResult'], ParentType, ContextType, RequireFields<MutationCreateWorkspaceArgs, 'input'>>;
  deleteChatSession?: Resolver<ResolversTypes['DeleteChatSessionResult'], ParentType, ContextType, RequireFields<MutationDeleteChatSessionArgs, 'input'>>;
  deleteDocument?: Resolver<ResolversTypes['DeleteDocumentResult'], ParentType, ContextType, RequireFields<MutationDeleteDocumentArgs, 'input'>>;
  deleteGroup?: Resolver<ResolversTypes['DeleteGroupResult'], ParentType, ContextType, RequireFields<MutationDeleteGroupArgs, 'input'>>;
  deleteNotification?: Resolver<ResolversTypes['DeleteNotificationResult'], ParentType, ContextType, RequireFields<MutationDeleteNotificationArgs, 'input'>>;
  deleteRole?: Resolver<ResolversTypes['DeleteRoleResult'], ParentType, ContextType, RequireFields<MutationDeleteRoleArgs, 'input'>>;
  deleteSecret?: Resolver<ResolversTypes['DeleteSecretResult'], ParentType, ContextType, RequireFields<MutationDeleteSecretArgs, 'input'>>;
  deleteServiceAccount?: Resolver<ResolversTypes['DeleteServiceAccountResult'], ParentType, ContextType, RequireFields<MutationDeleteServiceAccountArgs, 'input'>>;
  deleteSystemTopic?: Resolver<ResolversTypes['DeleteSystemTopicResult'], ParentType, ContextType, RequireFields<MutationDeleteSystemTopicArgs, 'input'>>;
  deleteTool?: Resolver<ResolversTypes['DeleteToolResult'], ParentType, ContextType, RequireFields<MutationDeleteToolArgs, 'input'>>;
  deleteTopic?: Resolver<ResolversTypes['DeleteTopicResult'], ParentType, ContextType, RequireFields<MutationDeleteTopicArgs, 'input'>>;
  deleteUser?: Resolver<ResolversTypes['DeleteUserResult'], ParentType, ContextType, RequireFields<MutationDeleteUserArgs, 'input'>>;
  deleteWorkspace?: Resolver<ResolversTypes['DeleteWorkspaceResult'], ParentType, ContextType, RequireFields<MutationDeleteWorkspaceArgs, 'input'>>;
  destroySecret?: Resolver<ResolversTypes['DestroySecretResult'], ParentType, ContextType, RequireFields<MutationDestroySecretArgs, 'input'>>;
  disableTotp?: Resolver<ResolversTypes['DisableTotpResult'], ParentType, ContextType, RequireFields<MutationDisableTotpArgs, 'input'>>;
  editMessage?: Resolver<ResolversTypes['EditMessageResult'], ParentType, ContextType, RequireFields<MutationEditMessageArgs, 'input'>>;
  enrollTotp?: Resolver<ResolversTypes['EnrollTotpResult'], ParentType, ContextType>;
  eraseUser?: Resolver<ResolversTypes['EraseUserResult'], ParentType, ContextType, RequireFields<MutationEraseUserArgs, 'input'>>;
  failToolExecution?: Resolver<ResolversTypes['FailToolExecutionResult'], ParentType, ContextType, RequireFields<MutationFailToolExecutionArgs, 'input'>>;
  grantPermission?: Resolver<ResolversTypes['GrantPermissionResult'], ParentType, ContextType, RequireFields<MutationGrantPermissionArgs, 'input'>>;
  heartbeatToolExecution?: Resolver<ResolversTypes['HeartbeatToolExecutionResult'], ParentType, ContextType, RequireFields<MutationHeartbeatToolExecutionArgs, 'input'>>;
  importSecrets?: Resolver<ResolversTypes['ImportSecretsResult'], ParentType, ContextType, RequireFields<MutationImportSecretsArgs, 'input'>>;
  login?: Resolver<ResolversTypes['LoginResult'], ParentType, ContextType, RequireFields<MutationLoginArgs, 'input'>>;
  logout?: Resolver<ResolversTypes['LogoutResult'], ParentType, ContextType>;
  markAllNotificationsRead?: Resolver<ResolversTypes['MarkAllNotificationsReadResult'], ParentType, ContextType, RequireFields<MutationMarkAllNotificationsReadArgs, 'input'>>;
  markNotificationRead?: Resolver<ResolversTypes['MarkNotificationReadResult'], ParentType, ContextType, RequireFields<MutationMarkNotificationReadArgs, 'input'>>;
  openSecretLink?: Resolver<ResolversTypes['OpenSecretLinkResult'], ParentType, ContextType, RequireFields<MutationOpenSecretLinkArgs, 'input'>>;
  promoteSecret?: Resolver<ResolversTypes['PromoteSecretResult'], ParentType, ContextType, RequireFields<MutationPromoteSecretArgs, 'input'>>;
  rateSearchResult?: Resolver<ResolversTypes['RateSearchResultResult'], ParentType, ContextType, RequireFields<MutationRateSearchResultArgs, 'input'>>;
  reclassifyDocument?: Resolver<ResolversTypes['ReclassifyDocumentResult'], ParentType, ContextType, RequireFields<MutationReclassifyDocumentArgs, 'input'>>;
  refreshMcpServer?: Resolver<ResolversTypes['RefreshMcpServerResult'], ParentType, ContextType, RequireFields<MutationRefreshMcpServerArgs, 'input'>>;
  refreshSession?: Resolver<ResolversTypes['RefreshSessionResult'], ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  regenerateBackupCodes?: Resolver<ResolversTypes['RegenerateBackupCodesResult'], ParentType, ContextType, RequireFields<MutationRegenerateBackupCodesArgs, 'input'>>;
  regenerateMessage?: Resolver<ResolversTypes['RegenerateMessageResult'], ParentType, ContextType, RequireFields<MutationRegenerateMessageArgs, 'input'>>;
  register?: Resolver<ResolversTypes['RegisterResult'], ParentType, ContextType, RequireFields<MutationRegisterArgs, 'input'>>;
  registerMcpServer?: Resolver<ResolversTypes['RegisterMcpServerResult'], ParentType, ContextType, RequireFields<MutationRegisterMcpServerArgs, 'input'>>;
  registerTool?: Resolver<ResolversTypes['RegisterToolResult'], ParentType, ContextType, RequireFields<MutationRegisterToolArgs, 'input'>>;
  reissueInvitation?: Resolver<ResolversTypes['ReissueInvitationResult'], ParentType, ContextType, RequireFields<MutationReissueInvitationArgs, 'input'>>;
  rejectToolExecution?: Resolver<ResolversTypes['RejectToolExecutionResult'], ParentType, ContextType, RequireFields<MutationRejectToolExecutionArgs, 'input'>>;
  removeGroupMember?: Resolver<ResolversTypes['RemoveGroupMemberResult'], ParentType, ContextType, RequireFields<MutationRemoveGroupMemberArgs, 'input'>>;
  removeMcpServer?: Resolver<ResolversTypes['RemoveMcpServerResult'], ParentType, ContextType, RequireFields<MutationRemoveMcpServerArgs, 'input'>>;
  removeWorkspaceMember?: Resolver<ResolversTypes['RemoveWorkspaceMemberResult'], ParentType, ContextType, RequireFields<MutationRemoveWorkspaceMemberArgs, 'input'>>;
  reprocessDocument?: Resolver<ResolversTypes['ReprocessDocumentResult'], ParentType, ContextType, RequireFields<MutationReprocessDocumentArgs, 'input'>>;
  requestDocumentUpload?: Resolver<ResolversTypes['RequestDocumentUploadResult'], ParentType, ContextType, RequireFields<MutationRequestDocumentUploadArgs, 'input'>>;
  requestToolExecution?: Resolver<ResolversTypes['RequestToolExecutionResult'], ParentType, ContextType, RequireFields<MutationRequestToolExecutionArgs, 'input'>>;
  resetPassword?: Resolver<ResolversTypes['ResetPasswordResult'], ParentType, ContextType, RequireFields<MutationResetPasswordArgs, 'input'>>;
  resetSetting?: Resolver<ResolversTypes['ResetSettingResult'], ParentType, ContextType, RequireFields<MutationResetSettingArgs, 'input'>>;
  restoreChatSession?: Resolver<ResolversTypes['RestoreChatSessionResult'], ParentType, ContextType, RequireFields<MutationRestoreChatSessionArgs, 'input'>>;
  restoreGroup?: Resolver<ResolversTypes['RestoreGroupResult'], ParentType, ContextType, RequireFields<MutationRestoreGroupArgs, 'input'>>;
  restoreSecret?: Resolver<ResolversTypes['RestoreSecretResult'], ParentType, ContextType, RequireFields<MutationRestoreSecretArgs, 'input'>>;
  restoreTool?: Resolver<ResolversTypes['RestoreToolResult'], ParentType, ContextType, RequireFields<MutationRestoreToolArgs, 'input'>>;
  restoreUser?: Resolver<ResolversTypes['RestoreUserResult'], ParentType, ContextType, RequireFields<MutationRestoreUserArgs, 'input'>>;
  restoreWorkspace?: Resolver<ResolversTypes['RestoreWorkspaceResult'], ParentType, ContextType, RequireFields<MutationRestoreWorkspaceArgs, 'input'>>;
  retireKey?: Resolver<ResolversTypes['RetireKeyResult'], ParentType, ContextType, RequireFields<MutationRetireKeyArgs, 'input'>>;
  revealSecret?: Resolver<ResolversTypes['RevealSecretResult'], ParentType, ContextType, RequireFields<MutationRevealSecretArgs, 'input'>>;
  revokeApiKey?: Resolver<ResolversTypes['RevokeApiKeyResult'], ParentType, ContextType, RequireFields<MutationRevokeApiKeyArgs, 'input'>>;
  revokeApprovalRule?: Resolver<ResolversTypes['RevokeApprovalRuleResult'], ParentType, ContextType, RequireFields<MutationRevokeApprovalRuleArgs, 'input'>>;
  revokeInvitation?: Resolver<ResolversTypes['RevokeInvitationResult'], ParentType, ContextType, RequireFields<MutationRevokeInvitationArgs, 'input'>>;
  revokePermission?: Resolver<ResolversTypes['RevokePermissionResult'], ParentType, ContextType, RequireFields<MutationRevokePermissionArgs, 'input'>>;
  revokeSecretLink?: Resolver<ResolversTypes['RevokeSecretLinkResult'], ParentType, ContextType, RequireFields<MutationRevokeSecretLinkArgs, 'input'>>;
  revokeSession?: Resolver<ResolversTypes['RevokeSessionResult'], ParentType, ContextType, RequireFields<MutationRevokeSessionArgs, 'input'>>;
  rollbackSecret?: Resolver<ResolversTypes['RollbackSecretResult'], ParentType, ContextType, RequireFields<MutationRollbackSecretArgs, 'input'>>;
  rotateApiKey?: Resolver<ResolversTypes['RotateApiKeyResult'], ParentType, ContextType, RequireFields<MutationRotateApiKeyArgs, 'input'>>;
  rotateSecret?: Resolver<ResolversTypes['RotateSecretResult'], ParentType, ContextType, RequireFields<MutationRotateSecretArgs, 'input'>>;
  selectBranch?: Resolver<ResolversTypes['SelectBranchResult'], ParentType, ContextType, RequireFields<MutationSelectBranchArgs, 'input'>>;
  sendMessage?: Resolver<ResolversTypes['SendMessageResult'], ParentType, ContextType, RequireFields<MutationSendMessageArgs, 'input'>>;
  setDefaultEmbeddingModel?: Resolver<ResolversTypes['SetDefaultEmbeddingModelResult'], ParentType, ContextType, RequireFields<MutationSetDefaultEmbeddingModelArgs, 'input'>>;
  setSecretActive?: Resolver<ResolversTypes['SetSecretActiveResult'], ParentType, ContextType, RequireFields<MutationSetSecretActiveArgs, 'input'>>;
  setSecretRotation?: Resolver<ResolversTypes['SetSecretRotationResult'], ParentType, ContextType, RequireFields<MutationSetSecretRotationArgs, 'input'>>;
  setToolActive?: Resolver<ResolversTypes['SetToolActiveResult'], ParentType, ContextType, RequireFields<MutationSetToolActiveArgs, 'input'>>;
  setUserActive?: Resolver<ResolversTypes['SetUserActiveResult'], ParentType, ContextType, RequireFields<MutationSetUserActiveArgs, 'input'>>;
  setUserAi?: Resolver<ResolversTypes['SetUserAiResult'], ParentType, ContextType, RequireFields<MutationSetUserAiArgs, 'input'>>;
  setUserQuota?: Resolver<ResolversTypes['SetUserQuotaResult'], ParentType, ContextType, RequireFields<MutationSetUserQuotaArgs, 'input'>>;
  shareSecret?: Resolver<ResolversTypes['ShareSecretResult'], ParentType, ContextType, RequireFields<MutationShareSecretArgs, 'input'>>;
  startRewrap?: Resolver<ResolversTypes['StartRewrapResult'], ParentType, ContextType, RequireFields<MutationStartRewrapArgs, 'input'>>;
  stepUp?: Resolver<ResolversTypes['StepUpResult'], ParentType, ContextType, RequireFields<MutationStepUpArgs, 'input'>>;
  tagDocument?: Resolver<ResolversTypes['TagDocumentResult'], ParentType, ContextType, RequireFields<MutationTagDocumentArgs, 'input'>>;
  unassignGroupRole?: Resolver<ResolversTypes['UnassignGroupRoleResult'], ParentType, ContextType, RequireFields<MutationUnassignGroupRoleArgs, 'input'>>;
  unassignRole?: Resolver<ResolversTypes['UnassignRoleResult'], ParentType, ContextType, RequireFields<MutationUnassignRoleArgs, 'input'>>;
  unshareSecret?: Resolver<ResolversTypes['UnshareSecretResult'], ParentType, ContextType, RequireFields<MutationUnshareSecretArgs, 'input'>>;
  untagDocument?: Resolver<ResolversTypes['UntagDocumentResult'], ParentType, ContextType, RequireFields<MutationUntagDocumentArgs, 'input'>>;
  updateChatSession?: Resolver<ResolversTypes['UpdateChatSessionResult'], ParentType, ContextType, RequireFields<MutationUpdateChatSessionArgs, 'input'>>;
  updateDocument?: Resolver<ResolversTypes['UpdateDocumentResult'], ParentType, ContextType, RequireFields<MutationUpdateDocumentArgs, 'input'>>;
  updateEmbeddingModel?: Resolver<ResolversTypes['UpdateEmbeddingModelResult'], ParentType, ContextType, RequireFields<MutationUpdateEmbeddingModelArgs, 'input'>>;
  updateGroup?: Resolver<ResolversTypes['UpdateGroupResult'], ParentType, ContextType, RequireFields<MutationUpdateGroupArgs, 'input'>>;
  updateMe?: Resolver<ResolversTypes['UpdateMeResult'], ParentType, ContextType, RequireFields<MutationUpdateMeArgs, 'input'>>;
  updateRole?: Resolver<ResolversTypes['UpdateRoleResult'], ParentType, ContextType, RequireFields<MutationUpdateRoleArgs, 'input'>>;
  updateSecret?: Resolver<ResolversTypes['UpdateSecretResult'], ParentType, ContextType, RequireFields<MutationUpdateSecretArgs, 'input'>>;
  updateSetting?: Resolver<ResolversTypes['UpdateSettingResult'], ParentType, ContextType, RequireFields<MutationUpdateSettingArgs, 'input'>>;
  updateSystemTopic?: Resolver<ResolversTypes['UpdateSystemTopicResult'], ParentType, ContextType, RequireFields<MutationUpdateSystemTopicArgs, 'input'>>;
  updateTool?: Resolver<ResolversTypes['UpdateToolResult'], ParentType, ContextType, RequireFields<MutationUpdateToolArgs, 'input'>>;
  updateTopic?: Resolver<ResolversTypes['UpdateTopicResult'], ParentType, ContextType, RequireFields<MutationUpdateTopicArgs, 'input'>>;
  updateWorkspace?: Resolver<ResolversTypes['UpdateWorkspaceResult'], ParentType, ContextType, RequireFields<MutationUpdateWorkspaceArgs, 'input'>>;
  updateWorkspaceMember?: Resolver<ResolversTypes['UpdateWorkspaceMemberResult'], ParentType, ContextType, RequireFields<MutationUpdateWorkspaceMemberArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'ApiKey' | 'ApprovalRule' | 'AuditLog' | 'ChatMessage' | 'ChatRun' | 'ChatSession' | 'Document' | 'DocumentChunk' | 'EmbeddingModel' | 'Group' | 'Invitation' | 'McpServer' | 'Notification' | 'Rewrap' | 'Role' | 'Secret' | 'SecretLink' | 'ServiceAccount' | 'Session' | 'Tool' | 'ToolApproval' | 'ToolExecution' | 'Topic' | 'User' | 'Workspace', ParentType, ContextType>;
};

export type NotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFound'] = ResolversParentTypes['NotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification']> = {
  about?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NotificationKind'], ParentType, ContextType>;
  link?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Notification']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type OpenSecretLinkResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenSecretLinkResult'] = ResolversParentTypes['OpenSecretLinkResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'OpenSecretLinkSuccess' | 'SecretExpired' | 'SecretInactive' | 'SecretLinkClosed' | 'SecretLinkSpent' | 'StepUpRequired', ParentType, ContextType>;
};

export type OpenSecretLinkSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenSecretLinkSuccess'] = ResolversParentTypes['OpenSecretLinkSuccess']> = {
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PermissionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Permission'] = ResolversParentTypes['Permission']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isAdministrative?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType: TypeResolveFn<'ApprovalChanged' | 'ApprovalClosed' | 'Conflict' | 'DocumentUnderWay' | 'ExecutionUnavailable' | 'Forbidden' | 'InvalidCredentials' | 'InvalidInput' | 'InvalidParameters' | 'KeyInUse' | 'LeaseLost' | 'McpServerUnavailable' | 'MfaRequired' | 'ModelNotConfigured' | 'NotFound' | 'QuotaExceeded' | 'RateLimited' | 'RunUnderWay' | 'SecretExpired' | 'SecretImportRefused' | 'SecretInactive' | 'SecretLinkClosed' | 'SecretLinkSpent' | 'SecretNotShareable' | 'StepUpRequired' | 'StorageUnavailable' | 'ToolBusy' | 'ToolUnavailable' | 'UploadMissing', ParentType, ContextType>;
};

export type PromoteSecretResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PromoteSecretResult'] = ResolversParentTypes['PromoteSecretResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'PromoteSecretSuccess', ParentType, ContextType>;
};

export type PromoteSecretSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PromoteSecretSuccess'] = ResolversParentTypes['PromoteSecretSuccess']> = {
  secret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  apiKeys?: Resolver<ResolversTypes['ApiKeyConnection'], ParentType, ContextType, Partial<QueryApiKeysArgs>>;
  approval?: Resolver<Maybe<ResolversTypes['ToolApproval']>, ParentType, ContextType, RequireFields<QueryApprovalArgs, 'id'>>;
  approvalRules?: Resolver<ResolversTypes['ApprovalRuleConnection'], ParentType, ContextType, Partial<QueryApprovalRulesArgs>>;
  approvals?: Resolver<ResolversTypes['ToolApprovalConnection'], ParentType, ContextType, Partial<QueryApprovalsArgs>>;
  auditLogs?: Resolver<ResolversTypes['AuditLogConnection'], ParentType, ContextType, Partial<QueryAuditLogsArgs>>;
  chatSession?: Resolver<Maybe<ResolversTypes['ChatSession']>, ParentType, ContextType, RequireFields<QueryChatSessionArgs, 'id'>>;
  chatSessions?: Resolver<ResolversTypes['ChatSessionConnection'], ParentType, ContextType, Partial<QueryChatSessionsArgs>>;
  deletedChatSessions?: Resolver<ResolversTypes['ChatSessionConnection'], ParentType, ContextType, Partial<QueryDeletedChatSessionsArgs>>;
  deletedGroups?: Resolver<ResolversTypes['GroupConnection'], ParentType, ContextType, Partial<QueryDeletedGroupsArgs>>;
  deletedSecrets?: Resolver<ResolversTypes['SecretConnection'], ParentType, ContextType, Partial<QueryDeletedSecretsArgs>>;
  deletedTools?: Resolver<ResolversTypes['ToolConnection'], ParentType, ContextType, Partial<QueryDeletedToolsArgs>>;
  deletedUsers?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, Partial<QueryDeletedUsersArgs>>;
  deletedWorkspaces?: Resolver<ResolversTypes['WorkspaceConnection'], ParentType, ContextType, Partial<QueryDeletedWorkspacesArgs>>;
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType, RequireFields<QueryDocumentArgs, 'id'>>;
  documentDownloadUrl?: Resolver<Maybe<ResolversTypes['DocumentDownload']>, ParentType, ContextType, RequireFields<QueryDocumentDownloadUrlArgs, 'id'>>;
  documents?: Resolver<ResolversTypes['DocumentConnection'], ParentType, ContextType, Partial<QueryDocumentsArgs>>;
  embeddingModels?: Resolver<ReadonlyArray<ResolversTypes['EmbeddingModel']>, ParentType, ContextType>;
  exportChatSession?: Resolver<Maybe<ResolversTypes['ChatExport']>, ParentType, ContextType, RequireFields<QueryExportChatSessionArgs, 'format' | 'id'>>;
  findUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryFindUserArgs, 'email'>>;
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType, RequireFields<QueryGroupArgs, 'id'>>;
  groups?: Resolver<ResolversTypes['GroupConnection'], ParentType, ContextType, Partial<QueryGroupsArgs>>;
  invitations?: Resolver<ResolversTypes['InvitationConnection'], ParentType, ContextType, Partial<QueryInvitationsArgs>>;
  keyUsage?: Resolver<ReadonlyArray<ResolversTypes['KeyUsage']>, ParentType, ContextType>;
  mcpServer?: Resolver<Maybe<ResolversTypes['McpServer']>, ParentType, ContextType, RequireFields<QueryMcpServerArgs, 'id'>>;
  mcpServers?: Resolver<ResolversTypes['McpServerConnection'], ParentType, ContextType, Partial<QueryMcpServersArgs>>;
  me?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  myAuditTrail?: Resolver<ResolversTypes['AuditLogConnection'], ParentType, ContextType, Partial<QueryMyAuditTrailArgs>>;
  myQuota?: Resolver<ResolversTypes['Quota'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  notifications?: Resolver<ResolversTypes['NotificationConnection'], ParentType, ContextType, Partial<QueryNotificationsArgs>>;
  permissions?: Resolver<ReadonlyArray<ResolversTypes['Permission']>, ParentType, ContextType>;
  rewrap?: Resolver<Maybe<ResolversTypes['Rewrap']>, ParentType, ContextType, RequireFields<QueryRewrapArgs, 'id'>>;
  rewraps?: Resolver<ResolversTypes['RewrapConnection'], ParentType, ContextType, Partial<QueryRewrapsArgs>>;
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType, RequireFields<QueryRoleArgs, 'id'>>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
  searchDocuments?: Resolver<ResolversTypes['DocumentSearchConnection'], ParentType, ContextType, RequireFields<QuerySearchDocumentsArgs, 'input'>>;
  searchMessages?: Resolver<ReadonlyArray<ResolversTypes['ChatMessageMatch']>, ParentType, ContextType, RequireFields<QuerySearchMessagesArgs, 'input'>>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType, RequireFields<QuerySecretArgs, 'id'>>;
  secrets?: Resolver<ResolversTypes['SecretConnection'], ParentType, ContextType, Partial<QuerySecretsArgs>>;
  serviceAccounts?: Resolver<ResolversTypes['ServiceAccountConnection'], ParentType, ContextType, Partial<QueryServiceAccountsArgs>>;
  setting?: Resolver<Maybe<ResolversTypes['Setting']>, ParentType, ContextType, RequireFields<QuerySettingArgs, 'key'>>;
  settings?: Resolver<ReadonlyArray<ResolversTypes['Setting']>, ParentType, ContextType>;
  tool?: Resolver<Maybe<ResolversTypes['Tool']>, ParentType, ContextType, RequireFields<QueryToolArgs, 'id'>>;
  toolExecution?: Resolver<Maybe<ResolversTypes['ToolExecution']>, ParentType, ContextType, RequireFields<QueryToolExecutionArgs, 'id'>>;
  toolExecutions?: Resolver<ResolversTypes['ToolExecutionConnection'], ParentType, ContextType, Partial<QueryToolExecutionsArgs>>;
  tools?: Resolver<ResolversTypes['ToolConnection'], ParentType, ContextType, Partial<QueryToolsArgs>>;
  topic?: Resolver<Maybe<ResolversTypes['Topic']>, ParentType, ContextType, RequireFields<QueryTopicArgs, 'id'>>;
  topics?: Resolver<ResolversTypes['TopicConnection'], ParentType, ContextType, Partial<QueryTopicsArgs>>;
  unreadNotificationCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  users?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, Partial<QueryUsersArgs>>;
  verifyAuditLog?: Resolver<ResolversTypes['AuditVerification'], ParentType, ContextType>;
  whoCanAccess?: Resolver<ReadonlyArray<ResolversTypes['SecretAccess']>, ParentType, ContextType, RequireFields<QueryWhoCanAccessArgs, 'secretId'>>;
  workspace?: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType, RequireFields<QueryWorkspaceArgs, 'id'>>;
  workspaces?: Resolver<ResolversTypes['WorkspaceConnection'], ParentType, ContextType, Partial<QueryWorkspacesArgs>>;
};

export type QuotaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Quota'] = ResolversParentTypes['Quota']> = {
  level?: Resolver<ResolversTypes['QuotaLevel'], ParentType, ContextType>;
  limitBytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  percent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  usedBytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type QuotaExceededResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuotaExceeded'] = ResolversParentTypes['QuotaExceeded']> = {
  limitBytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rejectedBytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  usedBytes?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RateLimitedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateLimited'] = ResolversParentTypes['RateLimited']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RateSearchResultResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateSearchResultResult'] = ResolversParentTypes['RateSearchResultResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'RateSearchResultSuccess', ParentType, ContextType>;
};

export type RateSearchResultSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateSearchResultSuccess'] = ResolversParentTypes['RateSearchResultSuccess']> = {
  resultId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  wasHelpful?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReclassifyDocumentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReclassifyDocumentResult'] = ResolversParentTypes['ReclassifyDocumentResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'ReclassifyDocumentSuccess', ParentType, ContextType>;
};

export type ReclassifyDocumentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReclassifyDocumentSuccess'] = ResolversParentTypes['ReclassifyDocumentSuccess']> = {
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefreshMcpServerResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshMcpServerResult'] = ResolversParentTypes['RefreshMcpServerResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'McpServerUnavailable' | 'NotFound' | 'RefreshMcpServerSuccess', ParentType, ContextType>;
};

export type RefreshMcpServerSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshMcpServerSuccess'] = ResolversParentTypes['RefreshMcpServerSuccess']> = {
  added?: Resolver<ReadonlyArray<ResolversTypes['Tool']>, ParentType, ContextType>;
  changed?: Resolver<ReadonlyArray<ResolversTypes['Tool']>, ParentType, ContextType>;
  removed?: Resolver<ReadonlyArray<ResolversTypes['Tool']>, ParentType, ContextType>;
  server?: Resolver<ResolversTypes['McpServer'], ParentType, ContextType>;
  skipped?: Resolver<ReadonlyArray<ResolversTypes['SkippedMcpTool']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefreshSessionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionResult'] = ResolversParentTypes['RefreshSessionResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidCredentials' | 'InvalidInput' | 'NotFound' | 'RateLimited' | 'RefreshSessionSuccess', ParentType, ContextType>;
};

export type RefreshSessionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionSuccess'] = ResolversParentTypes['RefreshSessionSuccess']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegenerateBackupCodesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegenerateBackupCodesResult'] = ResolversParentTypes['RegenerateBackupCodesResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidCredentials' | 'InvalidInput' | 'NotFound' | 'RateLimited' | 'RegenerateBackupCodesSuccess', ParentType, ContextType>;
};

export type RegenerateBackupCodesSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegenerateBackupCodesSuccess'] = ResolversParentTypes['RegenerateBackupCodesSuccess']> = {
  backupCodes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegenerateMessageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegenerateMessageResult'] = ResolversParentTypes['RegenerateMessageResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'ModelNotConfigured' | 'NotFound' | 'RegenerateMessageSuccess' | 'RunUnderWay', ParentType, ContextType>;
};

export type RegenerateMessageSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegenerateMessageSuccess'] = ResolversParentTypes['RegenerateMessageSuccess']> = {
  run?: Resolver<ResolversTypes['ChatRun'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegisterMcpServerResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterMcpServerResult'] = ResolversParentTypes['RegisterMcpServerResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'McpServerUnavailable' | 'NotFound' | 'RegisterMcpServerSuccess', ParentType, ContextType>;
};

export type RegisterMcpServerSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterMcpServerSuccess'] = ResolversParentTypes['RegisterMcpServerSuccess']> = {
  added?: Resolver<ReadonlyArray<ResolversTypes['Tool']>, ParentType, ContextType>;
  server?: Resolver<ResolversTypes['McpServer'], ParentType, ContextType>;
  skipped?: Resolver<ReadonlyArray<ResolversTypes['SkippedMcpTool']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegisterResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterResult'] = ResolversParentTypes['RegisterResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RateLimited' | 'RegisterSuccess', ParentType, ContextType>;
};

export type RegisterSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterSuccess'] = ResolversParentTypes['RegisterSuccess']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegisterToolResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterToolResult'] = ResolversParentTypes['RegisterToolResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RegisterToolSuccess', ParentType, ContextType>;
};

export type RegisterToolSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterToolSuccess'] = ResolversParentTypes['RegisterToolSuccess']> = {
  tool?: Resolver<ResolversTypes['Tool'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReissueInvitationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReissueInvitationResult'] = ResolversParentTypes['ReissueInvitationResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'ReissueInvitationSuccess', ParentType, ContextType>;
};

export type ReissueInvitationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReissueInvitationSuccess'] = ResolversParentTypes['ReissueInvitationSuccess']> = {
  invitation?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RejectToolExecutionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectToolExecutionResult'] = ResolversParentTypes['RejectToolExecutionResult']> = {
  __resolveType: TypeResolveFn<'ApprovalChanged' | 'ApprovalClosed' | 'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RejectToolExecutionSuccess', ParentType, ContextType>;
};

export type RejectToolExecutionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectToolExecutionSuccess'] = ResolversParentTypes['RejectToolExecutionSuccess']> = {
  approval?: Resolver<ResolversTypes['ToolApproval'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemoveGroupMemberResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveGroupMemberResult'] = ResolversParentTypes['RemoveGroupMemberResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RemoveGroupMemberSuccess', ParentType, ContextType>;
};

export type RemoveGroupMemberSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveGroupMemberSuccess'] = ResolversParentTypes['RemoveGroupMemberSuccess']> = {
  group?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemoveMcpServerResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveMcpServerResult'] = ResolversParentTypes['RemoveMcpServerResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'RemoveMcpServerSuccess', ParentType, ContextType>;
};

export type RemoveMcpServerSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveMcpServerSuccess'] = ResolversParentTypes['RemoveMcpServerSuccess']> = {
  serverId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemoveWorkspaceMemberResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveWorkspaceMemberResult'] = ResolversParentTypes['RemoveWorkspaceMemberResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RemoveWorkspaceMemberSuccess', ParentType, ContextType>;
};

export type RemoveWorkspaceMemberSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveWorkspaceMemberSuccess'] = ResolversParentTypes['RemoveWorkspaceMemberSuccess']> = {
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  workspace?: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
  workspaceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReprocessDocumentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReprocessDocumentResult'] = ResolversParentTypes['ReprocessDocumentResult']> = {
  __resolveType: TypeResolveFn<'DocumentUnderWay' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'ReprocessDocumentSuccess' | 'UploadMissing', ParentType, ContextType>;
};

export type ReprocessDocumentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReprocessDocumentSuccess'] = ResolversParentTypes['ReprocessDocumentSuccess']> = {
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestDocumentUploadResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestDocumentUploadResult'] = ResolversParentTypes['RequestDocumentUploadResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'RateLimited' | 'RequestDocumentUploadSuccess', ParentType, ContextType>;
};

export type RequestDocumentUploadSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestDocumentUploadSuccess'] = ResolversParentTypes['RequestDocumentUploadSuccess']> = {
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  uploadHeaders?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  uploadMethod?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uploadUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestToolExecutionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestToolExecutionResult'] = ResolversParentTypes['RequestToolExecutionResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'InvalidParameters' | 'NotFound' | 'RateLimited' | 'RequestToolExecutionSuccess' | 'ToolUnavailable', ParentType, ContextType>;
};

export type RequestToolExecutionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestToolExecutionSuccess'] = ResolversParentTypes['RequestToolExecutionSuccess']> = {
  execution?: Resolver<Maybe<ResolversTypes['ToolExecution']>, ParentType, ContextType>;
  requiresApproval?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResetPasswordResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetPasswordResult'] = ResolversParentTypes['ResetPasswordResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidCredentials' | 'InvalidInput' | 'NotFound' | 'RateLimited' | 'ResetPasswordSuccess', ParentType, ContextType>;
};

export type ResetPasswordSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetPasswordSuccess'] = ResolversParentTypes['ResetPasswordSuccess']> = {
  mfaRequired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResetSettingResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetSettingResult'] = ResolversParentTypes['ResetSettingResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'ResetSettingSuccess', ParentType, ContextType>;
};

export type ResetSettingSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetSettingSuccess'] = ResolversParentTypes['ResetSettingSuccess']> = {
  setting?: Resolver<ResolversTypes['Setting'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestoreChatSessionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreChatSessionResult'] = ResolversParentTypes['RestoreChatSessionResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RestoreChatSessionSuccess', ParentType, ContextType>;
};

export type RestoreChatSessionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreChatSessionSuccess'] = ResolversParentTypes['RestoreChatSessionSuccess']> = {
  session?: Resolver<ResolversTypes['ChatSession'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestoreGroupResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreGroupResult'] = ResolversParentTypes['RestoreGroupResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RestoreGroupSuccess', ParentType, ContextType>;
};

export type RestoreGroupSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreGroupSuccess'] = ResolversParentTypes['RestoreGroupSuccess']> = {
  group?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestoreSecretResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreSecretResult'] = ResolversParentTypes['RestoreSecretResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RestoreSecretSuccess', ParentType, ContextType>;
};

export type RestoreSecretSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreSecretSuccess'] = ResolversParentTypes['RestoreSecretSuccess']> = {
  secret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestoreToolResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreToolResult'] = ResolversParentTypes['RestoreToolResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RestoreToolSuccess', ParentType, ContextType>;
};

export type RestoreToolSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreToolSuccess'] = ResolversParentTypes['RestoreToolSuccess']> = {
  tool?: Resolver<ResolversTypes['Tool'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestoreUserResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreUserResult'] = ResolversParentTypes['RestoreUserResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RestoreUserSuccess', ParentType, ContextType>;
};

export type RestoreUserSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreUserSuccess'] = ResolversParentTypes['RestoreUserSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestoreWorkspaceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreWorkspaceResult'] = ResolversParentTypes['RestoreWorkspaceResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RestoreWorkspaceSuccess', ParentType, ContextType>;
};

export type RestoreWorkspaceSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreWorkspaceSuccess'] = ResolversParentTypes['RestoreWorkspaceSuccess']> = {
  workspace?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetireKeyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetireKeyResult'] = ResolversParentTypes['RetireKeyResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'KeyInUse' | 'NotFound' | 'RetireKeySuccess', ParentType, ContextType>;
};

export type RetireKeySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetireKeySuccess'] = ResolversParentTypes['RetireKeySuccess']> = {
  key?: Resolver<ResolversTypes['KeyUsage'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevealSecretResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevealSecretResult'] = ResolversParentTypes['RevealSecretResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'RevealSecretSuccess' | 'SecretExpired' | 'SecretInactive' | 'StepUpRequired', ParentType, ContextType>;
};

export type RevealSecretSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevealSecretSuccess'] = ResolversParentTypes['RevealSecretSuccess']> = {
  secret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeApiKeyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeApiKeyResult'] = ResolversParentTypes['RevokeApiKeyResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'RevokeApiKeySuccess', ParentType, ContextType>;
};

export type RevokeApiKeySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeApiKeySuccess'] = ResolversParentTypes['RevokeApiKeySuccess']> = {
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeApprovalRuleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeApprovalRuleResult'] = ResolversParentTypes['RevokeApprovalRuleResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'RevokeApprovalRuleSuccess', ParentType, ContextType>;
};

export type RevokeApprovalRuleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeApprovalRuleSuccess'] = ResolversParentTypes['RevokeApprovalRuleSuccess']> = {
  ruleId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeInvitationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeInvitationResult'] = ResolversParentTypes['RevokeInvitationResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RevokeInvitationSuccess', ParentType, ContextType>;
};

export type RevokeInvitationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeInvitationSuccess'] = ResolversParentTypes['RevokeInvitationSuccess']> = {
  invitation?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokePermissionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokePermissionResult'] = ResolversParentTypes['RevokePermissionResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RevokePermissionSuccess', ParentType, ContextType>;
};

export type RevokePermissionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokePermissionSuccess'] = ResolversParentTypes['RevokePermissionSuccess']> = {
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeSecretLinkResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeSecretLinkResult'] = ResolversParentTypes['RevokeSecretLinkResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RevokeSecretLinkSuccess', ParentType, ContextType>;
};

export type RevokeSecretLinkSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeSecretLinkSuccess'] = ResolversParentTypes['RevokeSecretLinkSuccess']> = {
  link?: Resolver<ResolversTypes['SecretLink'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeSessionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeSessionResult'] = ResolversParentTypes['RevokeSessionResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'RevokeSessionSuccess', ParentType, ContextType>;
};

export type RevokeSessionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeSessionSuccess'] = ResolversParentTypes['RevokeSessionSuccess']> = {
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RewrapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Rewrap'] = ResolversParentTypes['Rewrap']> = {
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fromKeys?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RewrapStatus'], ParentType, ContextType>;
  toKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RewrapConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RewrapConnection'] = ResolversParentTypes['RewrapConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RewrapEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Rewrap']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type RewrapEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RewrapEdge'] = ResolversParentTypes['RewrapEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Rewrap'], ParentType, ContextType>;
};

export type RewrapProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RewrapProgress'] = ResolversParentTypes['RewrapProgress']> = {
  rewrap?: Resolver<ResolversTypes['Rewrap'], ParentType, ContextType>;
};

export type RoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Role'] = ResolversParentTypes['Role']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isSystem?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permissions?: Resolver<ReadonlyArray<ResolversTypes['Permission']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RollbackSecretResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RollbackSecretResult'] = ResolversParentTypes['RollbackSecretResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RollbackSecretSuccess', ParentType, ContextType>;
};

export type RollbackSecretSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RollbackSecretSuccess'] = ResolversParentTypes['RollbackSecretSuccess']> = {
  secret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RotateApiKeyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateApiKeyResult'] = ResolversParentTypes['RotateApiKeyResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RotateApiKeySuccess', ParentType, ContextType>;
};

export type RotateApiKeySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateApiKeySuccess'] = ResolversParentTypes['RotateApiKeySuccess']> = {
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RotateSecretResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateSecretResult'] = ResolversParentTypes['RotateSecretResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RotateSecretSuccess', ParentType, ContextType>;
};

export type RotateSecretSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateSecretSuccess'] = ResolversParentTypes['RotateSecretSuccess']> = {
  secret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RunUnderWayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunUnderWay'] = ResolversParentTypes['RunUnderWay']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Secret'] = ResolversParentTypes['Secret']> = {
  accessLog?: Resolver<ResolversTypes['SecretAccessConnection'], ParentType, ContextType, Partial<SecretAccessLogArgs>>;
  allowedTools?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currentVersion?: Resolver<ResolversTypes['SecretVersion'], ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  destroyedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isExpired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isRotatable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastAccessedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  links?: Resolver<ResolversTypes['SecretLinkConnection'], ParentType, ContextType, Partial<SecretLinksArgs>>;
  maskedValue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  metadata?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requireStepUp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  requiredPermission?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rotation?: Resolver<ResolversTypes['SecretRotation'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['SecretScope'], ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  shares?: Resolver<ReadonlyArray<ResolversTypes['SecretShare']>, ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  toolBindings?: Resolver<ReadonlyArray<ResolversTypes['SecretToolBinding']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['SecretType'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  versions?: Resolver<ReadonlyArray<ResolversTypes['SecretVersion']>, ParentType, ContextType>;
  workspaceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretAccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretAccess'] = ResolversParentTypes['SecretAccess']> = {
  access?: Resolver<ResolversTypes['ShareAccess'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  principal?: Resolver<Maybe<ResolversTypes['Grantee']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['SecretAccessReason'], ParentType, ContextType>;
  through?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
};

export type SecretAccessConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretAccessConnection'] = ResolversParentTypes['SecretAccessConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SecretAccessEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SecretAccessLogEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type SecretAccessEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretAccessEdge'] = ResolversParentTypes['SecretAccessEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SecretAccessLogEntry'], ParentType, ContextType>;
};

export type SecretAccessLogEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretAccessLogEntry'] = ResolversParentTypes['SecretAccessLogEntry']> = {
  accessType?: Resolver<ResolversTypes['SecretAccessType'], ParentType, ContextType>;
  accessedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  apiKeyId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  success?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  toolExecutionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  toolName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SecretActivatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretActivated'] = ResolversParentTypes['SecretActivated']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretConnection'] = ResolversParentTypes['SecretConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SecretEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Secret']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type SecretCreatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretCreated'] = ResolversParentTypes['SecretCreated']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretDeactivatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretDeactivated'] = ResolversParentTypes['SecretDeactivated']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretDeletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretDeleted'] = ResolversParentTypes['SecretDeleted']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretDestroyedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretDestroyed'] = ResolversParentTypes['SecretDestroyed']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretEdge'] = ResolversParentTypes['SecretEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
};

export type SecretEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretEvent'] = ResolversParentTypes['SecretEvent']> = {
  __resolveType: TypeResolveFn<'SecretActivated' | 'SecretCreated' | 'SecretDeactivated' | 'SecretDeleted' | 'SecretDestroyed' | 'SecretExpiring' | 'SecretExpiryReached' | 'SecretGroupAccessGained' | 'SecretGroupAccessRestored' | 'SecretLinkCreated' | 'SecretLinkExpired' | 'SecretLinkOpened' | 'SecretLinkReopened' | 'SecretLinkRevoked' | 'SecretPromoted' | 'SecretRestored' | 'SecretRevealed' | 'SecretRotated' | 'SecretRotationDue' | 'SecretShared' | 'SecretUnshared' | 'SecretUpdated', ParentType, ContextType>;
};

export type SecretExpiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretExpired'] = ResolversParentTypes['SecretExpired']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretExpiringResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretExpiring'] = ResolversParentTypes['SecretExpiring']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretExpiryReachedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretExpiryReached'] = ResolversParentTypes['SecretExpiryReached']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretGroupAccessGainedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretGroupAccessGained'] = ResolversParentTypes['SecretGroupAccessGained']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  groupId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretGroupAccessRestoredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretGroupAccessRestored'] = ResolversParentTypes['SecretGroupAccessRestored']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  groupId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretImportEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretImportEntry'] = ResolversParentTypes['SecretImportEntry']> = {
  action?: Resolver<ResolversTypes['ImportAction'], ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  secretId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type SecretImportRefusedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretImportRefused'] = ResolversParentTypes['SecretImportRefused']> = {
  entries?: Resolver<ReadonlyArray<ResolversTypes['SecretImportEntry']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretInactiveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretInactive'] = ResolversParentTypes['SecretInactive']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretLink'] = ResolversParentTypes['SecretLink']> = {
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  openedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  openedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  reopenedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reopenings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SecretLinkState'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretLinkClosedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretLinkClosed'] = ResolversParentTypes['SecretLinkClosed']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretLinkConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretLinkConnection'] = ResolversParentTypes['SecretLinkConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SecretLinkEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SecretLink']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type SecretLinkCreatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretLinkCreated'] = ResolversParentTypes['SecretLinkCreated']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  linkId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretLinkEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretLinkEdge'] = ResolversParentTypes['SecretLinkEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SecretLink'], ParentType, ContextType>;
};

export type SecretLinkExpiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretLinkExpired'] = ResolversParentTypes['SecretLinkExpired']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  linkId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretLinkOpenedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretLinkOpened'] = ResolversParentTypes['SecretLinkOpened']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  linkId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretLinkReopenedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretLinkReopened'] = ResolversParentTypes['SecretLinkReopened']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  linkId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretLinkRevokedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretLinkRevoked'] = ResolversParentTypes['SecretLinkRevoked']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  linkId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretLinkSpentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretLinkSpent'] = ResolversParentTypes['SecretLinkSpent']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretNotShareableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretNotShareable'] = ResolversParentTypes['SecretNotShareable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretPromotedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretPromoted'] = ResolversParentTypes['SecretPromoted']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretRestoredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretRestored'] = ResolversParentTypes['SecretRestored']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretRevealedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretRevealed'] = ResolversParentTypes['SecretRevealed']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretRotatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretRotated'] = ResolversParentTypes['SecretRotated']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  rolledBackTo?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretRotationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretRotation'] = ResolversParentTypes['SecretRotation']> = {
  days?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastRotatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  needsRotation?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nextRotationAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SecretRotationDueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretRotationDue'] = ResolversParentTypes['SecretRotationDue']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretShare'] = ResolversParentTypes['SecretShare']> = {
  access?: Resolver<ResolversTypes['ShareAccess'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  grantedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  grantee?: Resolver<Maybe<ResolversTypes['Grantee']>, ParentType, ContextType>;
  granteeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SecretSharedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretShared'] = ResolversParentTypes['SecretShared']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  granteeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  groupId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretToolBindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretToolBinding'] = ResolversParentTypes['SecretToolBinding']> = {
  definitionHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  toolName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SecretUnsharedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretUnshared'] = ResolversParentTypes['SecretUnshared']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  granteeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  groupId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretUpdatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretUpdated'] = ResolversParentTypes['SecretUpdated']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  secretId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecretVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretVersion'] = ResolversParentTypes['SecretVersion']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SelectBranchResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SelectBranchResult'] = ResolversParentTypes['SelectBranchResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'SelectBranchSuccess', ParentType, ContextType>;
};

export type SelectBranchSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SelectBranchSuccess'] = ResolversParentTypes['SelectBranchSuccess']> = {
  session?: Resolver<ResolversTypes['ChatSession'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SendMessageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendMessageResult'] = ResolversParentTypes['SendMessageResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'ModelNotConfigured' | 'NotFound' | 'RunUnderWay' | 'SendMessageSuccess', ParentType, ContextType>;
};

export type SendMessageSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendMessageSuccess'] = ResolversParentTypes['SendMessageSuccess']> = {
  message?: Resolver<ResolversTypes['ChatMessage'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['ChatRun'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ServiceAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceAccount'] = ResolversParentTypes['ServiceAccount']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  workspaceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ServiceAccountConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceAccountConnection'] = ResolversParentTypes['ServiceAccountConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ServiceAccountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ServiceAccount']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type ServiceAccountEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceAccountEdge'] = ResolversParentTypes['ServiceAccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ServiceAccount'], ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isExpired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastActivityAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetDefaultEmbeddingModelResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetDefaultEmbeddingModelResult'] = ResolversParentTypes['SetDefaultEmbeddingModelResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'SetDefaultEmbeddingModelSuccess', ParentType, ContextType>;
};

export type SetDefaultEmbeddingModelSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetDefaultEmbeddingModelSuccess'] = ResolversParentTypes['SetDefaultEmbeddingModelSuccess']> = {
  embeddingModel?: Resolver<ResolversTypes['EmbeddingModel'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetSecretActiveResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSecretActiveResult'] = ResolversParentTypes['SetSecretActiveResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'SetSecretActiveSuccess', ParentType, ContextType>;
};

export type SetSecretActiveSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSecretActiveSuccess'] = ResolversParentTypes['SetSecretActiveSuccess']> = {
  secret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetSecretRotationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSecretRotationResult'] = ResolversParentTypes['SetSecretRotationResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'SetSecretRotationSuccess', ParentType, ContextType>;
};

export type SetSecretRotationSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSecretRotationSuccess'] = ResolversParentTypes['SetSecretRotationSuccess']> = {
  secret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetToolActiveResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetToolActiveResult'] = ResolversParentTypes['SetToolActiveResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'SetToolActiveSuccess', ParentType, ContextType>;
};

export type SetToolActiveSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetToolActiveSuccess'] = ResolversParentTypes['SetToolActiveSuccess']> = {
  tool?: Resolver<ResolversTypes['Tool'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetUserActiveResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserActiveResult'] = ResolversParentTypes['SetUserActiveResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'SetUserActiveSuccess', ParentType, ContextType>;
};

export type SetUserActiveSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserActiveSuccess'] = ResolversParentTypes['SetUserActiveSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetUserAiResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserAiResult'] = ResolversParentTypes['SetUserAiResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'SetUserAiSuccess', ParentType, ContextType>;
};

export type SetUserAiSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserAiSuccess'] = ResolversParentTypes['SetUserAiSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetUserQuotaResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserQuotaResult'] = ResolversParentTypes['SetUserQuotaResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'SetUserQuotaSuccess', ParentType, ContextType>;
};

export type SetUserQuotaSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserQuotaSuccess'] = ResolversParentTypes['SetUserQuotaSuccess']> = {
  quota?: Resolver<ResolversTypes['Quota'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Setting'] = ResolversParentTypes['Setting']> = {
  default?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  schema?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type ShareSecretResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShareSecretResult'] = ResolversParentTypes['ShareSecretResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'SecretNotShareable' | 'ShareSecretSuccess', ParentType, ContextType>;
};

export type ShareSecretSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShareSecretSuccess'] = ResolversParentTypes['ShareSecretSuccess']> = {
  secret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SkippedMcpToolResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SkippedMcpTool'] = ResolversParentTypes['SkippedMcpTool']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StartRewrapResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartRewrapResult'] = ResolversParentTypes['StartRewrapResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'StartRewrapSuccess', ParentType, ContextType>;
};

export type StartRewrapSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartRewrapSuccess'] = ResolversParentTypes['StartRewrapSuccess']> = {
  rewrap?: Resolver<ResolversTypes['Rewrap'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StepUpRequiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StepUpRequired'] = ResolversParentTypes['StepUpRequired']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StepUpResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StepUpResult'] = ResolversParentTypes['StepUpResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidCredentials' | 'InvalidInput' | 'NotFound' | 'RateLimited' | 'StepUpSuccess', ParentType, ContextType>;
};

export type StepUpSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StepUpSuccess'] = ResolversParentTypes['StepUpSuccess']> = {
  freshUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StorageUnavailableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StorageUnavailable'] = ResolversParentTypes['StorageUnavailable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  approvalEvents?: SubscriptionResolver<ResolversTypes['ApprovalEvent'], "approvalEvents", ParentType, ContextType>;
  chatEvents?: SubscriptionResolver<ResolversTypes['ChatEvent'], "chatEvents", ParentType, ContextType, RequireFields<SubscriptionChatEventsArgs, 'sessionId'>>;
  documentEvents?: SubscriptionResolver<ResolversTypes['DocumentEvent'], "documentEvents", ParentType, ContextType, Partial<SubscriptionDocumentEventsArgs>>;
  notificationReceived?: SubscriptionResolver<ResolversTypes['Notification'], "notificationReceived", ParentType, ContextType>;
  rewrapProgress?: SubscriptionResolver<ResolversTypes['RewrapProgress'], "rewrapProgress", ParentType, ContextType, RequireFields<SubscriptionRewrapProgressArgs, 'rewrapId'>>;
  secretEvents?: SubscriptionResolver<ResolversTypes['SecretEvent'], "secretEvents", ParentType, ContextType>;
  toolExecutionEvents?: SubscriptionResolver<ResolversTypes['ToolExecutionEvent'], "toolExecutionEvents", ParentType, ContextType, Partial<SubscriptionToolExecutionEventsArgs>>;
  workspaceEvents?: SubscriptionResolver<ResolversTypes['WorkspaceEvent'], "workspaceEvents", ParentType, ContextType>;
};

export type TagDocumentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagDocumentResult'] = ResolversParentTypes['TagDocumentResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'TagDocumentSuccess', ParentType, ContextType>;
};

export type TagDocumentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TagDocumentSuccess'] = ResolversParentTypes['TagDocumentSuccess']> = {
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ToolResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tool'] = ResolversParentTypes['Tool']> = {
  allowedHosts?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  bringsContent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cacheScope?: Resolver<ResolversTypes['ToolCacheScope'], ParentType, ContextType>;
  cacheTtlSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['ToolCategory'], ParentType, ContextType>;
  claimTimeoutSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedBy?: Resolver<ResolversTypes['ToolDecider'], ParentType, ContextType>;
  definitionHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  http?: Resolver<Maybe<ResolversTypes['HttpToolRequest']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isIdempotent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isReadOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isSystem?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ToolKind'], ParentType, ContextType>;
  maxConcurrentExecutions?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parameters?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  requiredCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requiredPermission?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requiresApproval?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  requiresElevatedApproval?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  riskLevel?: Resolver<ResolversTypes['RiskLevel'], ParentType, ContextType>;
  takesSecrets?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  timeoutSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ToolApprovalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolApproval'] = ResolversParentTypes['ToolApproval']> = {
  conversation?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ApprovalMessage']>>, ParentType, ContextType>;
  decidedBy?: Resolver<ResolversTypes['ToolDecider'], ParentType, ContextType>;
  definitionHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  executionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isApproved?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isTainted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  parameters?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requester?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  requiredCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requiresElevatedApproval?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  respondedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  response?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  riskAssessment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  riskLevel?: Resolver<ResolversTypes['RiskLevel'], ParentType, ContextType>;
  secrets?: Resolver<ReadonlyArray<ResolversTypes['ApprovalSecret']>, ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ToolApprovalStatus'], ParentType, ContextType>;
  tool?: Resolver<Maybe<ResolversTypes['Tool']>, ParentType, ContextType>;
  toolName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  votes?: Resolver<ReadonlyArray<ResolversTypes['ApprovalVote']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ToolApprovalConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolApprovalConnection'] = ResolversParentTypes['ToolApprovalConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ToolApprovalEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ToolApproval']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type ToolApprovalEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolApprovalEdge'] = ResolversParentTypes['ToolApprovalEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ToolApproval'], ParentType, ContextType>;
};

export type ToolBusyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolBusy'] = ResolversParentTypes['ToolBusy']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ToolConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolConnection'] = ResolversParentTypes['ToolConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ToolEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Tool']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type ToolEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolEdge'] = ResolversParentTypes['ToolEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Tool'], ParentType, ContextType>;
};

export type ToolExecutionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolExecution'] = ResolversParentTypes['ToolExecution']> = {
  approval?: Resolver<Maybe<ResolversTypes['ToolApproval']>, ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cacheKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cached?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  claimExpiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  definitionHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  executionTimeMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  idempotencyKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isPending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isRunning?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isTainted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ToolKind'], ParentType, ContextType>;
  leaseExpiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  parameters?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ToolExecutionReason']>, ParentType, ContextType>;
  requester?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  requiresApproval?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ToolExecutionStatus'], ParentType, ContextType>;
  tool?: Resolver<Maybe<ResolversTypes['Tool']>, ParentType, ContextType>;
  toolName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ToolExecutionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolExecutionConnection'] = ResolversParentTypes['ToolExecutionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ToolExecutionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ToolExecution']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type ToolExecutionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolExecutionEdge'] = ResolversParentTypes['ToolExecutionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ToolExecution'], ParentType, ContextType>;
};

export type ToolExecutionEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolExecutionEvent'] = ResolversParentTypes['ToolExecutionEvent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  execution?: Resolver<Maybe<ResolversTypes['ToolExecution']>, ParentType, ContextType>;
  executionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ToolExecutionReason']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ToolExecutionStatus'], ParentType, ContextType>;
};

export type ToolUnavailableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ToolUnavailable'] = ResolversParentTypes['ToolUnavailable']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TopicResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Topic'] = ResolversParentTypes['Topic']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  documentCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isSystem?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TopicConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TopicConnection'] = ResolversParentTypes['TopicConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TopicEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Topic']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type TopicEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TopicEdge'] = ResolversParentTypes['TopicEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Topic'], ParentType, ContextType>;
};

export type UnassignGroupRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnassignGroupRoleResult'] = ResolversParentTypes['UnassignGroupRoleResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'UnassignGroupRoleSuccess', ParentType, ContextType>;
};

export type UnassignGroupRoleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnassignGroupRoleSuccess'] = ResolversParentTypes['UnassignGroupRoleSuccess']> = {
  group?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnassignRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnassignRoleResult'] = ResolversParentTypes['UnassignRoleResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'UnassignRoleSuccess', ParentType, ContextType>;
};

export type UnassignRoleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnassignRoleSuccess'] = ResolversParentTypes['UnassignRoleSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnshareSecretResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnshareSecretResult'] = ResolversParentTypes['UnshareSecretResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'UnshareSecretSuccess', ParentType, ContextType>;
};

export type UnshareSecretSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnshareSecretSuccess'] = ResolversParentTypes['UnshareSecretSuccess']> = {
  secret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UntagDocumentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UntagDocumentResult'] = ResolversParentTypes['UntagDocumentResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'UntagDocumentSuccess', ParentType, ContextType>;
};

export type UntagDocumentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UntagDocumentSuccess'] = ResolversParentTypes['UntagDocumentSuccess']> = {
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateChatSessionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateChatSessionResult'] = ResolversParentTypes['UpdateChatSessionResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'UpdateChatSessionSuccess', ParentType, ContextType>;
};

export type UpdateChatSessionSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateChatSessionSuccess'] = ResolversParentTypes['UpdateChatSessionSuccess']> = {
  session?: Resolver<ResolversTypes['ChatSession'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateDocumentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateDocumentResult'] = ResolversParentTypes['UpdateDocumentResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'UpdateDocumentSuccess', ParentType, ContextType>;
};

export type UpdateDocumentSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateDocumentSuccess'] = ResolversParentTypes['UpdateDocumentSuccess']> = {
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateEmbeddingModelResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateEmbeddingModelResult'] = ResolversParentTypes['UpdateEmbeddingModelResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'UpdateEmbeddingModelSuccess', ParentType, ContextType>;
};

export type UpdateEmbeddingModelSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateEmbeddingModelSuccess'] = ResolversParentTypes['UpdateEmbeddingModelSuccess']> = {
  embeddingModel?: Resolver<ResolversTypes['EmbeddingModel'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateGroupResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateGroupResult'] = ResolversParentTypes['UpdateGroupResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'UpdateGroupSuccess', ParentType, ContextType>;
};

export type UpdateGroupSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateGroupSuccess'] = ResolversParentTypes['UpdateGroupSuccess']> = {
  group?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateMeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateMeResult'] = ResolversParentTypes['UpdateMeResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'RateLimited' | 'UpdateMeSuccess', ParentType, ContextType>;
};

export type UpdateMeSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateMeSuccess'] = ResolversParentTypes['UpdateMeSuccess']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateRoleResult'] = ResolversParentTypes['UpdateRoleResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'UpdateRoleSuccess', ParentType, ContextType>;
};

export type UpdateRoleSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateRoleSuccess'] = ResolversParentTypes['UpdateRoleSuccess']> = {
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateSecretResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSecretResult'] = ResolversParentTypes['UpdateSecretResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'StepUpRequired' | 'UpdateSecretSuccess', ParentType, ContextType>;
};

export type UpdateSecretSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSecretSuccess'] = ResolversParentTypes['UpdateSecretSuccess']> = {
  secret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateSettingResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSettingResult'] = ResolversParentTypes['UpdateSettingResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'UpdateSettingSuccess', ParentType, ContextType>;
};

export type UpdateSettingSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSettingSuccess'] = ResolversParentTypes['UpdateSettingSuccess']> = {
  setting?: Resolver<ResolversTypes['Setting'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateSystemTopicResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSystemTopicResult'] = ResolversParentTypes['UpdateSystemTopicResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'UpdateSystemTopicSuccess', ParentType, ContextType>;
};

export type UpdateSystemTopicSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSystemTopicSuccess'] = ResolversParentTypes['UpdateSystemTopicSuccess']> = {
  topic?: Resolver<ResolversTypes['Topic'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateToolResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateToolResult'] = ResolversParentTypes['UpdateToolResult']> = {
  __resolveType: TypeResolveFn<'Forbidden' | 'InvalidInput' | 'NotFound' | 'UpdateToolSuccess', ParentType, ContextType>;
};

export type UpdateToolSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateToolSuccess'] = ResolversParentTypes['UpdateToolSuccess']> = {
  tool?: Resolver<ResolversTypes['Tool'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateTopicResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTopicResult'] = ResolversParentTypes['UpdateTopicResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'UpdateTopicSuccess', ParentType, ContextType>;
};

export type UpdateTopicSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTopicSuccess'] = ResolversParentTypes['UpdateTopicSuccess']> = {
  topic?: Resolver<ResolversTypes['Topic'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateWorkspaceMemberResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWorkspaceMemberResult'] = ResolversParentTypes['UpdateWorkspaceMemberResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'UpdateWorkspaceMemberSuccess', ParentType, ContextType>;
};

export type UpdateWorkspaceMemberSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWorkspaceMemberSuccess'] = ResolversParentTypes['UpdateWorkspaceMemberSuccess']> = {
  member?: Resolver<ResolversTypes['WorkspaceMember'], ParentType, ContextType>;
  workspace?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateWorkspaceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWorkspaceResult'] = ResolversParentTypes['UpdateWorkspaceResult']> = {
  __resolveType: TypeResolveFn<'Conflict' | 'Forbidden' | 'InvalidInput' | 'NotFound' | 'UpdateWorkspaceSuccess', ParentType, ContextType>;
};

export type UpdateWorkspaceSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWorkspaceSuccess'] = ResolversParentTypes['UpdateWorkspaceSuccess']> = {
  workspace?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UploadMissingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadMissing'] = ResolversParentTypes['UploadMissing']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  aiModel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  aiProvider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  groups?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Group']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isSuperuser?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isVerified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['UserKind']>, ParentType, ContextType>;
  lastLoginAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mfaEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  permissions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  roles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Role']>>, ParentType, ContextType>;
  sessions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Session']>>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type WorkspaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Workspace'] = ResolversParentTypes['Workspace']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  members?: Resolver<ResolversTypes['WorkspaceMemberConnection'], ParentType, ContextType, Partial<WorkspaceMembersArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['WorkspaceRole'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkspaceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceConnection'] = ResolversParentTypes['WorkspaceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WorkspaceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Workspace']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type WorkspaceCreatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceCreated'] = ResolversParentTypes['WorkspaceCreated']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  workspace?: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
  workspaceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkspaceDeletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceDeleted'] = ResolversParentTypes['WorkspaceDeleted']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  workspaceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkspaceDestroyedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceDestroyed'] = ResolversParentTypes['WorkspaceDestroyed']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  workspaceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkspaceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceEdge'] = ResolversParentTypes['WorkspaceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
};

export type WorkspaceEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceEvent'] = ResolversParentTypes['WorkspaceEvent']> = {
  __resolveType: TypeResolveFn<'WorkspaceCreated' | 'WorkspaceDeleted' | 'WorkspaceDestroyed' | 'WorkspaceMemberAdded' | 'WorkspaceMemberRemoved' | 'WorkspaceMemberUpdated' | 'WorkspaceRestored' | 'WorkspaceUpdated', ParentType, ContextType>;
};

export type WorkspaceMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceMember'] = ResolversParentTypes['WorkspaceMember']> = {
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['WorkspaceRole'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type WorkspaceMemberAddedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceMemberAdded'] = ResolversParentTypes['WorkspaceMemberAdded']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  workspace?: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
  workspaceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkspaceMemberConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceMemberConnection'] = ResolversParentTypes['WorkspaceMemberConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WorkspaceMemberEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['WorkspaceMember']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type WorkspaceMemberEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceMemberEdge'] = ResolversParentTypes['WorkspaceMemberEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WorkspaceMember'], ParentType, ContextType>;
};

export type WorkspaceMemberRemovedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceMemberRemoved'] = ResolversParentTypes['WorkspaceMemberRemoved']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  workspaceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkspaceMemberUpdatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceMemberUpdated'] = ResolversParentTypes['WorkspaceMemberUpdated']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  workspace?: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
  workspaceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkspaceRestoredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceRestored'] = ResolversParentTypes['WorkspaceRestored']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  workspace?: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
  workspaceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkspaceUpdatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceUpdated'] = ResolversParentTypes['WorkspaceUpdated']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  workspace?: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType>;
  workspaceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcceptInvitationResult?: AcceptInvitationResultResolvers<ContextType>;
  AcceptInvitationSuccess?: AcceptInvitationSuccessResolvers<ContextType>;
  AddGroupMemberResult?: AddGroupMemberResultResolvers<ContextType>;
  AddGroupMemberSuccess?: AddGroupMemberSuccessResolvers<ContextType>;
  AddWorkspaceMemberResult?: AddWorkspaceMemberResultResolvers<ContextType>;
  AddWorkspaceMemberSuccess?: AddWorkspaceMemberSuccessResolvers<ContextType>;
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyConnection?: ApiKeyConnectionResolvers<ContextType>;
  ApiKeyEdge?: ApiKeyEdgeResolvers<ContextType>;
  AppendMessageResult?: AppendMessageResultResolvers<ContextType>;
  AppendMessageSuccess?: AppendMessageSuccessResolvers<ContextType>;
  ApprovalChanged?: ApprovalChangedResolvers<ContextType>;
  ApprovalClosed?: ApprovalClosedResolvers<ContextType>;
  ApprovalEvent?: ApprovalEventResolvers<ContextType>;
  ApprovalMessage?: ApprovalMessageResolvers<ContextType>;
  ApprovalRule?: ApprovalRuleResolvers<ContextType>;
  ApprovalRuleConnection?: ApprovalRuleConnectionResolvers<ContextType>;
  ApprovalRuleEdge?: ApprovalRuleEdgeResolvers<ContextType>;
  ApprovalSecret?: ApprovalSecretResolvers<ContextType>;
  ApprovalVote?: ApprovalVoteResolvers<ContextType>;
  ApproveToolExecutionResult?: ApproveToolExecutionResultResolvers<ContextType>;
  ApproveToolExecutionSuccess?: ApproveToolExecutionSuccessResolvers<ContextType>;
  AssignGroupRoleResult?: AssignGroupRoleResultResolvers<ContextType>;
  AssignGroupRoleSuccess?: AssignGroupRoleSuccessResolvers<ContextType>;
  AssignRoleResult?: AssignRoleResultResolvers<ContextType>;
  AssignRoleSuccess?: AssignRoleSuccessResolvers<ContextType>;
  AuditBreak?: AuditBreakResolvers<ContextType>;
  AuditCheckpoints?: AuditCheckpointsResolvers<ContextType>;
  AuditLog?: AuditLogResolvers<ContextType>;
  AuditLogConnection?: AuditLogConnectionResolvers<ContextType>;
  AuditLogEdge?: AuditLogEdgeResolvers<ContextType>;
  AuditVerification?: AuditVerificationResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  CancelRunResult?: CancelRunResultResolvers<ContextType>;
  CancelRunSuccess?: CancelRunSuccessResolvers<ContextType>;
  CancelToolExecutionResult?: CancelToolExecutionResultResolvers<ContextType>;
  CancelToolExecutionSuccess?: CancelToolExecutionSuccessResolvers<ContextType>;
  ChangePasswordResult?: ChangePasswordResultResolvers<ContextType>;
  ChangePasswordSuccess?: ChangePasswordSuccessResolvers<ContextType>;
  ChatBranchSelected?: ChatBranchSelectedResolvers<ContextType>;
  ChatEvent?: ChatEventResolvers<ContextType>;
  ChatExport?: ChatExportResolvers<ContextType>;
  ChatMessage?: ChatMessageResolvers<ContextType>;
  ChatMessageAdded?: ChatMessageAddedResolvers<ContextType>;
  ChatMessageConnection?: ChatMessageConnectionResolvers<ContextType>;
  ChatMessageEdge?: ChatMessageEdgeResolvers<ContextType>;
  ChatMessageMatch?: ChatMessageMatchResolvers<ContextType>;
  ChatMessageSnapshot?: ChatMessageSnapshotResolvers<ContextType>;
  ChatMessageUpdated?: ChatMessageUpdatedResolvers<ContextType>;
  ChatRun?: ChatRunResolvers<ContextType>;
  ChatRunChanged?: ChatRunChangedResolvers<ContextType>;
  ChatRunConnection?: ChatRunConnectionResolvers<ContextType>;
  ChatRunEdge?: ChatRunEdgeResolvers<ContextType>;
  ChatSession?: ChatSessionResolvers<ContextType>;
  ChatSessionConnection?: ChatSessionConnectionResolvers<ContextType>;
  ChatSessionDeleted?: ChatSessionDeletedResolvers<ContextType>;
  ChatSessionEdge?: ChatSessionEdgeResolvers<ContextType>;
  ChatSessionEvent?: ChatSessionEventResolvers<ContextType>;
  ChatSessionRestored?: ChatSessionRestoredResolvers<ContextType>;
  ChatSessionUpdated?: ChatSessionUpdatedResolvers<ContextType>;
  ChatSummary?: ChatSummaryResolvers<ContextType>;
  ChatTextDelta?: ChatTextDeltaResolvers<ContextType>;
  ChatToolApprovalChanged?: ChatToolApprovalChangedResolvers<ContextType>;
  ChatToolCall?: ChatToolCallResolvers<ContextType>;
  ChatToolExecutionChanged?: ChatToolExecutionChangedResolvers<ContextType>;
  ClaimToolExecutionResult?: ClaimToolExecutionResultResolvers<ContextType>;
  ClaimToolExecutionSuccess?: ClaimToolExecutionSuccessResolvers<ContextType>;
  CompleteMfaResult?: CompleteMfaResultResolvers<ContextType>;
  CompleteMfaSuccess?: CompleteMfaSuccessResolvers<ContextType>;
  CompleteToolExecutionResult?: CompleteToolExecutionResultResolvers<ContextType>;
  CompleteToolExecutionSuccess?: CompleteToolExecutionSuccessResolvers<ContextType>;
  ConfirmDocumentUploadResult?: ConfirmDocumentUploadResultResolvers<ContextType>;
  ConfirmDocumentUploadSuccess?: ConfirmDocumentUploadSuccessResolvers<ContextType>;
  ConfirmTotpResult?: ConfirmTotpResultResolvers<ContextType>;
  ConfirmTotpSuccess?: ConfirmTotpSuccessResolvers<ContextType>;
  Conflict?: ConflictResolvers<ContextType>;
  ContextWindow?: ContextWindowResolvers<ContextType>;
  CreateApiKeyResult?: CreateApiKeyResultResolvers<ContextType>;
  CreateApiKeySuccess?: CreateApiKeySuccessResolvers<ContextType>;
  CreateChatSessionResult?: CreateChatSessionResultResolvers<ContextType>;
  CreateChatSessionSuccess?: CreateChatSessionSuccessResolvers<ContextType>;
  CreateEmbeddingModelResult?: CreateEmbeddingModelResultResolvers<ContextType>;
  CreateEmbeddingModelSuccess?: CreateEmbeddingModelSuccessResolvers<ContextType>;
  CreateGroupResult?: CreateGroupResultResolvers<ContextType>;
  CreateGroupSuccess?: CreateGroupSuccessResolvers<ContextType>;
  CreateInvitationResult?: CreateInvitationResultResolvers<ContextType>;
  CreateInvitationSuccess?: CreateInvitationSuccessResolvers<ContextType>;
  CreatePasswordResetResult?: CreatePasswordResetResultResolvers<ContextType>;
  CreatePasswordResetSuccess?: CreatePasswordResetSuccessResolvers<ContextType>;
  CreateRoleResult?: CreateRoleResultResolvers<ContextType>;
  CreateRoleSuccess?: CreateRoleSuccessResolvers<ContextType>;
  CreateSecretLinkResult?: CreateSecretLinkResultResolvers<ContextType>;
  CreateSecretLinkSuccess?: CreateSecretLinkSuccessResolvers<ContextType>;
  CreateSecretResult?: CreateSecretResultResolvers<ContextType>;
  CreateSecretSuccess?: CreateSecretSuccessResolvers<ContextType>;
  CreateServiceAccountResult?: CreateServiceAccountResultResolvers<ContextType>;
  CreateServiceAccountSuccess?: CreateServiceAccountSuccessResolvers<ContextType>;
  CreateSystemTopicResult?: CreateSystemTopicResultResolvers<ContextType>;
  CreateSystemTopicSuccess?: CreateSystemTopicSuccessResolvers<ContextType>;
  CreateTopicResult?: CreateTopicResultResolvers<ContextType>;
  CreateTopicSuccess?: CreateTopicSuccessResolvers<ContextType>;
  CreateWorkspaceResult?: CreateWorkspaceResultResolvers<ContextType>;
  CreateWorkspaceSuccess?: CreateWorkspaceSuccessResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteChatSessionResult?: DeleteChatSessionResultResolvers<ContextType>;
  DeleteChatSessionSuccess?: DeleteChatSessionSuccessResolvers<ContextType>;
  DeleteDocumentResult?: DeleteDocumentResultResolvers<ContextType>;
  DeleteDocumentSuccess?: DeleteDocumentSuccessResolvers<ContextType>;
  DeleteGroupResult?: DeleteGroupResultResolvers<ContextType>;
  DeleteGroupSuccess?: DeleteGroupSuccessResolvers<ContextType>;
  DeleteNotificationResult?: DeleteNotificationResultResolvers<ContextType>;
  DeleteNotificationSuccess?: DeleteNotificationSuccessResolvers<ContextType>;
  DeleteRoleResult?: DeleteRoleResultResolvers<ContextType>;
  DeleteRoleSuccess?: DeleteRoleSuccessResolvers<ContextType>;
  DeleteSecretResult?: DeleteSecretResultResolvers<ContextType>;
  DeleteSecretSuccess?: DeleteSecretSuccessResolvers<ContextType>;
  DeleteServiceAccountResult?: DeleteServiceAccountResultResolvers<ContextType>;
  DeleteServiceAccountSuccess?: DeleteServiceAccountSuccessResolvers<ContextType>;
  DeleteSystemTopicResult?: DeleteSystemTopicResultResolvers<ContextType>;
  DeleteSystemTopicSuccess?: DeleteSystemTopicSuccessResolvers<ContextType>;
  DeleteToolResult?: DeleteToolResultResolvers<ContextType>;
  DeleteToolSuccess?: DeleteToolSuccessResolvers<ContextType>;
  DeleteTopicResult?: DeleteTopicResultResolvers<ContextType>;
  DeleteTopicSuccess?: DeleteTopicSuccessResolvers<ContextType>;
  DeleteUserResult?: DeleteUserResultResolvers<ContextType>;
  DeleteUserSuccess?: DeleteUserSuccessResolvers<ContextType>;
  DeleteWorkspaceResult?: DeleteWorkspaceResultResolvers<ContextType>;
  DeleteWorkspaceSuccess?: DeleteWorkspaceSuccessResolvers<ContextType>;
  DestroySecretResult?: DestroySecretResultResolvers<ContextType>;
  DestroySecretSuccess?: DestroySecretSuccessResolvers<ContextType>;
  DisableTotpResult?: DisableTotpResultResolvers<ContextType>;
  DisableTotpSuccess?: DisableTotpSuccessResolvers<ContextType>;
  Document?: DocumentResolvers<ContextType>;
  DocumentChunk?: DocumentChunkResolvers<ContextType>;
  DocumentChunkConnection?: DocumentChunkConnectionResolvers<ContextType>;
  DocumentChunkEdge?: DocumentChunkEdgeResolvers<ContextType>;
  DocumentClassified?: DocumentClassifiedResolvers<ContextType>;
  DocumentConnection?: DocumentConnectionResolvers<ContextType>;
  DocumentDeleted?: DocumentDeletedResolvers<ContextType>;
  DocumentDownload?: DocumentDownloadResolvers<ContextType>;
  DocumentEdge?: DocumentEdgeResolvers<ContextType>;
  DocumentEvent?: DocumentEventResolvers<ContextType>;
  DocumentProgress?: DocumentProgressResolvers<ContextType>;
  DocumentSearchConnection?: DocumentSearchConnectionResolvers<ContextType>;
  DocumentSearchEdge?: DocumentSearchEdgeResolvers<ContextType>;
  DocumentSearchResult?: DocumentSearchResultResolvers<ContextType>;
  DocumentStatusChanged?: DocumentStatusChangedResolvers<ContextType>;
  DocumentTopic?: DocumentTopicResolvers<ContextType>;
  DocumentUnderWay?: DocumentUnderWayResolvers<ContextType>;
  EditMessageResult?: EditMessageResultResolvers<ContextType>;
  EditMessageSuccess?: EditMessageSuccessResolvers<ContextType>;
  EmbeddingModel?: EmbeddingModelResolvers<ContextType>;
  EnrollTotpResult?: EnrollTotpResultResolvers<ContextType>;
  EnrollTotpSuccess?: EnrollTotpSuccessResolvers<ContextType>;
  EraseUserResult?: EraseUserResultResolvers<ContextType>;
  EraseUserSuccess?: EraseUserSuccessResolvers<ContextType>;
  ExecutionUnavailable?: ExecutionUnavailableResolvers<ContextType>;
  FailToolExecutionResult?: FailToolExecutionResultResolvers<ContextType>;
  FailToolExecutionSuccess?: FailToolExecutionSuccessResolvers<ContextType>;
  Forbidden?: ForbiddenResolvers<ContextType>;
  GrantPermissionResult?: GrantPermissionResultResolvers<ContextType>;
  GrantPermissionSuccess?: GrantPermissionSuccessResolvers<ContextType>;
  Grantee?: GranteeResolvers<ContextType>;
  Group?: GroupResolvers<ContextType>;
  GroupConnection?: GroupConnectionResolvers<ContextType>;
  GroupEdge?: GroupEdgeResolvers<ContextType>;
  HeartbeatToolExecutionResult?: HeartbeatToolExecutionResultResolvers<ContextType>;
  HeartbeatToolExecutionSuccess?: HeartbeatToolExecutionSuccessResolvers<ContextType>;
  HttpField?: HttpFieldResolvers<ContextType>;
  HttpToolRequest?: HttpToolRequestResolvers<ContextType>;
  ImportSecretsResult?: ImportSecretsResultResolvers<ContextType>;
  ImportSecretsSuccess?: ImportSecretsSuccessResolvers<ContextType>;
  InvalidCredentials?: InvalidCredentialsResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  InvalidParameters?: InvalidParametersResolvers<ContextType>;
  Invitation?: InvitationResolvers<ContextType>;
  InvitationConnection?: InvitationConnectionResolvers<ContextType>;
  InvitationEdge?: InvitationEdgeResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  JSONObject?: GraphQLScalarType;
  KeyInUse?: KeyInUseResolvers<ContextType>;
  KeyUsage?: KeyUsageResolvers<ContextType>;
  LeaseLost?: LeaseLostResolvers<ContextType>;
  LoginResult?: LoginResultResolvers<ContextType>;
  LoginSuccess?: LoginSuccessResolvers<ContextType>;
  LogoutResult?: LogoutResultResolvers<ContextType>;
  LogoutSuccess?: LogoutSuccessResolvers<ContextType>;
  MarkAllNotificationsReadResult?: MarkAllNotificationsReadResultResolvers<ContextType>;
  MarkAllNotificationsReadSuccess?: MarkAllNotificationsReadSuccessResolvers<ContextType>;
  MarkNotificationReadResult?: MarkNotificationReadResultResolvers<ContextType>;
  MarkNotificationReadSuccess?: MarkNotificationReadSuccessResolvers<ContextType>;
  McpServer?: McpServerResolvers<ContextType>;
  McpServerConnection?: McpServerConnectionResolvers<ContextType>;
  McpServerEdge?: McpServerEdgeResolvers<ContextType>;
  McpServerUnavailable?: McpServerUnavailableResolvers<ContextType>;
  MfaRequired?: MfaRequiredResolvers<ContextType>;
  ModelNotConfigured?: ModelNotConfiguredResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFound?: NotFoundResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  OpenSecretLinkResult?: OpenSecretLinkResultResolvers<ContextType>;
  OpenSecretLinkSuccess?: OpenSecretLinkSuccessResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Permission?: PermissionResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  PromoteSecretResult?: PromoteSecretResultResolvers<ContextType>;
  PromoteSecretSuccess?: PromoteSecretSuccessResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quota?: QuotaResolvers<ContextType>;
  QuotaExceeded?: QuotaExceededResolvers<ContextType>;
  RateLimited?: RateLimitedResolvers<ContextType>;
  RateSearchResultResult?: RateSearchResultResultResolvers<ContextType>;
  RateSearchResultSuccess?: RateSearchResultSuccessResolvers<ContextType>;
  ReclassifyDocumentResult?: ReclassifyDocumentResultResolvers<ContextType>;
  ReclassifyDocumentSuccess?: ReclassifyDocumentSuccessResolvers<ContextType>;
  RefreshMcpServerResult?: RefreshMcpServerResultResolvers<ContextType>;
  RefreshMcpServerSuccess?: RefreshMcpServerSuccessResolvers<ContextType>;
  RefreshSessionResult?: RefreshSessionResultResolvers<ContextType>;
  RefreshSessionSuccess?: RefreshSessionSuccessResolvers<ContextType>;
  RegenerateBackupCodesResult?: RegenerateBackupCodesResultResolvers<ContextType>;
  RegenerateBackupCodesSuccess?: RegenerateBackupCodesSuccessResolvers<ContextType>;
  RegenerateMessageResult?: RegenerateMessageResultResolvers<ContextType>;
  RegenerateMessageSuccess?: RegenerateMessageSuccessResolvers<ContextType>;
  RegisterMcpServerResult?: RegisterMcpServerResultResolvers<ContextType>;
  RegisterMcpServerSuccess?: RegisterMcpServerSuccessResolvers<ContextType>;
  RegisterResult?: RegisterResultResolvers<ContextType>;
  RegisterSuccess?: RegisterSuccessResolvers<ContextType>;
  RegisterToolResult?: RegisterToolResultResolvers<ContextType>;
  RegisterToolSuccess?: RegisterToolSuccessResolvers<ContextType>;
  ReissueInvitationResult?: ReissueInvitationResultResolvers<ContextType>;
  ReissueInvitationSuccess?: ReissueInvitationSuccessResolvers<ContextType>;
  RejectToolExecutionResult?: RejectToolExecutionResultResolvers<ContextType>;
  RejectToolExecutionSuccess?: RejectToolExecutionSuccessResolvers<ContextType>;
  RemoveGroupMemberResult?: RemoveGroupMemberResultResolvers<ContextType>;
  RemoveGroupMemberSuccess?: RemoveGroupMemberSuccessResolvers<ContextType>;
  RemoveMcpServerResult?: RemoveMcpServerResultResolvers<ContextType>;
  RemoveMcpServerSuccess?: RemoveMcpServerSuccessResolvers<ContextType>;
  RemoveWorkspaceMemberResult?: RemoveWorkspaceMemberResultResolvers<ContextType>;
  RemoveWorkspaceMemberSuccess?: RemoveWorkspaceMemberSuccessResolvers<ContextType>;
  ReprocessDocumentResult?: ReprocessDocumentResultResolvers<ContextType>;
  ReprocessDocumentSuccess?: ReprocessDocumentSuccessResolvers<ContextType>;
  RequestDocumentUploadResult?: RequestDocumentUploadResultResolvers<ContextType>;
  RequestDocumentUploadSuccess?: RequestDocumentUploadSuccessResolvers<ContextType>;
  RequestToolExecutionResult?: RequestToolExecutionResultResolvers<ContextType>;
  RequestToolExecutionSuccess?: RequestToolExecutionSuccessResolvers<ContextType>;
  ResetPasswordResult?: ResetPasswordResultResolvers<ContextType>;
  ResetPasswordSuccess?: ResetPasswordSuccessResolvers<ContextType>;
  ResetSettingResult?: ResetSettingResultResolvers<ContextType>;
  ResetSettingSuccess?: ResetSettingSuccessResolvers<ContextType>;
  RestoreChatSessionResult?: RestoreChatSessionResultResolvers<ContextType>;
  RestoreChatSessionSuccess?: RestoreChatSessionSuccessResolvers<ContextType>;
  RestoreGroupResult?: RestoreGroupResultResolvers<ContextType>;
  RestoreGroupSuccess?: RestoreGroupSuccessResolvers<ContextType>;
  RestoreSecretResult?: RestoreSecretResultResolvers<ContextType>;
  RestoreSecretSuccess?: RestoreSecretSuccessResolvers<ContextType>;
  RestoreToolResult?: RestoreToolResultResolvers<ContextType>;
  RestoreToolSuccess?: RestoreToolSuccessResolvers<ContextType>;
  RestoreUserResult?: RestoreUserResultResolvers<ContextType>;
  RestoreUserSuccess?: RestoreUserSuccessResolvers<ContextType>;
  RestoreWorkspaceResult?: RestoreWorkspaceResultResolvers<ContextType>;
  RestoreWorkspaceSuccess?: RestoreWorkspaceSuccessResolvers<ContextType>;
  RetireKeyResult?: RetireKeyResultResolvers<ContextType>;
  RetireKeySuccess?: RetireKeySuccessResolvers<ContextType>;
  RevealSecretResult?: RevealSecretResultResolvers<ContextType>;
  RevealSecretSuccess?: RevealSecretSuccessResolvers<ContextType>;
  RevokeApiKeyResult?: RevokeApiKeyResultResolvers<ContextType>;
  RevokeApiKeySuccess?: RevokeApiKeySuccessResolvers<ContextType>;
  RevokeApprovalRuleResult?: RevokeApprovalRuleResultResolvers<ContextType>;
  RevokeApprovalRuleSuccess?: RevokeApprovalRuleSuccessResolvers<ContextType>;
  RevokeInvitationResult?: RevokeInvitationResultResolvers<ContextType>;
  RevokeInvitationSuccess?: RevokeInvitationSuccessResolvers<ContextType>;
  RevokePermissionResult?: RevokePermissionResultResolvers<ContextType>;
  RevokePermissionSuccess?: RevokePermissionSuccessResolvers<ContextType>;
  RevokeSecretLinkResult?: RevokeSecretLinkResultResolvers<ContextType>;
  RevokeSecretLinkSuccess?: RevokeSecretLinkSuccessResolvers<ContextType>;
  RevokeSessionResult?: RevokeSessionResultResolvers<ContextType>;
  RevokeSessionSuccess?: RevokeSessionSuccessResolvers<ContextType>;
  Rewrap?: RewrapResolvers<ContextType>;
  RewrapConnection?: RewrapConnectionResolvers<ContextType>;
  RewrapEdge?: RewrapEdgeResolvers<ContextType>;
  RewrapProgress?: RewrapProgressResolvers<ContextType>;
  Role?: RoleResolvers<ContextType>;
  RollbackSecretResult?: RollbackSecretResultResolvers<ContextType>;
  RollbackSecretSuccess?: RollbackSecretSuccessResolvers<ContextType>;
  RotateApiKeyResult?: RotateApiKeyResultResolvers<ContextType>;
  RotateApiKeySuccess?: RotateApiKeySuccessResolvers<ContextType>;
  RotateSecretResult?: RotateSecretResultResolvers<ContextType>;
  RotateSecretSuccess?: RotateSecretSuccessResolvers<ContextType>;
  RunUnderWay?: RunUnderWayResolvers<ContextType>;
  Secret?: SecretResolvers<ContextType>;
  SecretAccess?: SecretAccessResolvers<ContextType>;
  SecretAccessConnection?: SecretAccessConnectionResolvers<ContextType>;
  SecretAccessEdge?: SecretAccessEdgeResolvers<ContextType>;
  SecretAccessLogEntry?: SecretAccessLogEntryResolvers<ContextType>;
  SecretActivated?: SecretActivatedResolvers<ContextType>;
  SecretConnection?: SecretConnectionResolvers<ContextType>;
  SecretCreated?: SecretCreatedResolvers<ContextType>;
  SecretDeactivated?: SecretDeactivatedResolvers<ContextType>;
  SecretDeleted?: SecretDeletedResolvers<ContextType>;
  SecretDestroyed?: SecretDestroyedResolvers<ContextType>;
  SecretEdge?: SecretEdgeResolvers<ContextType>;
  SecretEvent?: SecretEventResolvers<ContextType>;
  SecretExpired?: SecretExpiredResolvers<ContextType>;
  SecretExpiring?: SecretExpiringResolvers<ContextType>;
  SecretExpiryReached?: SecretExpiryReachedResolvers<ContextType>;
  SecretGroupAccessGained?: SecretGroupAccessGainedResolvers<ContextType>;
  SecretGroupAccessRestored?: SecretGroupAccessRestoredResolvers<ContextType>;
  SecretImportEntry?: SecretImportEntryResolvers<ContextType>;
  SecretImportRefused?: SecretImportRefusedResolvers<ContextType>;
  SecretInactive?: SecretInactiveResolvers<ContextType>;
  SecretLink?: SecretLinkResolvers<ContextType>;
  SecretLinkClosed?: SecretLinkClosedResolvers<ContextType>;
  SecretLinkConnection?: SecretLinkConnectionResolvers<ContextType>;
  SecretLinkCreated?: SecretLinkCreatedResolvers<ContextType>;
  SecretLinkEdge?: SecretLinkEdgeResolvers<ContextType>;
  SecretLinkExpired?: SecretLinkExpiredResolvers<ContextType>;
  SecretLinkOpened?: SecretLinkOpenedResolvers<ContextType>;
  SecretLinkReopened?: SecretLinkReopenedResolvers<ContextType>;
  SecretLinkRevoked?: SecretLinkRevokedResolvers<ContextType>;
  SecretLinkSpent?: SecretLinkSpentResolvers<ContextType>;
  SecretNotShareable?: SecretNotShareableResolvers<ContextType>;
  SecretPromoted?: SecretPromotedResolvers<ContextType>;
  SecretRestored?: SecretRestoredResolvers<ContextType>;
  SecretRevealed?: SecretRevealedResolvers<ContextType>;
  SecretRotated?: SecretRotatedResolvers<ContextType>;
  SecretRotation?: SecretRotationResolvers<ContextType>;
  SecretRotationDue?: SecretRotationDueResolvers<ContextType>;
  SecretShare?: SecretShareResolvers<ContextType>;
  SecretShared?: SecretSharedResolvers<ContextType>;
  SecretToolBinding?: SecretToolBindingResolvers<ContextType>;
  SecretUnshared?: SecretUnsharedResolvers<ContextType>;
  SecretUpdated?: SecretUpdatedResolvers<ContextType>;
  SecretVersion?: SecretVersionResolvers<ContextType>;
  SelectBranchResult?: SelectBranchResultResolvers<ContextType>;
  SelectBranchSuccess?: SelectBranchSuccessResolvers<ContextType>;
  SendMessageResult?: SendMessageResultResolvers<ContextType>;
  SendMessageSuccess?: SendMessageSuccessResolvers<ContextType>;
  ServiceAccount?: ServiceAccountResolvers<ContextType>;
  ServiceAccountConnection?: ServiceAccountConnectionResolvers<ContextType>;
  ServiceAccountEdge?: ServiceAccountEdgeResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SetDefaultEmbeddingModelResult?: SetDefaultEmbeddingModelResultResolvers<ContextType>;
  SetDefaultEmbeddingModelSuccess?: SetDefaultEmbeddingModelSuccessResolvers<ContextType>;
  SetSecretActiveResult?: SetSecretActiveResultResolvers<ContextType>;
  SetSecretActiveSuccess?: SetSecretActiveSuccessResolvers<ContextType>;
  SetSecretRotationResult?: SetSecretRotationResultResolvers<ContextType>;
  SetSecretRotationSuccess?: SetSecretRotationSuccessResolvers<ContextType>;
  SetToolActiveResult?: SetToolActiveResultResolvers<ContextType>;
  SetToolActiveSuccess?: SetToolActiveSuccessResolvers<ContextType>;
  SetUserActiveResult?: SetUserActiveResultResolvers<ContextType>;
  SetUserActiveSuccess?: SetUserActiveSuccessResolvers<ContextType>;
  SetUserAiResult?: SetUserAiResultResolvers<ContextType>;
  SetUserAiSuccess?: SetUserAiSuccessResolvers<ContextType>;
  SetUserQuotaResult?: SetUserQuotaResultResolvers<ContextType>;
  SetUserQuotaSuccess?: SetUserQuotaSuccessResolvers<ContextType>;
  Setting?: SettingResolvers<ContextType>;
  ShareSecretResult?: ShareSecretResultResolvers<ContextType>;
  ShareSecretSuccess?: ShareSecretSuccessResolvers<ContextType>;
  SkippedMcpTool?: SkippedMcpToolResolvers<ContextType>;
  StartRewrapResult?: StartRewrapResultResolvers<ContextType>;
  StartRewrapSuccess?: StartRewrapSuccessResolvers<ContextType>;
  StepUpRequired?: StepUpRequiredResolvers<ContextType>;
  StepUpResult?: StepUpResultResolvers<ContextType>;
  StepUpSuccess?: StepUpSuccessResolvers<ContextType>;
  StorageUnavailable?: StorageUnavailableResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TagDocumentResult?: TagDocumentResultResolvers<ContextType>;
  TagDocumentSuccess?: TagDocumentSuccessResolvers<ContextType>;
  Tool?: ToolResolvers<ContextType>;
  ToolApproval?: ToolApprovalResolvers<ContextType>;
  ToolApprovalConnection?: ToolApprovalConnectionResolvers<ContextType>;
  ToolApprovalEdge?: ToolApprovalEdgeResolvers<ContextType>;
  ToolBusy?: ToolBusyResolvers<ContextType>;
  ToolConnection?: ToolConnectionResolvers<ContextType>;
  ToolEdge?: ToolEdgeResolvers<ContextType>;
  ToolExecution?: ToolExecutionResolvers<ContextType>;
  ToolExecutionConnection?: ToolExecutionConnectionResolvers<ContextType>;
  ToolExecutionEdge?: ToolExecutionEdgeResolvers<ContextType>;
  ToolExecutionEvent?: ToolExecutionEventResolvers<ContextType>;
  ToolUnavailable?: ToolUnavailableResolvers<ContextType>;
  Topic?: TopicResolvers<ContextType>;
  TopicConnection?: TopicConnectionResolvers<ContextType>;
  TopicEdge?: TopicEdgeResolvers<ContextType>;
  UnassignGroupRoleResult?: UnassignGroupRoleResultResolvers<ContextType>;
  UnassignGroupRoleSuccess?: UnassignGroupRoleSuccessResolvers<ContextType>;
  UnassignRoleResult?: UnassignRoleResultResolvers<ContextType>;
  UnassignRoleSuccess?: UnassignRoleSuccessResolvers<ContextType>;
  UnshareSecretResult?: UnshareSecretResultResolvers<ContextType>;
  UnshareSecretSuccess?: UnshareSecretSuccessResolvers<ContextType>;
  UntagDocumentResult?: UntagDocumentResultResolvers<ContextType>;
  UntagDocumentSuccess?: UntagDocumentSuccessResolvers<ContextType>;
  UpdateChatSessionResult?: UpdateChatSessionResultResolvers<ContextType>;
  UpdateChatSessionSuccess?: UpdateChatSessionSuccessResolvers<ContextType>;
  UpdateDocumentResult?: UpdateDocumentResultResolvers<ContextType>;
  UpdateDocumentSuccess?: UpdateDocumentSuccessResolvers<ContextType>;
  UpdateEmbeddingModelResult?: UpdateEmbeddingModelResultResolvers<ContextType>;
  UpdateEmbeddingModelSuccess?: UpdateEmbeddingModelSuccessResolvers<ContextType>;
  UpdateGroupResult?: UpdateGroupResultResolvers<ContextType>;
  UpdateGroupSuccess?: UpdateGroupSuccessResolvers<ContextType>;
  UpdateMeResult?: UpdateMeResultResolvers<ContextType>;
  UpdateMeSuccess?: UpdateMeSuccessResolvers<ContextType>;
  UpdateRoleResult?: UpdateRoleResultResolvers<ContextType>;
  UpdateRoleSuccess?: UpdateRoleSuccessResolvers<ContextType>;
  UpdateSecretResult?: UpdateSecretResultResolvers<ContextType>;
  UpdateSecretSuccess?: UpdateSecretSuccessResolvers<ContextType>;
  UpdateSettingResult?: UpdateSettingResultResolvers<ContextType>;
  UpdateSettingSuccess?: UpdateSettingSuccessResolvers<ContextType>;
  UpdateSystemTopicResult?: UpdateSystemTopicResultResolvers<ContextType>;
  UpdateSystemTopicSuccess?: UpdateSystemTopicSuccessResolvers<ContextType>;
  UpdateToolResult?: UpdateToolResultResolvers<ContextType>;
  UpdateToolSuccess?: UpdateToolSuccessResolvers<ContextType>;
  UpdateTopicResult?: UpdateTopicResultResolvers<ContextType>;
  UpdateTopicSuccess?: UpdateTopicSuccessResolvers<ContextType>;
  UpdateWorkspaceMemberResult?: UpdateWorkspaceMemberResultResolvers<ContextType>;
  UpdateWorkspaceMemberSuccess?: UpdateWorkspaceMemberSuccessResolvers<ContextType>;
  UpdateWorkspaceResult?: UpdateWorkspaceResultResolvers<ContextType>;
  UpdateWorkspaceSuccess?: UpdateWorkspaceSuccessResolvers<ContextType>;
  UploadMissing?: UploadMissingResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  Workspace?: WorkspaceResolvers<ContextType>;
  WorkspaceConnection?: WorkspaceConnectionResolvers<ContextType>;
  WorkspaceCreated?: WorkspaceCreatedResolvers<ContextType>;
  WorkspaceDeleted?: WorkspaceDeletedResolvers<ContextType>;
  WorkspaceDestroyed?: WorkspaceDestroyedResolvers<ContextType>;
  WorkspaceEdge?: WorkspaceEdgeResolvers<ContextType>;
  WorkspaceEvent?: WorkspaceEventResolvers<ContextType>;
  WorkspaceMember?: WorkspaceMemberResolvers<ContextType>;
  WorkspaceMemberAdded?: WorkspaceMemberAddedResolvers<ContextType>;
  WorkspaceMemberConnection?: WorkspaceMemberConnectionResolvers<ContextType>;
  WorkspaceMemberEdge?: WorkspaceMemberEdgeResolvers<ContextType>;
  WorkspaceMemberRemoved?: WorkspaceMemberRemovedResolvers<ContextType>;
  WorkspaceMemberUpdated?: WorkspaceMemberUpdatedResolvers<ContextType>;
  WorkspaceRestored?: WorkspaceRestoredResolvers<ContextType>;
  WorkspaceUpdated?: WorkspaceUpdatedResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
  sensitive?: SensitiveDirectiveResolver<any, any, ContextType>;
};
