import { describe, expect, test } from '@jest/globals';
import { Actor } from '../../src/platform/actor.js';
import { requirePerson } from '../../src/platform/person.js';
import { Forbidden, Unauthenticated } from '../../src/platform/problem.js';

const origin = { requestId: 'r', ip: null, userAgent: null };
const identity = { userId: 'u', username: 'ada', permissions: new Set<string>(), expiresAt: null };
const person = Actor.user({ ...identity, sessionId: 's' }, origin);
const key = Actor.user({ ...identity, sessionId: null, key: { id: 'k', chatSessionId: 'c' } }, origin);

describe('an actor', () => {
  test('says by which key it acts, and whether a person sits there', () => {
    expect([person.keyId, person.chatSessionId, person.isInteractive]).toEqual([null, null, true]);
    expect([key.keyId, key.chatSessionId, key.isInteractive, key.isUser]).toEqual(['k', 'c', false, true]);
    expect([Actor.system('x').isInteractive, Actor.anonymous(origin).isInteractive]).toEqual([false, false]);
  });

  test('that is no person who is signed in is refused what is for people', () => {
    expect(() => requirePerson(person)).not.toThrow();
    expect(() => requirePerson(key)).toThrow(Forbidden);
    for (const nobody of [Actor.system('x'), Actor.anonymous(origin)])
      expect(() => requirePerson(nobody)).toThrow(Unauthenticated);
  });
});
