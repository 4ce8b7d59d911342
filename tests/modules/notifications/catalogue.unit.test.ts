import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { NOTICES, noticeOf } from '../../../src/modules/notifications/catalogue.js';
import { type Told, linkOf } from '../../../src/modules/notifications/notice.js';
import { audience } from '../../../src/modules/notifications/notice.service.js';
import { pathOf, wordsOf } from '../../../src/modules/notifications/words.js';
import type { EventPayload, PublishedEvent } from '../../../src/platform/events/event.js';

const [ada, bob, eve] = [randomUUID(), randomUUID(), randomUUID()];
const ids = {
  secretId: randomUUID(),
  workspaceId: randomUUID(),
  invitationId: randomUUID(),
  sessionId: randomUUID(),
  approvalId: randomUUID(),
};
const instants = { dueAt: '2026-11-21T08:30:00.000000Z', expiresAt: '2026-11-22T08:30:00.000000Z' };
const event = (type: string, payload: EventPayload, recipients = [ada, bob], actorId: string | null = bob) =>
  ({ type, payload, recipients, actorId }) as unknown as PublishedEvent;

const NAMES = { actor: 'Ada', user: 'Bob', group: 'Ops', secret: 'prod-db', workspace: 'Acme', tool: 'deploy' };
const NOBODY: Told = { actor: null, user: null, group: null, secret: null, workspace: null, tool: null, payload: {} };

describe.each(NOTICES.map((notice) => [notice.kind, notice] as const))('%s', (_kind, notice) => {
  test('has words where everything is known, and where nothing is', () => {
    for (const told of [{ ...NAMES, payload: { ...ids, ...instants } }, NOBODY]) {
      const { subject, body } = notice.words(told);
      expect(subject).toMatch(/^[A-Z][^\n]{5,117}[^.]$/);
      expect(body).toMatch(/^[A-Z].*\.$/);
      expect(subject + body).not.toMatch(/null|undefined|\[object| {2}/);
    }
  });

  test('leads somewhere', () => {
    expect(linkOf(notice, { ...ids })).toMatch(/^\/[a-z]+(\/[a-z0-9-]+)*$/);
    if (notice.about) expect(ids).toHaveProperty(notice.about[1]);
  });

  test('is told to somebody else than whoever did it, unless it protects the account', () => {
    const told = audience(notice, event(notice.on, { ...ids, userId: ada, granteeId: ada }));
    expect(told.includes(bob)).toBe(notice.self === true && !['WORKSPACE_MEMBER_ADDED'].includes(notice.kind));
    expect(new Set(told).size).toBe(told.length);
  });
});

test('the schema knows every kind, and no other', () => {
  const type = buildSchema(readFileSync('src/generated/schema.graphql', 'utf8')).getType('NotificationKind');
  if (!isEnumType(type)) throw new Error('NotificationKind is no enum.');
  const kinds = NOTICES.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect([...kinds].sort()).toEqual(
    type
      .getValues()
      .map(({ name }) => name)
      .sort(),
  );
});

describe('who is told', () => {
  const told = (kind: string, ...of: Parameters<typeof event>) => audience(noticeOf(kind)!, event(...of));

  test('of a share is the grantee, and everybody in a group but whoever shared', () => {
    expect(told('SECRET_SHARED', 'secret.shared', { granteeId: ada })).toEqual([ada]);
    expect(told('SECRET_SHARED', 'secret.shared', { groupId: eve }, [ada, bob, eve])).toEqual([ada, eve]);
  });

  test('of a reveal is the owner, unless it was the owner’s', () => {
    expect(told('SECRET_REVEALED', 'secret.revealed', { userId: bob }, [ada])).toEqual([ada]);
    expect(told('SECRET_REVEALED', 'secret.revealed', { userId: ada }, [ada], ada)).toEqual([]);
  });

  test('of an accepted invitation is whoever invited', () => {
    expect(told('INVITATION_ACCEPTED', 'invitation.accepted', { userId: eve }, [ada, eve], null)).toEqual([ada]);
  });

  test('of a changed password is its user, also where it was the user', () => {
    expect(told('PASSWORD_CHANGED', 'user.passwordChanged', { userId: ada }, [ada], ada)).toEqual([ada]);
  });

  test('of an ended session is its user only where a token was reused', () => {
    const { when } = noticeOf('REFRESH_TOKEN_REUSED')!;
    expect(when?.(event('session.revoked', { isReuse: true }))).toBe(true);
    expect(when?.(event('session.revoked', {}))).toBe(false);
  });

  test('is nobody whose id is none', () => {
    expect(told('SECRET_SHARED', 'secret.shared', { granteeId: 'x' })).toEqual([]);
  });
});

test('words name what the reader sees', () => {
  const row = { kind: 'SECRET_SHARED', payload: ids, names: NAMES };
  expect(wordsOf(row).subject).toBe('Ada shared the secret “prod-db” with you');
  expect(wordsOf({ ...row, names: NOBODY }).subject).toBe('Somebody shared a secret with you');
  expect(pathOf(row)).toBe(`/secrets/${ids.secretId}`);
});

test('what a newer server has told of is still readable', () => {
  const row = { kind: 'FROM_THE_FUTURE', payload: {}, names: NOBODY };
  expect(wordsOf(row).subject).toBe('Something happened');
  expect(pathOf(row)).toBeNull();
});
