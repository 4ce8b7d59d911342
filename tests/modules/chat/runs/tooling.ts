import type { LLMock } from '@copilotkit/aimock';
import type { Account } from '../../../support/people.js';
import { clientTool, newName, toolOf, REGISTER_TOOL } from '../../tools/support.js';

/** What a model asks for. */
export interface Asked {
  readonly name: string;
  readonly arguments: string;
  readonly id?: string;
}

export const calculate = (expression: string): Asked => ({
  name: 'calculate',
  arguments: JSON.stringify({ expression }),
});

/** The model asks for tools when it is told this, and says something when it has their results. */
export function calls(mock: LLMock, userMessage: string, toolCalls: readonly Asked[], content: string): void {
  mock.on({ userMessage, hasToolResult: false }, { toolCalls: [...toolCalls] });
  mock.on({ userMessage, hasToolResult: true }, { content });
}

/** Registers a tool that its caller runs, and that somebody else has to agree to. */
export async function guarded(admin: Account, more: Readonly<Record<string, unknown>> = {}) {
  const input = clientTool(newName(), { requiresApproval: true, riskLevel: 'HIGH', decidedBy: 'APPROVER', ...more });
  return toolOf(await admin.person.must(REGISTER_TOOL, input));
}

/** A message as the tests of tools select it. */
export interface ToolMessage {
  readonly id: string;
  readonly role: string;
  readonly status: string;
  readonly content: string;
  readonly toolCalls: readonly {
    readonly name: string;
    readonly arguments: string;
    readonly refusal: string | null;
    readonly endedAt: string | null;
    readonly execution: {
      readonly id: string;
      readonly status: string;
      readonly approval: { readonly id: string; readonly digest: string } | null;
    } | null;
  }[];
  readonly toolExecution: { readonly id: string; readonly status: string } | null;
}

/** The active branch of a conversation, with what was called on it. */
export async function branch({ person }: Account, id: string): Promise<ToolMessage[]> {
  const { chatSession } = await person.ask<{ chatSession: { messages: { nodes: ToolMessage[] } } }>(
    `query ($id: ID!) { chatSession(id: $id) { messages(first: 100) { nodes { id role status content
       toolCalls { name arguments refusal endedAt execution { id status approval { id digest } } }
       toolExecution { id status } } } } }`,
    { id },
  );
  return chatSession.messages.nodes;
}

/** What the model was told by tools in its last request. */
export const toolTexts = (mock: LLMock): string[] =>
  (mock.getLastRequest()?.body as { messages: { role: string; content: string }[] }).messages
    .filter(({ role }) => role === 'tool')
    .map(({ content }) => content);
