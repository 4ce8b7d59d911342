import { expect, test } from '@jest/globals';
import { validTemplate } from '../../../../src/modules/tools/http/http.input.js';

const parameters = {
  type: 'object',
  properties: { id: { type: 'string' }, note: { type: 'string' }, deep: { type: 'object' } },
  required: ['id', 'deep'],
};
const allowedHosts = ['api.example.com', 'other.example.com:8443', '127.0.0.1', '10.0.0.1:80', 'intern:8080'];
const rules = { parameters, allowedHosts, privateHosts: new Set(['intern:8080', '10.0.0.1:80']) };
const valid = (more: object) =>
  validTemplate({ method: 'POST', url: 'https://api.example.com/v1/{{id}}', ...more }, rules);

test('a request that is written out is kept as it is', () => {
  const headers = [{ name: 'Authorization', value: 'Bearer {{note}}' }];
  const query = [{ name: 'q', value: '{{/deep/a~1b/0}}' }];
  expect(valid({ headers, query, body: { a: ['{{note}}'] } })).toEqual({
    ...{ method: 'POST', url: 'https://api.example.com/v1/{{id}}', headers, query },
    ...{ body: { a: ['{{note}}'] }, bodyFormat: 'JSON' },
  });
});

test.each([
  ['https://API.example.com', 'https://api.example.com/'],
  ['https://api.example.com:443/x', 'https://api.example.com/x'],
  ['https://other.example.com:8443/', 'https://other.example.com:8443/'],
  ['http://intern:8080/x', 'http://intern:8080/x'],
  ['http://10.0.0.1:80/x', 'http://10.0.0.1/x'],
  ['https://127.0.0.1/', 'https://127.0.0.1/'],
])('%s', (given, url) => {
  expect(valid({ url: given }).url).toBe(url);
});

const PARTS = /The URL has http or https, a host and a path/;
test.each([
  ['ftp://api.example.com/', PARTS],
  ['api.example.com', PARTS],
  ['https://user:pass@api.example.com/', PARTS],
  ['https://api.example.com/?q=1', PARTS],
  ['https://api.example.com/#x', PARTS],
  ['https://api.example.com\\@evil.example/', PARTS],
  ['https://{{id}}.example.com/', PARTS],
  ['https://{{id}}/', PARTS],
  ['{{id}}', PARTS],
  ['https://evil.example/', /not among the tool's allowedHosts/],
  ['https://other.example.com/', /not among the tool's allowedHosts/],
  ['https://api.example.com:8443/', /not among the tool's allowedHosts/],
  ['https://0x7f.1/', /Write the host as it is: 127.0.0.1/],
  ['https://2130706433/', /Write the host as it is: 127.0.0.1/],
  ['https://0177.0.0.1/', /Write the host as it is: 127.0.0.1/],
  ['https://127.1/', /Write the host as it is: 127.0.0.1/],
  ['https://ａpi.example.com/', /Write the host as it is: api.example.com/],
  ['http://api.example.com/', /not among|https is wanted/],
  ['http://127.0.0.1/', /https is wanted/],
  ['https://api.example.com/a/../b', /no \. and \.\./],
  ['https://api.example.com/%2e%2E/b', /no \. and \.\./],
  ['https://api.example.com/{{note}}', /stands in the path, and is not required/],
  ['https://api.example.com/{{nobody}}', /There is no parameter “nobody”/],
  ['https://api.example.com/{{id', /A placeholder is written/],
])('%s is refused', (url, message) => {
  expect(() => valid({ url })).toThrow(message);
});

test.each([
  [{ method: 'GET', body: {} }, /GET has no body/],
  [{ body: 'x'.repeat(17_000) }, /16 KiB/],
  [{ body: { '{{id}}': 1 } }, /never in names/],
  [{ body: { a: '{{/nobody/x}}' } }, /There is no parameter/],
  [{ body: { a: '{{secret:6f1c}}' } }, /Secrets stand in the arguments/],
  [{ body: { a: [] }, bodyFormat: 'FORM' }, /The body of a form/],
  [{ headers: [{ name: 'Host', value: 'x' }] }, /this server's to write/],
  [{ headers: [{ name: 'Transfer-Encoding', value: 'x' }] }, /this server's to write/],
  [{ headers: [{ name: 'Proxy-Authorization', value: '{{id}}' }] }, /this server's to write/],
  [{ headers: [{ name: 'Authorization', value: 'Bearer abc' }] }, /pass {{secret:<id>}} in it/],
  [{ headers: [{ name: 'X Y', value: 'a' }] }, /no name of a header/],
  [{ headers: [{ name: 'X', value: 'a\r\nY: b' }] }, /no control characters/],
  [{ headers: [{ name: 'X', value: 'ü' }] }, /visible ASCII/],
  [
    {
      headers: [
        { name: 'X', value: 'a' },
        { name: 'x', value: 'b' },
      ],
    },
    /written once/,
  ],
  [{ query: [{ name: '{{id}}', value: 'a' }] }, /no placeholders/],
  [{ query: Array.from({ length: 33 }, () => ({ name: 'a', value: 'b' })) }, /At most 32/],
])('%j is refused', (more, message) => {
  expect(() => valid(more)).toThrow(message);
});

test('an HTTP tool without a request is none', () => {
  expect(() => validTemplate(null, rules)).toThrow('Say which request the tool makes.');
});
