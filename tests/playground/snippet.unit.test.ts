import { describe, expect, test } from '@jest/globals';
import { hitsIn, piecesOf } from '../../src/playground/documents/snippet.js';

const hit = (text: string) => ({ text, isHit: true });
const other = (text: string) => ({ text, isHit: false });

describe('the pieces of a snippet', () => {
  test.each([
    ['no hit', [other('no hit')]],
    ['', []],
    ['a <mark>hit</mark> in it', [other('a '), hit('hit'), other(' in it')]],
    ['<mark>two</mark><mark>hits</mark>', [hit('two'), hit('hits')]],
    ['over <mark>two\nlines</mark>', [other('over '), hit('two\nlines')]],
  ])('%j', (snippet, pieces) => expect(piecesOf(snippet)).toEqual(pieces));

  test('are text: what looked like an element is shown as it was written', () => {
    const snippet = '&lt;script&gt;<mark>alert</mark>(&quot;&#39;&amp;lt;&quot;)&lt;/script&gt;';
    expect(piecesOf(snippet)).toEqual([other('<script>'), hit('alert'), other('("\'&lt;")</script>')]);
  });
});

describe('the hits in a whole passage', () => {
  test('are the words that the snippet marks, whatever their case, and no part of another word', () => {
    expect(hitsIn('Rest and resting. A REST.', 'some <mark>rest</mark>')).toEqual([
      hit('Rest'),
      other(' and resting. A '),
      hit('REST'),
      other('.'),
    ]);
  });

  test('are words of any alphabet', () => {
    expect(hitsIn('Ärger über Ärgerliches', '<mark>Ärger</mark>')).toEqual([hit('Ärger'), other(' über Ärgerliches')]);
  });

  test('take signs of regular expressions as they are', () => {
    expect(hitsIn('a.b and axb', '<mark>a.b</mark>')).toEqual([hit('a.b'), other(' and axb')]);
  });

  test('are none where the snippet marks nothing', () => {
    expect(hitsIn('text', 'text')).toEqual([other('text')]);
  });
});
