import { afterAll, beforeAll, test } from '@jest/globals';
import { killInTheMiddle } from '../process/killing.js';
import { household, type Household } from '../support/process.js';

let home: Household;
beforeAll(async () => {
  home = await household();
});
afterAll(() => home.remove());

test('kill -9 in the middle of reveals and creates, 30 times: nothing acknowledged is lost, no reveal without its record', () =>
  killInTheMiddle(home, 30));
