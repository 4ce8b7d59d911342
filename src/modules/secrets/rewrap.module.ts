import type { GraphqlModule } from '../../graphql/module.js';
import type { KeyProvider } from '../../platform/crypto/key-provider.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import { rewrapRetained } from '../../platform/crypto/retained-keys.js';
import type { Database } from '../../platform/database/database.js';
import type { Hub } from '../../platform/events/hub.js';
import type { JobDefinition } from '../../platform/jobs/job.js';
import { KeyService } from './key.service.js';
import { rewrapJobs } from './rewrap.jobs.js';
import { rewrapResolvers } from './rewrap.resolvers.js';
import { type RewrapRule, rewrapRules } from './rewrap.rules.js';
import { type RewrapElsewhere, RewrapRunner } from './rewrap.runner.js';
import { RewrapService } from './rewrap.service.js';
import { rewrapShape } from './rewrap.shape.js';

/** What keys are managed with. */
export interface RewrapOptions {
  readonly db: Database;
  readonly keys: KeyProvider;
  readonly masterKeys: MasterKeys;
  readonly hub: Hub;
  /** What else is under the master key, and brings itself under the current one. */
  readonly elsewhere: readonly RewrapElsewhere[];
  /** What is kept of a retired master key. */
  readonly retainedLabels: readonly string[];
}

/** The management of the vault's keys: a part of its own, since it works on every secret and shows none. */
export interface RewrapModule extends GraphqlModule<RewrapRule> {
  readonly services: { readonly rewraps: RewrapService; readonly runner: RewrapRunner; readonly keys: KeyService };
  readonly jobs: readonly JobDefinition[];
}

/** Builds it on what it works with. */
export function rewrapModule(options: RewrapOptions): RewrapModule {
  const { db, masterKeys } = options;
  const elsewhere = [...options.elsewhere, () => rewrapRetained(db, masterKeys)];
  const runner = new RewrapRunner({ ...options, elsewhere });
  const rewraps = new RewrapService(options);
  const keys = new KeyService(options);
  return {
    services: { rewraps, runner, keys },
    resolvers: rewrapResolvers(rewraps, keys),
    rules: rewrapRules,
    nodes: [rewrapShape],
    jobs: rewrapJobs(runner),
  };
}
