import { mergeResolvers } from '@graphql-tools/merge';
import type { GraphqlModule } from '../../graphql/module.js';
import type { KeyProvider } from '../../platform/crypto/key-provider.js';
import type { Database } from '../../platform/database/database.js';
import type { Hub } from '../../platform/events/hub.js';
import type { JobDefinition } from '../../platform/jobs/job.js';
import type { Logger } from '../../platform/log.js';
import { AccessEntity } from './access.entity.js';
import { ExpiryService } from './expiry.service.js';
import { FailureService } from './failure.service.js';
import { LinkEntity } from './link.entity.js';
import { linkResolvers } from './link.resolvers.js';
import { LinkService } from './link.service.js';
import { linkShape } from './link.shape.js';
import { LinkOpeningService } from './link-opening.service.js';
import { importResolvers } from './import.resolvers.js';
import { ImportService } from './import.service.js';
import { lifecycleResolvers } from './lifecycle.resolvers.js';
import { LifecycleService } from './lifecycle.service.js';
import { SecretNameService } from './name.service.js';
import { promotionResolvers } from './promotion.resolvers.js';
import { PromotionService } from './promotion.service.js';
import { RevealGate, type RevealPolicy } from './reveal.gate.js';
import { revealResolvers } from './reveal.resolvers.js';
import { RevealService } from './reveal.service.js';
import { RetainedKeyEntity, RetiredKeyEntity, RewrapEntity, RewrapFailureEntity } from './rewrap.entity.js';
import { RotationService } from './rotation.service.js';
import { ScheduleService } from './schedule.service.js';
import { secretEventResolvers } from './secret-events.resolvers.js';
import { SecretEventService } from './secret-events.service.js';
import { SecretEntity } from './secret.entity.js';
import { secretJobs } from './secret.jobs.js';
import { secretResolvers } from './secret.resolvers.js';
import { type SecretRule, secretRules } from './secret.rules.js';
import { SecretService, type ToolDefinitions } from './secret.service.js';
import { secretShape } from './secret.shape.js';
import { ShareEntity } from './share.entity.js';
import { sharingResolvers } from './sharing.resolvers.js';
import { SharingService } from './sharing.service.js';
import { UseService } from './use.service.js';
import { VersionEntity } from './version.entity.js';

export type { SecretName } from './name.repository.js';
export type { NameQuery, SecretNamePage } from './name.service.js';
export type { ToolDefinitions } from './secret.service.js';
export type { AllowedTool, Usage } from './use.policy.js';
export { type ExaminedSecret, type SecretUse, UseService } from './use.service.js';
export { type RewrapModule, rewrapModule } from './rewrap.module.js';
export { type BrokenVersion, type VaultCheck, checkVault } from './vault-check.service.js';

/** The entities of this module. */
export const SECRETS_ENTITIES = [
  ...[SecretEntity, VersionEntity, ShareEntity, AccessEntity, LinkEntity],
  ...[RewrapEntity, RewrapFailureEntity, RetiredKeyEntity, RetainedKeyEntity],
] as const;

/** What the module works with. */
export interface SecretsOptions {
  readonly db: Database;
  readonly keys: KeyProvider;
  readonly hub: Hub;
  readonly log: Logger;
  /** The origin people use, at the beginning of links. */
  readonly publicUrl: () => string;
  /** What tools are now, to which a secret is bound that they may use; there are none unless told. */
  readonly toolDefinitions?: ToolDefinitions;
  /** Whether every reveal wants a fresh proof, besides those of secrets that ask for it themselves; none, unless told. */
  readonly revealRequiresStepUp?: RevealPolicy;
}

/** What can be done with secrets. */
export interface SecretsServices {
  readonly secrets: SecretService;
  readonly names: SecretNameService;
  readonly rotations: RotationService;
  readonly schedules: ScheduleService;
  readonly lifecycle: LifecycleService;
  readonly expiries: ExpiryService;
  readonly promotions: PromotionService;
  readonly reveals: RevealService;
  readonly uses: UseService;
  readonly sharing: SharingService;
  readonly links: LinkService;
  readonly linkOpenings: LinkOpeningService;
  readonly imports: ImportService;
  readonly secretEvents: SecretEventService;
}

/** The vault. */
export interface SecretsModule extends GraphqlModule<SecretRule> {
  readonly services: SecretsServices;
  readonly jobs: readonly JobDefinition[];
  /** The batch behind `context.access.secretStanding`: in the order of the ids, null where the actor sees no secret. */
  readonly secretStandings: SecretService['standings'];
}

/** Builds the module on what it works with. */
export function secretsModule(options: SecretsOptions): SecretsModule {
  const services = servicesOf(options);
  const { secrets, rotations, lifecycle, reveals } = services;
  return {
    services,
    resolvers: mergeResolvers([
      secretResolvers(secrets, rotations),
      lifecycleResolvers(services),
      revealResolvers(reveals, secrets),
      promotionResolvers(services.promotions, secrets),
      sharingResolvers(services.sharing, secrets),
      importResolvers(services.imports),
      linkResolvers(services.links, services.linkOpenings),
      secretEventResolvers(services.secretEvents, secrets),
    ]),
    rules: secretRules({
      owns: (actor, secretId) => lifecycle.owns(actor, secretId),
      refused: (actor, secretId, problem) => reveals.refused(actor, secretId, problem),
    }),
    nodes: [secretShape, linkShape],
    jobs: secretJobs(services),
    secretStandings: (actor, ids) => secrets.standings(actor, ids),
  };
}

function servicesOf({
  db,
  keys,
  hub,
  log,
  publicUrl,
  toolDefinitions,
  revealRequiresStepUp,
}: SecretsOptions): SecretsServices {
  const gate = new RevealGate(revealRequiresStepUp ?? (() => Promise.resolve(false)));
  const secrets = new SecretService(db, keys, toolDefinitions ?? (() => Promise.resolve([])));
  const failures = new FailureService(db, log);
  return {
    ...{ secrets, names: new SecretNameService(db) },
    rotations: new RotationService(db, keys, failures),
    schedules: new ScheduleService(db),
    lifecycle: new LifecycleService(db),
    expiries: new ExpiryService(db),
    promotions: new PromotionService(db),
    uses: new UseService(db, keys, failures),
    reveals: new RevealService(db, keys, failures, gate),
    sharing: new SharingService(db),
    links: new LinkService(db, gate, publicUrl),
    linkOpenings: new LinkOpeningService(db, keys, failures, gate),
    imports: new ImportService(db, keys),
    secretEvents: new SecretEventService(hub, secrets),
  };
}
