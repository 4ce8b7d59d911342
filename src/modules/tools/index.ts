import { mergeResolvers } from '@graphql-tools/merge';
import type { GraphqlModule } from '../../graphql/module.js';
import type { Database } from '../../platform/database/database.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import type { Hub } from '../../platform/events/hub.js';
import type { JobDefinition } from '../../platform/jobs/job.js';
import type { Logger } from '../../platform/log.js';
import type { UseService } from '../secrets/index.js';
import { AgentToolService } from './agent.service.js';
import { extendChat } from './chat-extension.js';
import { ApprovalEntity, RuleEntity, VoteEntity } from './approval.entity.js';
import { ApprovalEventService } from './approval-events.service.js';
import { approvalResolvers, approvalRuleResolvers } from './approval.resolvers.js';
import { ApprovalRuleService } from './approval-rule.service.js';
import { ApprovalService } from './approval.service.js';
import { approvalShape, ruleShape } from './approval.shape.js';
import { ToolCacheEntity } from './cache.entity.js';
import { ClientExecutionService } from './client-execution.service.js';
import { type BuiltinContent, contentTools } from './builtin.content.js';
import { BuiltinRunner } from './builtin.runner.js';
import { DispatchService } from './dispatch.service.js';
import { ExecutionEventService } from './execution-events.service.js';
import { ExecutionEntity } from './execution.entity.js';
import { chatToolResolvers } from './chat.resolvers.js';
import { clientExecutionResolvers, executionResolvers } from './execution.resolvers.js';
import { ExecutionService } from './execution.service.js';
import { executionShape } from './execution.shape.js';
import { Destinations } from './http/destinations.js';
import { HttpRunner } from './http/http.runner.js';
import { mcpParts } from './mcp/index.js';
import { McpCredentialsEntity, McpServerEntity, McpToolEntity } from './mcp/server.entity.js';
import { mcpServerResolvers } from './mcp/server.resolvers.js';
import type { McpServerService } from './mcp/server.service.js';
import { mcpServerShape } from './mcp/server.shape.js';
import type { ToolRunner } from './runner.js';
import { SweepService } from './sweep.service.js';
import { ToolEntity } from './tool.entity.js';
import { toolJobs } from './tool.jobs.js';
import { toolResolvers } from './tool.resolvers.js';
import { type ToolRule, toolRules } from './tool.rules.js';
import { ToolService } from './tool.service.js';
import { toolShape } from './tool.shape.js';

export { approvalShape } from './approval.shape.js';
export type { BuiltinContent } from './builtin.content.js';
export { rewrapServerHeaders } from './mcp/rewrap.js';
export type { Refreshed } from './mcp/server.service.js';
export { type RunningExecution, ToolFailed, type ToolRunner } from './runner.js';
export { executionShape } from './execution.shape.js';
export { toolDefinitions } from './tool.repository.js';
export { toolShape } from './tool.shape.js';

/** The entities of this module. */
export const TOOLS_ENTITIES = [
  ...[ToolEntity, ToolCacheEntity, ExecutionEntity, ApprovalEntity, VoteEntity, RuleEntity],
  ...[McpServerEntity, McpCredentialsEntity, McpToolEntity],
] as const;

/** What the module works with. */
export interface ToolsOptions {
  readonly db: Database;
  readonly hub: Hub;
  readonly log: Logger;
  /** What seals what is sent to servers. */
  readonly keys: MasterKeys;
  /** By which tools come to the values of secrets. */
  readonly secrets: UseService;
  /** What built-in tools ask of other modules. */
  readonly content: BuiltinContent;
  /** What runs tools of further kinds. */
  readonly runners?: readonly ToolRunner[];
  /** Hosts that tools may call although they are private, and without TLS, as `host:port`; none unless told. */
  readonly privateHosts?: ReadonlySet<string>;
}

/** What agents can ask to have done. */
export interface ToolsModule extends GraphqlModule<ToolRule> {
  readonly services: {
    readonly tools: ToolService;
    readonly executions: ExecutionService;
    /** What models of conversations see of tools. */
    readonly agentTools: AgentToolService;
    readonly clientExecutions: ClientExecutionService;
    readonly approvals: ApprovalService;
    readonly approvalRules: ApprovalRuleService;
    readonly sweeps: SweepService;
    readonly dispatch: DispatchService;
    readonly mcpServers: McpServerService;
  };
  readonly jobs: readonly JobDefinition[];
  /** Waits a little for the executions that this process runs, and leaves the rest. */
  close(): Promise<void>;
}

/** Builds the module on what it works with. */
export function toolsModule(options: ToolsOptions): ToolsModule {
  const { db, hub, keys, log, content, secrets, runners = [], privateHosts = new Set() } = options;
  extendChat();
  const destinations = new Destinations(privateHosts);
  const mcp = mcpParts(db, keys, destinations);
  const tools = new ToolService(db, privateHosts);
  const executions = new ExecutionService(db, (tx, ids, usage) => secrets.examine(tx, ids, usage));
  const agentTools = new AgentToolService(db, executions);
  const clientExecutions = new ClientExecutionService(db);
  const approvals = new ApprovalService(db);
  const approvalRules = new ApprovalRuleService(db);
  const sweeps = new SweepService(db);
  const ours = [new BuiltinRunner(contentTools(content)), new HttpRunner(destinations), mcp.runner];
  const dispatch = new DispatchService(db, hub, [...ours, ...runners], {
    secrets,
    onError: (error) => log.warn({ err: error }, 'Something beside an execution failed'),
  });
  return {
    services: {
      ...{ tools, executions, agentTools, clientExecutions, approvals, approvalRules, sweeps, dispatch },
      mcpServers: mcp.servers,
    },
    resolvers: mergeResolvers([
      toolResolvers(tools),
      executionResolvers(executions, new ExecutionEventService(hub)),
      chatToolResolvers(executions, approvals),
      clientExecutionResolvers(clientExecutions, executions),
      approvalResolvers(approvals, new ApprovalEventService(hub)),
      approvalRuleResolvers(approvalRules),
      mcpServerResolvers(mcp.servers),
    ]),
    rules: toolRules,
    nodes: [toolShape, executionShape, approvalShape, ruleShape, mcpServerShape],
    jobs: toolJobs(sweeps, dispatch, executions),
    close: async () => {
      await dispatch.close();
      await mcp.close();
    },
  };
}
