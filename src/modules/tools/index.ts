import type { GraphqlModule } from '../../graphql/module.js';
import type { Database } from '../../platform/database/database.js';
import type { JobDefinition } from '../../platform/jobs/job.js';
import { ToolEntity } from './tool.entity.js';
import { toolResolvers } from './tool.resolvers.js';
import { type ToolRule, toolRules } from './tool.rules.js';
import { ToolService } from './tool.service.js';
import { toolShape } from './tool.shape.js';

export { toolShape } from './tool.shape.js';

/** The entities of this module. */
export const TOOLS_ENTITIES = [ToolEntity] as const;

/** What the module works with. */
export interface ToolsOptions {
  readonly db: Database;
}

/** What agents can ask to have done. */
export interface ToolsModule extends GraphqlModule<ToolRule> {
  readonly services: { readonly tools: ToolService };
  readonly jobs: readonly JobDefinition[];
}

/** Builds the module on what it works with. */
export function toolsModule({ db }: ToolsOptions): ToolsModule {
  const tools = new ToolService(db);
  return { services: { tools }, resolvers: toolResolvers(tools), rules: toolRules, nodes: [toolShape], jobs: [] };
}
