import type { Actor } from '../../platform/actor.js';
import { type RevealFacts, standing } from './secret.policy.js';

/** A tool that a secret may be used by, as it was when its owner said so; without a definition where there was none. */
export interface AllowedTool {
  readonly tool: string;
  readonly definitionHash: string | null;
}

/** What a secret is to be used by, and where. */
export interface Usage {
  readonly toolName: string;
  readonly definitionHash: string;
  /** The chat session it is used in; null where in none. */
  readonly sessionId: string | null;
}

/** What decides whether a tool is given a value now. */
export interface UseFacts extends RevealFacts {
  readonly boundTools: readonly AllowedTool[];
}

/** Why a tool is not given the value of a secret that whoever asks sees. */
export type UseRefusal = 'FORBIDDEN' | 'TOOL' | 'TOOL_CHANGED' | 'CHAT' | 'CHAT_CLOSED' | 'INACTIVE' | 'EXPIRED';

/** Why a tool that acts for the actor is not given the value now; null where nothing is in the way. */
export function useRefusal(actor: Actor, secret: UseFacts, usage: Usage): UseRefusal | null {
  if (standing(actor, secret) === null || !actor.may('secrets.use')) return 'FORBIDDEN';
  const bound = secret.boundTools.filter(({ tool }) => tool.toLowerCase() === usage.toolName.toLowerCase());
  if (bound.length === 0) return 'TOOL';
  if (!bound.some(({ definitionHash }) => definitionHash === usage.definitionHash)) return 'TOOL_CHANGED';
  if (secret.chatSessionId !== null && secret.chatSessionId !== usage.sessionId) return 'CHAT';
  if (secret.chatSessionId !== null && !secret.isChatOpen) return 'CHAT_CLOSED';
  if (!secret.isActive) return 'INACTIVE';
  return secret.isExpired ? 'EXPIRED' : null;
}
