import { expect, test } from '@jest/globals';
import { headerScrubber } from '../../../../src/modules/tools/mcp/scrub.js';
import { ToolFailed } from '../../../../src/modules/tools/runner.js';

const TOKEN = 'canary/of+the=house';
const scrubbed = headerScrubber({ authorization: `Bearer ${TOKEN}`, 'x-debug': 'true' });

test.each([
  ['as it is', TOKEN],
  ['after its scheme', `Bearer ${TOKEN}`],
  ['URL-encoded', encodeURIComponent(TOKEN)],
  ['in Base64', Buffer.from(TOKEN).toString('base64')],
])('takes a credential out where it stands %s', (_how, text) => {
  expect(JSON.stringify(scrubbed({ [text]: [`before ${text} after`, 1, null] }))).not.toContain(text);
});

test('takes name and password out where they were sent as Basic', () => {
  const authorization = `Basic ${Buffer.from('house:pass word:1').toString('base64')}`;
  const said = headerScrubber({ authorization })(['No, house:pass word:1', 'pass word:1?', authorization]);
  expect(JSON.stringify(said)).not.toMatch(/pass word|aG91c2U/);
});

test('leaves what is too short to be one, and everything else, as it is', () => {
  const said = { a: ['true', 'Bearer'], n: 1, nothing: undefined };
  expect(scrubbed(said)).toEqual(said);
});

test('refuses a credential in pieces', () => {
  expect(() => scrubbed(TOKEN.match(/./g))).toThrow(ToolFailed);
});
