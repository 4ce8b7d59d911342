import { afterAll, beforeAll, test } from '@jest/globals';
import { household, type Household } from '../support/process.js';
import { killInTheMiddle } from './killing.js';

let home: Household;
beforeAll(async () => {
  home = await household();
});
afterAll(() => home.remove());

test(
  'kill -9 in the middle of reveals and creates: nothing acknowledged is lost, no reveal without its record',
  () =>
    // Three times here; `tests/endurance` does it more often.
    killInTheMiddle(home, 3),
  240_000,
);
