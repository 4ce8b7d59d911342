import type { Person } from '../../src/demo/client.js';

export const REWRAP = `id status total done failed reason fromKeys toKey startedAt completedAt`;
export const START_REWRAP = `mutation ($input: StartRewrapInput!) { startRewrap(input: $input) { __typename
  ... on StartRewrapSuccess { rewrap { ${REWRAP} } } ... on Problem { message } } }`;
export const RETIRE_KEY = `mutation ($input: RetireKeyInput!) { retireKey(input: $input) { __typename
  ... on RetireKeySuccess { key { provider keyId versions others isCurrent retiredAt canRetire } }
  ... on KeyInUse { versions } ... on Problem { message } } }`;
export const KEY_USAGE = `{ keyUsage { provider keyId versions others isCurrent retiredAt canRetire } }`;
export const REWRAP_PROGRESS = (id: string) =>
  `subscription { rewrapProgress(rewrapId: "${id}") { rewrap { ${REWRAP} } } }`;

/** A run as a client reads it. */
export interface RewrapAnswer {
  readonly id: string;
  readonly status: 'RUNNING' | 'COMPLETED' | 'FAILED';
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly reason: string | null;
}

/** Listens to a run and hands over each step, until its end, or until `onStep` answers true, or the server is gone. */
export async function follow(
  person: Person,
  id: string,
  onStep: (run: RewrapAnswer) => boolean | undefined,
): Promise<void> {
  const steps = await person.listen(REWRAP_PROGRESS(id));
  for (;;) {
    const { value, done } = await steps.next();
    if (done) return;
    const { rewrap } = (value as { rewrapProgress: { rewrap: RewrapAnswer } }).rewrapProgress;
    if (onStep(rewrap)) return;
  }
}
