import { expect, test } from '@jest/globals';
import type { HttpTemplate } from '../../../../src/modules/tools/http/http.input.js';
import { requestOf } from '../../../../src/modules/tools/http/request.js';

const template = (more: Partial<HttpTemplate>): HttpTemplate => ({
  ...{ method: 'POST', url: 'https://api.example.com/v1', query: [], headers: [], body: null, bodyFormat: 'JSON' },
  ...more,
});
const made = (more: Partial<HttpTemplate>, given: Readonly<Record<string, unknown>> = {}) => {
  const { url, headers, body, method } = requestOf(template(more), given);
  return { url: url.href, headers, body: body?.toString() ?? null, method };
};
const at = (path: string, id: unknown) => made({ url: `https://api.example.com${path}` }, { id }).url;

test.each([
  ['abc', 'https://api.example.com/u/abc/x'],
  [42, 'https://api.example.com/u/42/x'],
  [true, 'https://api.example.com/u/true/x'],
  ['a/b?c#d&e=f%2e\\', 'https://api.example.com/u/a%2Fb%3Fc%23d%26e%3Df%252e%5C/x'],
  ['../../admin', 'https://api.example.com/u/..%2F..%2Fadmin/x'],
  ['a b\r\nHost: evil', 'https://api.example.com/u/a%20b%0D%0AHost%3A%20evil/x'],
  ['{{id}}', 'https://api.example.com/u/%7B%7Bid%7D%7D/x'],
  ['ü', 'https://api.example.com/u/%C3%BC/x'],
])('%j stays one segment of the path', (id, url) => {
  expect(at('/u/{{id}}/x', id)).toBe(url);
});

test.each([
  ['/u/{{id}}', '..', 'A parameter would lead out of its place in the path.'],
  ['/u/{{id}}/x', '.', 'A parameter would lead out of its place in the path.'],
  ['/u/.{{id}}/x', '.', 'A parameter would lead out of its place in the path.'],
  ['/u/{{id}}', '', 'A parameter in the path is empty.'],
  ['/u/{{id}}', null, 'The parameter “id” is missing.'],
  ['/u/{{other}}', 'x', 'The parameter “other” is missing.'],
  ['/u/{{id}}', { a: 1 }, 'The parameter “id” is no text, number or boolean, as its place in the request wants.'],
])('%s with %j is refused', (path, id, message) => {
  expect(() => at(path, id)).toThrow(message);
});

test('parameters of the query are encoded, and left out where they are absent', () => {
  const query = [
    { name: 'q', value: '{{q}}' },
    { name: 'page', value: '{{page}}' },
    { name: 'fixed&', value: 'a b' },
    { name: 'mixed', value: 'id:{{/deep/0/id}}&x' },
  ];
  expect(made({ query }, { q: 'a&b=c d+e', deep: [{ id: 7 }] }).url).toBe(
    'https://api.example.com/v1?q=a%26b%3Dc%20d%2Be&fixed%26=a%20b&mixed=id%3A7%26x',
  );
});

test('a header is one line of ASCII', () => {
  const headers = [{ name: 'X-Token', value: 'Bearer {{token}}' }];
  expect(made({ headers }, { token: 'abc' }).headers).toMatchObject({ 'x-token': 'Bearer abc' });
  expect(made({ headers: [{ name: 'X', value: '{{token}}' }] }).headers).not.toHaveProperty('x');
  for (const token of ['a\r\nX-Other: b', 'a\nb', 'a\0', 'ü', 'a\u2028b'])
    expect(() => made({ headers }, { token })).toThrow('The header X-Token takes one line of visible ASCII.');
});

test('a body takes arguments by their value', () => {
  const body = { all: '{{/list}}', first: '{{/list/0/a}}', text: 'n={{n}}!', gone: '{{gone}}', at: ['{{n}}', null, 3] };
  expect(made({ body }, { list: [{ a: '","x":"' }], n: 5 }).body).toBe(
    JSON.stringify({ all: [{ a: '","x":"' }], first: '","x":"', text: 'n=5!', at: [5, null, 3] }),
  );
  expect(made({ body: '{{n}}' }, { n: null }).body).toBe('null');
  expect(made({ body: { n: '{{n}}' } }, { n: '{{secret}}' }).body).toBe('{"n":"{{secret}}"}');
  expect(() => made({ body: { n: '{{/__proto__/x}} {{constructor}}' } }, { n: 1 })).toThrow('is missing');
});

test('a form is encoded as one', () => {
  const form = { bodyFormat: 'FORM', body: { a: '{{a}}', b: 1, c: '{{c}}' } } as const;
  const { body, headers } = made(form, { a: 'x&b=2\r\n' });
  expect(body).toBe('a=x%26b%3D2%0D%0A&b=1');
  expect(headers).toMatchObject({ 'content-type': 'application/x-www-form-urlencoded' });
});
