import type { ExportedCall, ExportedMessage, ExportedSession } from './export.repository.js';

const SPEAKERS = { USER: 'User', ASSISTANT: 'Assistant', SYSTEM: 'System', TOOL: 'Tool' } as const;

/**
 * A text as a block quote (CommonMark §5.1): whatever is begun in it, for example a fence, ends with it, and taking the
 * two characters before each line away gives the text again, byte for byte.
 */
const quoted = (text: string): string => `> ${text.replace(/\r\n|\r|\n/g, (end) => `${end}> `)}`;

/** A line of text in which nothing is markup (CommonMark §2.4). */
const literal = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');

const called = ({ name, arguments: text }: ExportedCall): string => `Calls ${literal(name)}:\n\n${quoted(text)}`;

function section({ sequence, role, status, model, content, toolCalls, createdAt }: ExportedMessage): string {
  const notes = [createdAt, ...(model === null ? [] : [literal(model)]), ...(status === 'COMPLETE' ? [] : [status])];
  const said = content === '' && toolCalls.length > 0 ? [] : [quoted(content)];
  return `## ${sequence}. ${SPEAKERS[role]}\n\n${[notes.join(' · '), ...said, ...toolCalls.map(called)].join('\n\n')}\n`;
}

/** A conversation for people to read. */
export function markdownOf(session: ExportedSession, messages: readonly ExportedMessage[]): string {
  const { title, model, systemPrompt, createdAt } = session;
  const head = [`# ${literal(title)}\n`, `Begun ${createdAt}${model === null ? '' : ` · ${literal(model)}`}\n`];
  const prompt = systemPrompt === null ? [] : [`## System prompt\n\n${quoted(systemPrompt)}\n`];
  return [...head, ...prompt, ...messages.map(section)].join('\n');
}
