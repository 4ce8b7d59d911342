import { describe, expect, test } from '@jest/globals';
import {
  type ApprovalFacts,
  canDecide,
  canStand,
  deciderOf,
  tally,
} from '../../../src/modules/tools/approval.policy.js';
import { Actor } from '../../../src/platform/actor.js';

const NOWHERE = { requestId: '', ip: null, userAgent: null };
const who = (userId: string, permissions: readonly string[], byKey = false) =>
  Actor.user(
    {
      ...{ userId, username: userId, sessionId: null, permissions: new Set(permissions), expiresAt: null },
      ...(byKey && { key: { id: 'k', chatSessionId: null } }),
    },
    NOWHERE,
  );
const DECIDE = ['approvals.read', 'approvals.decide'];
const ELEVATED = [...DECIDE, 'approvals.decide-elevated'];
const EXECUTE = ['tools.execute'];
const ALL = [...ELEVATED, ...EXECUTE];

const ofOwner: ApprovalFacts = { ownerId: 'agent', principalId: 'owner', decidedBy: 'OWNER', isElevated: false };
const ofApprover: ApprovalFacts = { ...ofOwner, decidedBy: 'APPROVER' };
const elevated = (facts: ApprovalFacts): ApprovalFacts => ({ ...facts, isElevated: true });

describe('who decides', () => {
  test.each([
    ['the person the agent works for', who('owner', EXECUTE), ofOwner, true],
    ['the person for itself', who('owner', EXECUTE), { ...ofOwner, ownerId: 'owner' }, true],
    ['that person without the right to execute', who('owner', DECIDE), ofOwner, false],
    ['that person by a key', who('owner', ALL, true), ofOwner, false],
    ['an approver, of what its owner decides', who('other', ALL), ofOwner, false],
    ['that person, of what wants more', who('owner', EXECUTE), elevated(ofOwner), false],
    ['that person with more, of what wants more', who('owner', ALL), elevated(ofOwner), true],
    ['an approver', who('other', DECIDE), ofApprover, true],
    ['an approver by a key', who('other', ALL, true), ofApprover, false],
    ['somebody who only reads', who('other', ['approvals.read']), ofApprover, false],
    ['somebody who only decides', who('other', ['approvals.decide']), ofApprover, false],
    ['an approver who asked', who('agent', ALL), ofApprover, false],
    ['an approver behind the agent that asked', who('owner', ALL), ofApprover, false],
    ['an approver, of what wants more', who('other', DECIDE), elevated(ofApprover), false],
    ['an elevated approver', who('other', ELEVATED), elevated(ofApprover), true],
    ['an administrator as such', who('admin', ['tools.manage', 'users.update']), ofApprover, false],
    ['the system', Actor.system('x'), ofApprover, false],
    ['nobody', Actor.anonymous(NOWHERE), ofApprover, false],
  ] as const)('%s', (_name, actor, facts, expected) => {
    expect(canDecide(actor, facts)).toBe(expected);
  });

  test('approvers where there is no person behind', () => {
    expect([deciderOf('OWNER', 'p'), deciderOf('OWNER', null), deciderOf('APPROVER', 'p')]).toEqual([
      ...['OWNER', 'APPROVER', 'APPROVER'],
    ]);
  });
});

test.each([
  [[], 1, 'AWAITING'],
  [['APPROVED'], 1, 'APPROVED'],
  [['APPROVED'], 2, 'AWAITING'],
  [['APPROVED', 'APPROVED'], 2, 'APPROVED'],
  [['APPROVED', 'APPROVED', 'DENIED'], 3, 'DENIED'],
  [['DENIED'], 1, 'DENIED'],
] as const)('%j of %d is %s', (votes, required, outcome) => {
  expect(tally(votes, required)).toBe(outcome);
});

test('rules stand for what one person decides, and for nothing critical', () => {
  const facts = { riskLevel: 'HIGH', isElevated: false, requiredCount: 1 } as const;
  expect(canStand(facts)).toBe(true);
  expect(canStand({ ...facts, riskLevel: 'CRITICAL' })).toBe(false);
  expect(canStand({ ...facts, isElevated: true })).toBe(false);
  expect(canStand({ ...facts, requiredCount: 2 })).toBe(false);
});
