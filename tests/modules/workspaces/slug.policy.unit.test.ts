import { expect, test } from '@jest/globals';
import { requireSlug, slugOf } from '../../../src/modules/workspaces/slug.policy.js';
import { InvalidInput } from '../../../src/platform/problem.js';

test.each([
  ['team', 'team'],
  ['  Team-7 ', 'team-7'],
  // FULLWIDTH LATIN SMALL LETTERS and the ligature are these letters in another form.
  ['ｔｅａｍ', 'team'],
  ['oﬀice', 'office'],
  ['a'.repeat(64), 'a'.repeat(64)],
])('%j is the slug %j', (text, slug) => {
  expect(requireSlug(text)).toBe(slug);
});

test.each(['', '-', 'a--b', '-a', 'a-', 'a b', 'a_b', 'équipe', 'tеam', 'a'.repeat(65), 'a\0', '🦀'])(
  '%j is no slug',
  (text) => {
    expect(() => requireSlug(text)).toThrow(InvalidInput);
  },
);

test.each([
  ['Équipe Nord', 'equipe-nord'],
  ['  R&D / 2026 ', 'r-d-2026'],
  ['工作', 'workspace'],
  ['x'.repeat(120), 'x'.repeat(64)],
  [`${'x'.repeat(63)} y`, 'x'.repeat(63)],
])('the name %j suggests %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
  expect(requireSlug(slugOf(name))).toBe(slug);
});

test('a suffix is kept whole', () => {
  expect(slugOf('Team', '0a1b2c3d')).toBe('team-0a1b2c3d');
  expect(slugOf('x'.repeat(120), '0a1b2c3d')).toBe(`${'x'.repeat(55)}-0a1b2c3d`);
});
