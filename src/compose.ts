import type { Config } from './config.js';
import { AUDIT_KEY_LABELS, auditModule } from './modules/audit/index.js';
import { chatModule } from './modules/chat/index.js';
import { type DocumentsModule, documentsModule } from './modules/documents/index.js';
import {
  type EraseAuditTraces,
  type IdentityModule,
  type IdentitySettings,
  identityModule,
} from './modules/identity/index.js';
import { notificationsModule } from './modules/notifications/index.js';
import { type SecretsModule, rewrapModule, secretsModule } from './modules/secrets/index.js';
import { type SearchModule, searchModule } from './modules/search/index.js';
import { settingOf, settingsModule } from './modules/settings/index.js';
import { attachTopics, topicsModule } from './modules/topics/index.js';
import { rewrapServerHeaders, toolDefinitions, toolsModule } from './modules/tools/index.js';
import { workspacesModule } from './modules/workspaces/index.js';
import type { AiProviders } from './platform/ai/providers.js';
import { keyProviderOf } from './platform/crypto/key-providers.js';
import type { MasterKeys } from './platform/crypto/master-key.js';
import type { Database } from './platform/database/database.js';
import type { Hub } from './platform/events/hub.js';
import type { Live } from './platform/events/live.js';
import type { Logger } from './platform/log.js';
import type { ObjectStore } from './platform/objectstore/objectstore.js';

/** Who issues access tokens where no PUBLIC_URL says it. */
const DEFAULT_ISSUER = 'steward';

/** What the modules are made from. */
export interface ModuleOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly keys: MasterKeys;
  /** Where the bytes of documents are. */
  readonly store: ObjectStore;
  /** The models that are configured. */
  readonly ai: AiProviders;
  /** The origin people use, known once the server listens. */
  readonly publicUrl: () => string;
}

/** Every module of a Steward. */
export type Modules = ReturnType<typeof composeModules>;

/** What the modules before `settings` ask of it. */
const identitySettings: IdentitySettings = {
  registration: (tx) => settingOf(tx, 'registration'),
  invitationDays: (tx) => settingOf(tx, 'invitations.expiryDays'),
};

/** Builds every module on what it works with, in the order in which they may know of each other. */
export function composeModules(
  options: ModuleOptions,
  db: Database,
  { hub, live }: { readonly hub: Hub; readonly live: Live },
  trusted: () => boolean,
) {
  const { config, log, keys, ai, publicUrl } = options;
  const identityConfig = {
    ...config,
    issuer: config.publicUrl ?? DEFAULT_ISSUER,
    get publicUrl() {
      return publicUrl();
    },
  };
  const audit = auditModule({ db, keys, log, dataDir: config.dataDir });
  const { erasure } = audit.services;
  const eraseTraces: EraseAuditTraces = (tx, userId, requestedBy) => erasure.erase(tx, userId, requestedBy);
  const identity = identityModule({
    ...{ db, keys, hub, config: identityConfig, settings: identitySettings },
    ...{ trusted, eraseTraces },
    onError: (error) => log.warn({ err: error }, 'Something beside a request failed'),
  });
  const [vault, documents] = [composeVault(options, db, hub, identity), composeDocuments(options, db, hub)];
  const search = composeSearch(db, documents);
  const tools = composeTools(options, db, hub, { ...vault, ...documents, search });
  const modules = {
    ...{ audit, identity, workspaces: workspacesModule({ db, hub }), settings: settingsModule({ db }) },
    ...{ ...vault, ...documents, tools },
    chat: chatModule({ ...{ db, hub, live, log, ai, tools: tools.services.agentTools }, config: config.ai }),
  };
  const notifications = notificationsModule({
    ...{ db, hub, shapes: Object.values(modules).flatMap((module) => module.nodes) },
    isNewDevice: (tx, sessionId) => modules.identity.services.sessions.isNewDevice(tx, sessionId),
    retentionDays: (tx) => settingOf(tx, 'notifications.retentionDays'),
  });
  return { ...modules, notifications, search };
}

function composeSearch(db: Database, { documents }: { readonly documents: DocumentsModule }) {
  const { queryEmbeddings: queries, vectors } = documents.services;
  return searchModule({ db, semantics: { queries, vectors } });
}

/** What an agent may find and read is what whoever it works for may: tools are given functions that ask as that account. */
function composeTools(
  { config, keys, log }: ModuleOptions,
  db: Database,
  hub: Hub,
  modules: { readonly secrets: SecretsModule; readonly documents: DocumentsModule; readonly search: SearchModule },
) {
  const [{ names }, { texts }] = [modules.secrets.services, modules.documents.services];
  const { passages } = modules.search.services;
  return toolsModule({
    ...{ db, hub, keys, log, privateHosts: config.toolPrivateHosts, secrets: modules.secrets.services.uses },
    content: {
      searchDocuments: (actor, query) => passages.find(actor, query),
      readDocument: (actor, range) => texts.read(actor, range),
      listSecretNames: (actor, query) => names.list(actor, query),
    },
  });
}

function composeVault(
  { config, log, keys, publicUrl }: ModuleOptions,
  db: Database,
  hub: Hub,
  identity: IdentityModule,
) {
  const dataKeys = keyProviderOf(keys, config.transit, config.keyProvider);
  return {
    secrets: secretsModule({
      ...{ db, keys: dataKeys, hub, log, publicUrl },
      toolDefinitions,
      revealRequiresStepUp: (tx) => settingOf(tx, 'secrets.revealRequiresStepUp'),
    }),
    rewraps: rewrapModule({
      ...{ db, hub, keys: dataKeys, masterKeys: keys, retainedLabels: AUDIT_KEY_LABELS },
      elsewhere: [identity.rewrap, () => rewrapServerHeaders(db, keys)],
    }),
  };
}

function composeDocuments({ config, store, ai, log }: ModuleOptions, db: Database, hub: Hub) {
  const documents = documentsModule({ ...{ db, hub, log, store, models: ai, attachTopics }, ...config });
  return {
    documents,
    topics: topicsModule({ db, documents: documents.services.documents, ai, log, config: config.ai }),
  };
}
