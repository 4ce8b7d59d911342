import { expect, test } from '@jest/globals';
import {
  canChange,
  canCurate,
  canRead,
  canReadTopics,
  canWriteTopics,
} from '../../../src/modules/topics/topic.policy.js';
import { actorOf } from '../secrets/people.js';

const ID = '7f1f3f0e-8d86-4a2b-9d3c-0d0f6f2b8d10';
const OTHER = '0b9d1f3e-5f2c-4e55-8d41-3a7d6f0c1b22';
const R = 'documents.read';
const W = 'topics.write';
const S = 'topics.system';

test.each([
  // permissions, reads own, reads system, reads foreign, changes own, changes system, changes foreign
  [[], 'no', 'no', 'no', 'no', 'no', 'no'],
  [[R], 'yes', 'yes', 'no', 'no', 'no', 'no'],
  [[W], 'no', 'no', 'no', 'no', 'no', 'no'],
  [[R, W], 'yes', 'yes', 'no', 'yes', 'no', 'no'],
  [[S], 'no', 'yes', 'no', 'no', 'yes', 'no'],
  [[W, S], 'no', 'yes', 'no', 'no', 'yes', 'no'],
  [[R, W, S], 'yes', 'yes', 'no', 'yes', 'yes', 'no'],
] as const)('whoever holds %j', (permissions, ...expected) => {
  const actor = actorOf(ID, permissions);
  const owners = [ID, null, OTHER];
  const answers = [canRead, canChange].flatMap((can) => owners.map((ownerId) => can(actor, { ownerId })));
  expect(answers.map((answer) => (answer ? 'yes' : 'no'))).toEqual(expected);
  expect(canCurate(actor)).toBe(expected[4] === 'yes');
  expect(canReadTopics(actor)).toBe(expected[0] === 'yes' || expected[1] === 'yes');
  expect(canWriteTopics(actor)).toBe(expected[3] === 'yes');
});
