/** For how long a session counts as fresh after its user proved again who it is. */
export const STEP_UP_SECONDS = 5 * 60;
/** How long a challenge is good, and how many codes may be tried at it. */
export const CHALLENGE_SECONDS = 5 * 60;
export const CHALLENGE_ATTEMPTS = 5;

/** What is known about the age of a proof; in seconds, null where there was none. */
export interface Freshness {
  /** Since the session's user proved again who it is. */
  readonly steppedUpFor: number | null;
}

/** Whether a session's user has proved again, just now, who it is. */
export const isFresh = ({ steppedUpFor }: Freshness): boolean =>
  steppedUpFor !== null && steppedUpFor < STEP_UP_SECONDS;
