import { expect, test } from '@jest/globals';
import { scrubber } from '../../../../src/modules/tools/mcp/scrub.js';

const TOKEN = 'ab"c/d+e=\u00e4123';

test.each([
  ['as it is', TOKEN],
  ['after its scheme', `Bearer ${TOKEN}`],
  ['in JSON', JSON.stringify({ a: TOKEN })],
  ['URL-encoded', encodeURIComponent(TOKEN)],
  ['in Base64', Buffer.from(TOKEN).toString('base64')],
  ['in base64url', Buffer.from(TOKEN).toString('base64url')],
])('takes a credential out where it stands %s', (_how, text) => {
  const scrubbed = scrubber([`Bearer ${TOKEN}`]);
  const left = JSON.stringify(scrubbed({ [text]: [`before ${text} after`, 1, null] }));
  expect(left).toContain('[left out]');
  expect(left).not.toContain(text);
  expect(left).not.toContain(JSON.stringify(text).slice(1, -1));
});

test('leaves what is too short to be one, and everything else, as it is', () => {
  const scrubbed = scrubber(['Basic x', 'abc']);
  expect(scrubbed({ a: ['x', 'abc', 'Basic'], n: 1 })).toEqual({ a: ['x', 'abc', 'Basic'], n: 1 });
});
