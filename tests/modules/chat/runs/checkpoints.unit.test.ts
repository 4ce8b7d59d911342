import { expect, test } from '@jest/globals';
import { Checkpoints, type KeptText } from '../../../../src/modules/chat/runs/checkpoints.js';
import { estimateTokens } from '../../../../src/modules/chat/token-estimate.js';

/** Hands out what is to be kept, one writing after the other; each ends as `over` says. */
function writer() {
  const writings: { readonly texts: ReadonlyMap<string, KeptText>; readonly over: (error?: Error) => void }[] = [];
  let heard: () => void = () => undefined;
  const write = (texts: ReadonlyMap<string, KeptText>) =>
    new Promise<void>((resolve, reject) => {
      writings.push({ texts, over: (error) => (error ? reject(error) : resolve()) });
      heard();
    });
  const nth = async (n: number) => {
    for (;;) {
      const writing = writings[n];
      if (writing) return writing;
      await new Promise<void>((resolve) => (heard = resolve));
    }
  };
  return { write, nth, count: () => writings.length };
}

test('keeps what has grown with what it counts, and tries again what could not be kept', async () => {
  const { write, nth } = writer();
  const errors: unknown[] = [];
  const checkpoints = new Checkpoints({ write, onError: (error) => errors.push(error) });
  checkpoints.grown('m', 'The quick');
  const first = await nth(0);
  expect(first.texts.get('m')).toEqual({ text: 'The quick', tokens: await estimateTokens('The quick') });
  first.over(new Error('no database'));
  const second = await nth(1);
  expect(second.texts.get('m')).toMatchObject({ text: 'The quick' });
  checkpoints.grown('m', 'The quick brown fox');
  second.over();
  const third = await nth(2);
  expect(third.texts.get('m')).toEqual({ text: 'The quick brown fox', tokens: 4 });
  third.over();
  await checkpoints.forget('m');
  expect(errors).toHaveLength(1);
});

test('what was forgotten while it could not be kept is not tried again, for ever', async () => {
  const { write, nth, count } = writer();
  const checkpoints = new Checkpoints({ write, onError: () => undefined });
  checkpoints.grown('m', 'The quick');
  const first = await nth(0);
  const forgotten = checkpoints.forget('m');
  first.over(new Error('no database'));
  await forgotten;
  checkpoints.grown('n', 'brown');
  const second = await nth(1);
  expect([...second.texts.keys()]).toEqual(['n']);
  second.over();
  await checkpoints.forget('n');
  expect(count()).toBe(2);
});
