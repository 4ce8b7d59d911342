import { AnswerError, type Outcome } from '../../../src/demo/client.js';
import type { Account } from '../../support/people.js';

const PROBLEM = '... on Problem { message } ... on InvalidInput { field } ... on Conflict { field }';
const NO_CONFLICT = '... on Problem { message } ... on InvalidInput { field }';
const SESSION = `session { id title model temperature systemPrompt contextStrategy contextWindowSize isActive messageCount
  lastEventSequence activeLeaf { id } deletedAt }`;
const MESSAGE = `said: message { id sessionId sequence depth role status content tokens isTokensMeasured model metadata parentId }`;

const mutation = (name: string, success: string, problem = PROBLEM) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { ${success} } ${problem} } }`;
};

export const CREATE = mutation('createChatSession', SESSION, NO_CONFLICT);
export const UPDATE = mutation('updateChatSession', SESSION, NO_CONFLICT);
export const DELETE = mutation('deleteChatSession', 'sessionId', NO_CONFLICT);
export const RESTORE = mutation('restoreChatSession', SESSION);
export const APPEND = mutation('appendMessage', MESSAGE);
export const EDIT = mutation('editMessage', MESSAGE);
export const SELECT = mutation('selectBranch', SESSION, NO_CONFLICT);
export const SESSION_BY_ID = `query ($id: ID!) { chatSession(id: $id) { id title messageCount activeLeaf { id } isActive } }`;

/** A message as the tests select it. */
export interface Message {
  readonly id: string;
  readonly sequence: number;
  readonly depth: number;
  readonly role: string;
  readonly content: string;
  readonly tokens: number;
  readonly isTokensMeasured: boolean;
  readonly parentId: string | null;
}

export const messageIn = (outcome: Outcome): Message => outcome['said'] as Message;

/** Begins a conversation, and answers its id. */
export async function converse({ person }: Account, input: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return ((await person.must(CREATE, input))['session'] as { id: string }).id;
}

/** Says something in it. */
export async function say(
  { person }: Account,
  sessionId: string,
  content: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Message> {
  return messageIn(await person.must(APPEND, { sessionId, role: 'USER', content, ...more }));
}

/** The contents of a conversation's messages, in their order. */
export async function transcript({ person }: Account, id: string, scope?: string): Promise<string[]> {
  const { chatSession } = await person.ask<{ chatSession: { messages: { nodes: { content: string }[] } } }>(
    `query ($id: ID!, $scope: ChatMessageScope) {
      chatSession(id: $id) { messages(first: 100, scope: $scope) { nodes { content } } } }`,
    { id, scope },
  );
  return chatSession.messages.nodes.map(({ content }) => content);
}

/** The type of a mutation's outcome, or the code of the error. */
export const verdict = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (outcome) => (outcome as { __typename?: string }).__typename,
    (error: unknown) => (error instanceof AnswerError ? error.code : error),
  );
