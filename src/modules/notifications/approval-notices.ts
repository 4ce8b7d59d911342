import type { PublishedEvent } from '../../platform/events/event.js';
import type { Notice, Told } from './notice.js';

/** Those who could decide: whoever asked hears of it, too, and need not be one of them. */
const deciders = ({ payload, recipients }: PublishedEvent): readonly string[] =>
  payload['asksRequester'] === true ? recipients : recipients.filter((id) => id !== payload['requesterId']);
/** Whoever asked; nobody where the event does not say who that was. */
const requester = ({ payload }: PublishedEvent): readonly string[] => {
  const id = payload['requesterId'];
  return typeof id === 'string' ? [id] : [];
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const DECIDED: Readonly<Record<string, string>> = {
  APPROVED: 'approved',
  DENIED: 'denied',
  EXPIRED: 'not decided in time',
};
const APPROVAL = ['ToolApproval', 'approvalId'] as const;
const tool = ({ tool: name }: Told) => (name === null ? 'a tool' : `the tool “${name}”`);

/** What is told of executions that somebody has to agree to. */
export const APPROVALS: readonly Notice[] = [
  {
    ...{ on: 'approval.requested', kind: 'APPROVAL_REQUESTED', about: APPROVAL, who: deciders, self: true },
    words: (t) => ({
      subject: `${capital(tool(t))} waits for your decision`,
      body: `${t.actor ?? 'Somebody'}, or an agent, asked to have ${tool(t)} executed. It is done only if you agree in time.`,
    }),
  },
  {
    ...{
      on: 'approval.decided',
      kind: 'APPROVAL_DECIDED',
      about: APPROVAL,
      who: requester,
      anonymous: true,
    },
    when: ({ payload }) => payload['status'] !== 'CANCELLED',
    words: (t) => ({
      subject: `An execution of ${tool(t)} was ${DECIDED[String(t.payload['status'])] ?? 'decided'}`,
      body: `What you asked of ${tool(t)} was ${DECIDED[String(t.payload['status'])] ?? 'decided'}.`,
    }),
  },
];
