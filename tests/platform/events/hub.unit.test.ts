import { describe, expect, test } from '@jest/globals';
import type { PublishedEvent } from '../../../src/platform/events/event.js';
import { Hub } from '../../../src/platform/events/hub.js';
import { RateLimited } from '../../../src/platform/problem.js';

let counter = 0;
const event = (over: Partial<PublishedEvent> = {}): PublishedEvent => ({
  id: String(++counter),
  eventId: `event-${counter}`,
  type: 'secret.shared',
  actorId: null,
  aggregateId: 'aggregate',
  payload: {},
  recipients: ['alice'],
  at: '2026-11-21T08:30:00.123456Z',
  ...over,
});
const id = (e: PublishedEvent) => Promise.resolve(e.id);
const never = () => new Promise<string>(() => undefined);

describe('handlers', () => {
  test('hear the events of their type until they stop', () => {
    const hub = new Hub();
    const heard: string[] = [];
    const stop = hub.on('secret.shared', (e) => heard.push(e.id));
    hub.publish(event({ id: 'a' }));
    hub.publish(event({ id: 'b', type: 'secret.deleted' }));
    stop();
    stop();
    hub.publish(event({ id: 'c' }));
    expect(heard).toEqual(['a']);
    expect(hub.listeners).toBe(0);
  });

  test('one that throws is reported and does not keep the others from hearing', () => {
    const errors: unknown[] = [];
    const hub = new Hub({ onError: (error) => errors.push(error) });
    const heard: string[] = [];
    const boom = new Error('boom');
    hub.on('secret.shared', () => {
      throw boom;
    });
    hub.on('secret.shared', (e) => heard.push(e.id));
    hub.publish(event({ id: 'a' }));
    expect(heard).toEqual(['a']);
    expect(errors).toEqual([boom]);
  });
});

describe('a subscription', () => {
  test('gets what its user is a recipient of, once, in order, from the moment it was asked for', async () => {
    const hub = new Hub();
    hub.publish(event({ id: 'before' }));
    const events = hub.events('alice', id);
    hub.publish(event({ id: 'a', recipients: ['alice', 'bob', 'alice'] }));
    hub.publish(event({ id: 'b', recipients: ['bob'] }));
    hub.publish(event({ id: 'c' }));
    expect(await events.next()).toEqual({ value: 'a', done: false });
    expect(await events.next()).toEqual({ value: 'c', done: false });
    await events.return?.();
  });

  test('skips what its map answers undefined for', async () => {
    const hub = new Hub();
    const events = hub.events('alice', (e) => Promise.resolve(e.id === 'a' ? undefined : e.id));
    hub.publish(event({ id: 'a' }));
    hub.publish(event({ id: 'b' }));
    expect(await events.next()).toEqual({ value: 'b', done: false });
    await events.return?.();
  });

  test('serves several next() calls in order', async () => {
    const hub = new Hub();
    const events = hub.events('alice', id);
    const pulls = [events.next(), events.next(), events.next()];
    for (const value of ['a', 'b', 'c']) hub.publish(event({ id: value }));
    expect((await Promise.all(pulls)).map((r) => r.value)).toEqual(['a', 'b', 'c']);
    await events.return?.();
  });

  test('works in for await, and break leaves no listener', async () => {
    const hub = new Hub();
    const events = hub.events('alice', id);
    hub.publish(event({ id: 'a' }));
    for await (const value of events) {
      expect(value).toBe('a');
      break;
    }
    expect(hub.listeners).toBe(0);
  });

  test.each([
    ['that waits for an event', id],
    ['whose map has not answered', never],
  ])('return() ends a next() %s', async (_name, map) => {
    const hub = new Hub();
    const events = hub.events('alice', map);
    if (map === never) hub.publish(event());
    const pulls = [events.next(), events.next()];
    await Promise.resolve();
    expect(await events.return?.()).toEqual({ value: undefined, done: true });
    expect(await Promise.all(pulls)).toEqual([
      { value: undefined, done: true },
      { value: undefined, done: true },
    ]);
    expect(hub.listeners).toBe(0);
    expect(await events.next()).toEqual({ value: undefined, done: true });
  });

  test('throw() ends a waiting next() and rejects with the error itself', async () => {
    const hub = new Hub();
    const events = hub.events('alice', id);
    const pull = events.next();
    const boom = new Error('boom');
    await expect(events.throw?.(boom)).rejects.toBe(boom);
    expect(await pull).toEqual({ value: undefined, done: true });
    expect(hub.listeners).toBe(0);
  });

  test('an error of map ends this one only', async () => {
    const hub = new Hub();
    const broken = hub.events('alice', () => Promise.reject(new Error('not readable')));
    const sound = hub.events('alice', id);
    hub.publish(event({ id: 'a' }));
    await expect(broken.next()).rejects.toThrow('not readable');
    expect(await broken.next()).toEqual({ value: undefined, done: true });
    expect(hub.listeners).toBe(1);
    expect(await sound.next()).toEqual({ value: 'a', done: false });
    await sound.return?.();
  });

  test('a map that throws instead of rejecting ends it likewise', async () => {
    const hub = new Hub();
    const events = hub.events('alice', () => {
      throw new Error('not readable');
    });
    hub.publish(event());
    await expect(events.next()).rejects.toThrow('not readable');
    expect(hub.listeners).toBe(0);
  });

  test('that falls behind is ended with a Problem, and nothing is dropped silently', async () => {
    const hub = new Hub({ queueLimit: 3 });
    const slow = hub.events('alice', id);
    for (let i = 0; i < 4; i++) hub.publish(event());
    expect(hub.listeners).toBe(0);
    await expect(slow.next()).rejects.toBeInstanceOf(RateLimited);
    expect(await slow.next()).toEqual({ value: undefined, done: true });
  });

  test('a closed hub ends them all', async () => {
    const hub = new Hub();
    const pulls = ['alice', 'bob', 'alice'].map((user) => hub.events(user, id).next());
    hub.close();
    expect((await Promise.all(pulls)).every((r) => r.done)).toBe(true);
    expect(hub.listeners).toBe(0);
  });
});
