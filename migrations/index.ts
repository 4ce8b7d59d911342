import { Identity1763700000001 } from './1763700000001-identity.js';
import { RightsCatalogue1763700000002 } from './1763700000002-rights-catalogue.js';
import { EventsAndAudit1763700000003 } from './1763700000003-events-and-audit.js';
import { Secrets1763700000004 } from './1763700000004-secrets.js';
import { Jobs1763700000005 } from './1763700000005-jobs.js';
import { SecretLifecycle1763700000006 } from './1763700000006-secret-lifecycle.js';
import { RightsManagement1763700000007 } from './1763700000007-rights-management.js';
import { Mfa1763700000008 } from './1763700000008-mfa.js';
import { AuditCheckpoints1763700000009 } from './1763700000009-audit-checkpoints.js';
import { InvitationChanges1763700000010 } from './1763700000010-invitation-changes.js';
import { SelfService1763700000011 } from './1763700000011-self-service.js';
import { Workspaces1763700000012 } from './1763700000012-workspaces.js';
import { SecretScopes1763700000013 } from './1763700000013-secret-scopes.js';
import { ApiKeys1763700000014 } from './1763700000014-api-keys.js';
import { AccountLifecycle1763700000015 } from './1763700000015-account-lifecycle.js';
import { Settings1763700000016 } from './1763700000016-settings.js';
import { Rewrap1763700000017 } from './1763700000017-rewrap.js';
import { AuditErasures1763700000018 } from './1763700000018-audit-erasures.js';
import { SecretStepUp1763700000019 } from './1763700000019-secret-step-up.js';
import { Documents1763700000021 } from './1763700000021-documents.js';
import { Notifications1763700000036 } from './1763700000036-notifications.js';
import { AuditPartitions1763700000038 } from './1763700000038-audit-partitions.js';
import { SecretLinks1763700000039 } from './1763700000039-secret-links.js';
import { Embeddings1763700000040 } from './1763700000040-embeddings.js';
import { DocumentProcessing1763700000041 } from './1763700000041-document-processing.js';
import { Search1763700000042 } from './1763700000042-search.js';
import { Topics1763700000043 } from './1763700000043-topics.js';
import { Chat1763700000044 } from './1763700000044-chat.js';
import { Tools1763700000045 } from './1763700000045-tools.js';
import { ChatRuns1763700000046 } from './1763700000046-chat-runs.js';
import { SecretUses1763700000047 } from './1763700000047-secret-uses.js';
import { ContentTools1763700000048 } from './1763700000048-content-tools.js';
import { KeptText1763700000049 } from './1763700000049-kept-text.js';
import { EmbeddingReaders1763700000050 } from './1763700000050-embedding-readers.js';
import { ChunkRefusals1763700000056 } from './1763700000056-chunk-refusals.js';
import { RestoringGroups1763700000058 } from './1763700000058-restoring-groups.js';
import { ChatLocks1763700000059 } from './1763700000059-chat-locks.js';
import { UserAi1763700000063 } from './1763700000063-user-ai.js';
import { ToolExecutions1763700000065 } from './1763700000065-tool-executions.js';
import { McpServers1763700000068 } from './1763700000068-mcp-servers.js';
import { OfferedTools1763700000069 } from './1763700000069-offered-tools.js';
import { SearchTitles1763700000070 } from './1763700000070-search-titles.js';
import { Classification1763700000083 } from './1763700000083-classification.js';
import { ToolApprovals1763700000085 } from './1763700000085-tool-approvals.js';
import { ToolCache1763700000088 } from './1763700000088-tool-cache.js';
import { AgentLoop1763700000089 } from './1763700000089-agent-loop.js';
import { BuiltinTools1763700000105 } from './1763700000105-builtin-tools.js';
import { TurnTaint1763700000109 } from './1763700000109-turn-taint.js';
import { RunSummaries1763700000129 } from './1763700000129-run-summaries.js';
import { Excerpts1763700000131 } from './1763700000131-excerpts.js';
import { ClaimTimes1763700000132 } from './1763700000132-claim-times.js';
import { ToolRestoration1763700000133 } from './1763700000133-tool-restoration.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  Identity1763700000001,
  RightsCatalogue1763700000002,
  EventsAndAudit1763700000003,
  Secrets1763700000004,
  Jobs1763700000005,
  SecretLifecycle1763700000006,
  RightsManagement1763700000007,
  Mfa1763700000008,
  AuditCheckpoints1763700000009,
  InvitationChanges1763700000010,
  SelfService1763700000011,
  Workspaces1763700000012,
  SecretScopes1763700000013,
  ApiKeys1763700000014,
  AccountLifecycle1763700000015,
  Settings1763700000016,
  Rewrap1763700000017,
  AuditErasures1763700000018,
  SecretStepUp1763700000019,
  Documents1763700000021,
  Notifications1763700000036,
  AuditPartitions1763700000038,
  SecretLinks1763700000039,
  Embeddings1763700000040,
  DocumentProcessing1763700000041,
  Search1763700000042,
  Topics1763700000043,
  Chat1763700000044,
  Tools1763700000045,
  ChatRuns1763700000046,
  SecretUses1763700000047,
  ContentTools1763700000048,
  KeptText1763700000049,
  EmbeddingReaders1763700000050,
  ChunkRefusals1763700000056,
  RestoringGroups1763700000058,
  ChatLocks1763700000059,
  UserAi1763700000063,
  ToolExecutions1763700000065,
  McpServers1763700000068,
  OfferedTools1763700000069,
  SearchTitles1763700000070,
  Classification1763700000083,
  ToolApprovals1763700000085,
  ToolCache1763700000088,
  AgentLoop1763700000089,
  BuiltinTools1763700000105,
  TurnTaint1763700000109,
  RunSummaries1763700000129,
  Excerpts1763700000131,
  ClaimTimes1763700000132,
  ToolRestoration1763700000133,
];
