import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Account, register } from '../../../support/people.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { CANCEL, REGISTER_TOOL, UPDATE_TOOL, httpTool, newName, requested, toolOf } from '../support.js';
import { type Elsewhere, elsewhere } from './hostile.js';
import { type Ended, ended } from './support.js';

let house: TestSteward;
let admin: Account;
let ada: Account;
let there: Elsewhere;
let other: Elsewhere;
let slow: Elsewhere;
beforeAll(async () => {
  [there, other, slow] = [await elsewhere(), await elsewhere(), await elsewhere()];
  const hosts = [
    `127.0.0.1:${there.port}`,
    `localhost:${there.port}`,
    ...[other, slow].map(({ port }) => `127.0.0.1:${port}`),
  ].join(',');
  house = await startSteward({ env: { TOOL_PRIVATE_HOSTS: hosts } });
  [admin, ada] = [await house.admin(), await register(house.url, 'Ada')];
});
afterAll(async () => {
  await house.close();
  await Promise.all([there.close(), other.close(), slow.close()]);
});

/** Registers a tool that makes this request, and runs it. */
async function run(http: object, more: object = {}, parameters: object = { line: 'x' }): Promise<Ended> {
  const allowedHosts = [`127.0.0.1:${there.port}`, `localhost:${there.port}`];
  const tool = httpTool(newName(), { allowedHosts, ...more, http: { method: 'GET', ...http } });
  const { name } = toolOf(await admin.person.must(REGISTER_TOOL, tool));
  return ended(house, ada, await requested(ada, name, { parameters }));
}
const get = (path: string, more: object = {}) => run({ url: `http://127.0.0.1:${there.port}${path}` }, more);
const failure = (error: unknown, reason = 'ERROR') => ({ status: 'FAILED', reason, error, result: null });

test('what is asked is sent to the letter, and what is answered is the result', async () => {
  const http = {
    method: 'PUT',
    url: `http://localhost:${there.port}/echo/{{line}}`,
    query: [{ name: 'times', value: '{{times}}' }],
    headers: [{ name: 'X-Line', value: 'is {{line}}' }],
    body: { line: '{{line}}', times: '{{times}}' },
  };
  const { status, result } = await run(http, {}, { line: 'a/b c', times: 3 });
  expect(status).toBe('COMPLETED');
  expect(result).toMatchObject({
    ...{ status: 200, contentType: 'application/json' },
    body: {
      ...{ method: 'PUT', url: '/echo/a%2Fb%20c?times=3', body: '{"line":"a/b c","times":3}' },
      headers: {
        ...{ host: `localhost:${there.port}`, 'x-line': 'is a/b c', 'content-type': 'application/json' },
        ...{ 'content-length': '26', 'accept-encoding': 'identity', 'user-agent': 'Steward' },
      },
    },
  });
});

test.each([
  ['/text', { status: 200, contentType: 'text/html', body: '<p>ü</p>' }],
  ['/latin', { status: 200, contentType: 'text/plain', body: 'ü' }],
  ['/empty', { status: 204, contentType: null, body: null }],
])('%s is an answer', async (path, result) => {
  expect(await get(path)).toMatchObject({ status: 'COMPLETED', result });
});

test.each([
  ['/picture', 'It answered with what is neither JSON nor text: image/png'],
  ['/long-type', `It answered with what is neither JSON nor text: image/${'z'.repeat(994)}`],
  ['/long-charset', `It answered in an unknown character set: ${'z'.repeat(1_000)}`],
  ['/upgrade', 'It answered with another protocol, which nobody asked for.'],
  ['/silent', 'It answered without saying what: a content type is wanted.'],
  ['/broken', 'It answered something that is not the JSON it said it was.'],
  ['/bomb', 'It answered compressed, which it was asked not to.'],
  ['/cut', 'The connection broke (ECONNRESET).'],
  ['/headers', 'The connection broke (HPE_HEADER_OVERFLOW).'],
  ['/nothing-http', expect.stringMatching(/^The connection broke \(HPE_/)],
  ['/missing', 'It answered 404 Not Found: {"error":"There is no such thing here."}'],
  ['/angry', `It answered 500 Oh no: ${'y'.repeat(1_000)}`],
])('%s is a failure that says why', async (path, error) => {
  expect(await get(path)).toMatchObject(failure(error));
});

test('what answers too much, or for ever, is ended', async () => {
  const large = failure('It answered more than 48 KiB.', 'RESULT_TOO_LARGE');
  expect(await get('/huge')).toMatchObject(large);
  expect(await get('/endless')).toMatchObject(large);
  const late = failure('It took longer than 1 s.', 'TIMEOUT');
  const both = await Promise.all([get('/hang', { timeoutSeconds: 1 }), get('/drip', { timeoutSeconds: 1 })]);
  expect(both).toMatchObject([late, late]);
});

test('what is cancelled hangs up', async () => {
  const [host, http] = [`127.0.0.1:${slow.port}`, { method: 'GET', url: `http://127.0.0.1:${slow.port}/hang` }];
  const tool = httpTool(newName(), { allowedHosts: [host], http });
  const executionId = await requested(ada, toolOf(await admin.person.must(REGISTER_TOOL, tool)).name);
  await house.until(() => slow.seen.length > 0);
  await ada.person.must(CANCEL, { executionId });
  await slow.hungUp;
});

describe('a redirection', () => {
  const redirect = (url: string, more: object = {}, http: object = {}) =>
    run({ url: `http://127.0.0.1:${there.port}/to`, query: [{ name: 'url', value: '{{line}}' }], ...http }, more, {
      line: url,
    });

  test('is followed within the hosts of the tool, five times at most', async () => {
    expect(await redirect('/echo/there')).toMatchObject({ result: { body: { url: '/echo/there', method: 'GET' } } });
    expect(await get('/circle')).toMatchObject(failure('It redirects more than 5 times.'));
    expect(there.seen.filter((line) => line === 'GET /circle')).toHaveLength(6);
  });

  test.each([
    ['http://127.0.0.1/', 'The tool may not call 127.0.0.1.'],
    ['http://169.254.169.254/latest/meta-data/', 'The tool may not call 169.254.169.254.'],
    ['http://[::1]/', 'The tool may not call [::1].'],
    ['http://0x7f.1/', 'The tool may not call 127.0.0.1.'],
    ['https://user:pass@127.0.0.1/', 'A URL with credentials is not called.'],
    ['file:///etc/passwd', 'Only https is called, and not file:'],
    ['http://', 'It redirects to what is no URL.'],
  ])('to %s is not', async (url, error) => {
    expect(await redirect(url)).toMatchObject(failure(error));
  });

  test('to a host of the tool that is private is not, unless it may be', async () => {
    const hosts = [`127.0.0.1:${there.port}`, '127.0.0.1', '169.254.169.254', 'localhost'];
    const more = { allowedHosts: hosts };
    expect(await redirect('http://localhost/', more)).toMatchObject(
      failure('localhost would be called without encryption: https is wanted.'),
    );
    for (const host of ['127.0.0.1', '169.254.169.254'])
      expect(await redirect(`https://${host}/`, more)).toMatchObject(
        failure(`The host ${host} has an address that is not public.`),
      );
  });

  test('to another origin is given neither headers of the tool nor, where it changes to GET, the body', async () => {
    const more = { allowedHosts: [`127.0.0.1:${there.port}`, `127.0.0.1:${other.port}`] };
    const sent = { method: 'POST', headers: [{ name: 'X-Token', value: 'abc' }], body: { a: 1 } };
    const { result } = await redirect(`http://127.0.0.1:${other.port}/echo`, more, sent);
    expect(result).toMatchObject({ body: { method: 'GET', body: '' } });
    expect(JSON.stringify(result)).not.toMatch(/x-token|content-type":"application\/json"/);
  });
});

test('what is no request is refused when the tool is registered, and when it is changed', async () => {
  const refused = await admin.person.do(REGISTER_TOOL, httpTool(newName(), { allowedHosts: [] }));
  expect(refused).toMatchObject({ __typename: 'InvalidInput', field: 'http' });
  const without = await admin.person.do(REGISTER_TOOL, httpTool(newName(), { http: null }));
  expect(without).toMatchObject({ __typename: 'InvalidInput', message: 'Say which request the tool makes.' });
  const tool = toolOf(await admin.person.must(REGISTER_TOOL, httpTool(newName())));
  const READ = `query ($id: ID!) { tool(id: $id) { definitionHash http { method url query { name value } headers { name } body bodyFormat } } }`;
  expect(await ada.person.ask(READ, { id: tool.id })).toMatchObject({
    tool: {
      http: {
        method: 'POST',
        url: 'https://api.example.com/lines',
        query: [],
        headers: [],
        body: { line: '{{line}}' },
      },
    },
  });
  const change = { toolId: tool.id, http: { method: 'GET', url: 'https://api.example.com/{{line}}' } };
  expect(toolOf(await admin.person.must(UPDATE_TOOL, change)).definitionHash).not.toBe(tool.definitionHash);
  expect(await ada.person.ask(READ, { id: tool.id })).toMatchObject({
    tool: { http: { method: 'GET', url: 'https://api.example.com/{{line}}', body: null, bodyFormat: 'JSON' } },
  });
  expect(await admin.person.do(UPDATE_TOOL, { toolId: tool.id, allowedHosts: [] })).toMatchObject({ field: 'http' });
});
