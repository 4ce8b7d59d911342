import type { Account } from '../../../support/people.js';
import type { TestSteward } from '../../../support/steward.js';

const RESULT = `query ($id: ID!) { toolExecution(id: $id) { status reason error result isComplete } }`;

/** What came of an execution. */
export interface Ended {
  readonly status: string;
  readonly reason: string | null;
  readonly error: string | null;
  readonly result: unknown;
  readonly isComplete: boolean;
}

/** What came of an execution, when it has ended. */
export async function ended(house: TestSteward, account: Account, id: string): Promise<Ended> {
  const state = async () => (await account.person.ask<{ toolExecution: Ended }>(RESULT, { id })).toolExecution;
  await house.until(async () => (await state()).isComplete);
  return state();
}
