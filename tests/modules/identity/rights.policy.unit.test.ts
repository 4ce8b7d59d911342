import { describe, expect, test } from '@jest/globals';
import {
  mayReadMembers,
  neededToFill,
  neededToGrant,
  requireDeletable,
  requireGrantable,
  requireRenamable,
  targetOf,
} from '../../../src/modules/identity/rights.policy.js';
import { nameKey, requireDescription, requireName } from '../../../src/modules/identity/text.policy.js';
import { Forbidden, InvalidInput } from '../../../src/platform/problem.js';

describe('rights', () => {
  test('are given by nobody without roles.assign', () => {
    expect(neededToGrant({ kind: 'ROLE' })).toEqual(['roles.update', 'roles.assign']);
    expect(neededToGrant({ kind: 'GROUP' })).toEqual(['groups.update', 'roles.assign']);
    expect(neededToFill(true)).toEqual(['groups.update', 'roles.assign']);
    expect(neededToFill(false)).toEqual(['groups.update']);
  });

  test('members are seen by readers of groups and of users', () => {
    const holder = (...held: string[]) => ({ may: (code: string) => held.includes(code) });
    expect(mayReadMembers(holder('groups.read'))).toBe(true);
    expect(mayReadMembers(holder('users.read'))).toBe(true);
    expect(mayReadMembers(holder('groups.update', 'roles.read'))).toBe(false);
  });

  test('what is built in keeps its name, its place and its permissions', () => {
    const builtIn = { name: 'admin', isSystem: true };
    const own = { name: 'admin', isSystem: false };
    expect(() => requireRenamable(builtIn, 'Admin')).toThrow(Forbidden);
    requireRenamable(builtIn, 'admin');
    requireRenamable(own, 'other');
    for (const refuses of [requireDeletable, requireGrantable]) {
      expect(() => refuses(builtIn)).toThrow(Forbidden);
      refuses(own);
    }
  });

  test('go to exactly one role or group', () => {
    expect(targetOf({ roleId: 'r' })).toEqual({ kind: 'ROLE', roleId: 'r' });
    expect(targetOf({ groupId: 'g', roleId: null })).toEqual({ kind: 'GROUP', groupId: 'g' });
    for (const input of [{}, { roleId: 'r', groupId: 'g' }, { roleId: null, groupId: null }])
      expect(() => targetOf(input)).toThrow(InvalidInput);
  });
});

describe('names and descriptions', () => {
  test('are trimmed and composed', () => {
    expect(requireName('  Zoe\u0308 ')).toBe('Zoë');
    expect(requireDescription(' one\n\ttwo ')).toBe('one\n\ttwo');
    expect(requireDescription('😀'.repeat(1024))).toHaveLength(2048);
  });

  test.each(['', ' ', 'a'.repeat(121), 'a\0', 'a\nb', 'a\u202eb', '\ud800'])('the name %j is refused', (text) => {
    expect(() => requireName(text)).toThrow(expect.objectContaining({ typename: 'InvalidInput', field: 'name' }));
  });

  test.each(['a'.repeat(1025), 'a\0', 'a\u0007', 'a\u202eb', '\ud800'])('the description %j is refused', (text) => {
    expect(() => requireDescription(text)).toThrow(
      expect.objectContaining({ typename: 'InvalidInput', field: 'description' }),
    );
  });

  test.each([
    ['Red Team', 'ＲＥＤ team'],
    ['Zoë', 'ZOE\u0308'],
  ])('%j and %j are one name', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });
});
