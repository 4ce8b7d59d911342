import { expect, test } from '@jest/globals';
import { CalculationError, calculate } from '../../../src/modules/tools/calculator.js';

test.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['2 ^ 3 ^ 2', 512],
  ['-2 ^ 2', -4],
  ['2 ^ -1', 0.5],
  ['7 % 4 - -1', 4],
  ['10 / 4 / 5', 0.5],
  ['1e3 + .5'.replace('.5', '0.5'), 1000.5],
  ['  42  ', 42],
  ['--1', 1],
])('%s is %d', (expression, value) => {
  expect(calculate(expression)).toBe(value);
});

test.each([
  ['', 'missing'],
  ['1 +', 'missing'],
  ['(1', 'not closed'],
  ['1)', 'not expected'],
  ['1 2', 'not expected'],
  ['1 / 0', 'zero'],
  ['1 % (2 - 2)', 'zero'],
  ['9 ^ 999', 'no finite result'],
  ['process.exit()', 'character 1'],
  ['1 + a', 'character 4'],
  ['constructor', 'character 1'],
  [`${'('.repeat(100)}1${')'.repeat(100)}`, 'brackets within'],
  ['2^'.repeat(100) + '1', 'brackets within'],
  ['1+'.repeat(1000) + '1', '1000 characters'],
])('%s is refused', (expression, why) => {
  expect(() => calculate(expression)).toThrow(CalculationError);
  expect(() => calculate(expression)).toThrow(why);
});
