import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPages, type PagesOptions } from '../../src/server/playground.js';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
const INVITATION = `<html data-playground="off"><script src="/playground/assets/invite-1.js"></script></html>`;
const RESET = INVITATION.replaceAll('invite', 'reset');
const OPEN = INVITATION.replaceAll('invite', 'open');

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

const STORE = 'http://store.example:9000';

let root: string;
let server: Server;

async function start(options: Omit<PagesOptions, 'storeOrigin'>): Promise<void> {
  const pages = createPages({ ...options, storeOrigin: STORE });
  server = createServer((req, res) => {
    if (!pages(req, res)) res.writeHead(418).end('not a page');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

/** Sends the path exactly as given: `fetch` would normalise the dots away. */
async function ask(path: string, accept?: string, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const sent = request({ port, host: '127.0.0.1', path, method, headers: accept === undefined ? {} : { accept } });
  sent.end();
  const [res] = await once(sent, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of res) chunks.push(chunk);
  return { status: res.statusCode, headers: res.headers, body: Buffer.concat(chunks).toString() };
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'steward-pages-'));
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<html>the playground</html>');
  await writeFile(join(root, 'invite.html'), INVITATION);
  await writeFile(join(root, 'reset.html'), RESET);
  await writeFile(join(root, 'open.html'), OPEN);
  await writeFile(join(root, 'assets/invite-1.js'), 'invite()');
  await writeFile(join(root, 'assets/index-1.js'), 'playground()');
  await writeFile(join(root, 'assets/index-1.css'), 'a{}');
  await writeFile(join(root, 'assets/codicon-1.ttf'), 'font');
  await writeFile(join(root, 'secret.txt'), 'not an asset');
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('GET /graphql', () => {
  test.each([BROWSER, 'text/html', 'text/html;q=0.9, application/json;q=0.5', 'text/html, application/json'])(
    'is the playground for Accept: %s',
    async (accept) => {
      await start({ playground: true, root });
      const { status, headers, body } = await ask('/graphql?query=%7Bme%7D', accept);
      expect([status, body]).toEqual([200, '<html>the playground</html>']);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers.vary).toBe('Accept');
    },
  );

  test.each([
    undefined,
    '*/*',
    'application/json',
    'application/graphql-response+json, application/json;q=0.9',
    'application/json, text/html;q=0.9',
    'text/html;q=0.5, */*',
    'text/html;q=0',
    'text/*;q=0.1, application/json',
    'application/json, text/html',
    'text/plain',
    'text/htmlx',
    ';;;,,,q=',
  ])('is left to the API for Accept: %s', async (accept) => {
    await start({ playground: true, root });
    expect((await ask('/graphql', accept)).status).toBe(418);
  });

  test('is left to the API by POST, and where the playground is off', async () => {
    await start({ playground: true, root });
    expect((await ask('/graphql', BROWSER, 'POST')).status).toBe(418);
    server.close();
    await start({ playground: false, root });
    expect((await ask('/graphql', BROWSER)).status).toBe(418);
  });
});

describe('GET /invite', () => {
  test.each([true, false])('is served, and knows of the playground, with the playground %p', async (playground) => {
    await start({ playground, root });
    const { status, body } = await ask('/invite');
    expect(status).toBe(200);
    expect(body).toContain(`data-playground="${playground ? 'on' : 'off'}"`);
    expect((await ask('/playground/assets/invite-1.js')).body).toBe('invite()');
  });
});

describe('assets', () => {
  test.each([
    ['index-1.js', 'text/javascript; charset=utf-8'],
    ['index-1.css', 'text/css; charset=utf-8'],
    ['codicon-1.ttf', 'font/ttf'],
  ])('%s is served for good as %s', async (name, type) => {
    await start({ playground: true, root });
    const { status, headers } = await ask(`/playground/assets/${name}`);
    expect([status, headers['content-type']]).toEqual([200, type]);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('of the playground are not served where it is off', async () => {
    await start({ playground: false, root });
    expect((await ask('/playground/assets/index-1.js')).status).toBe(418);
  });

  test.each([
    '../secret.txt',
    '..%2fsecret.txt',
    '..%5csecret.txt',
    './index-1.js',
    '/index-1.js',
    'index-1.js/',
    'index-1.js%00',
    '%69ndex-1.js',
    '',
    '__proto__',
    '../../../../../../etc/passwd',
  ])('%j is nothing', async (name) => {
    await start({ playground: true, root });
    expect((await ask(`/playground/assets/${name}`)).status).toBe(418);
  });
});

describe('GET /', () => {
  test('leads to the playground', async () => {
    await start({ playground: true, root });
    const { status, headers } = await ask('/');
    expect([status, headers.location]).toEqual([302, '/graphql']);
  });

  test('says what this is where the playground is off', async () => {
    await start({ playground: false, root });
    const { status, headers, body } = await ask('/');
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(body).toContain('Steward');
  });
});

test.each(['/graphql', '/invite', '/', '/playground/assets/index-1.js'])(
  'HEAD %s has the headers of GET and no body',
  async (path) => {
    await start({ playground: true, root });
    const [get, head] = [await ask(path, BROWSER), await ask(path, BROWSER, 'HEAD')];
    const { date: _got, ...expected } = get.headers;
    const { date: _had, ...headers } = head.headers;
    expect([head.status, headers, head.body]).toEqual([get.status, expected, '']);
    expect(Number(head.headers['content-length'])).toBe(Buffer.byteLength(get.body));
  },
);

describe('security headers', () => {
  const directives = ({ headers }: Answer) => String(headers['content-security-policy']).split('; ');

  test.each(['/graphql', '/invite'])('of %s', async (path) => {
    await start({ playground: true, root });
    const answer = await ask(path, BROWSER);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    const strict = ["default-src 'none'", "script-src 'self'", "base-uri 'none'"];
    expect(directives(answer)).toEqual(
      expect.arrayContaining([...strict, "form-action 'self'", "frame-ancestors 'none'"]),
    );
  });

  test('allow inline styles, workers and the object store to the playground only, and inline scripts to nobody', async () => {
    await start({ playground: true, root });
    expect(directives(await ask('/graphql', BROWSER))).toEqual(
      expect.arrayContaining(["style-src 'self' 'unsafe-inline'", "worker-src 'self'", `connect-src 'self' ${STORE}`]),
    );
    for (const path of ['/invite', '/reset', '/open']) {
      const page = directives(await ask(path));
      expect(page).toEqual(expect.arrayContaining(["style-src 'self'", "connect-src 'self'"]));
      expect(page.join()).not.toMatch(/unsafe|worker/);
    }
  });
});

describe('without a build', () => {
  test.each(['/graphql', '/invite', '/playground/assets/index-1.js'])('%s says what to run', async (path) => {
    await start({ playground: true, root: join(root, 'missing') });
    const { status, body } = await ask(path, BROWSER);
    expect(status).toBe(503);
    expect(body).toContain('npm run build');
  });

  test('the pages are there once it is made', async () => {
    const late = join(root, 'late');
    await start({ playground: true, root: late });
    expect((await ask('/invite')).status).toBe(503);
    await mkdir(join(late, 'assets'), { recursive: true });
    await writeFile(join(late, 'invite.html'), INVITATION);
    await writeFile(join(late, 'reset.html'), RESET);
    await writeFile(join(late, 'open.html'), OPEN);
    await writeFile(join(late, 'index.html'), 'late');
    expect((await ask('/graphql', BROWSER)).body).toBe('late');
  });
});
