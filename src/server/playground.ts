import { readFileSync, readdirSync } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Negotiator from 'negotiator';
import type { Pages } from './http.js';

export interface PagesOptions {
  /** Whether the playground is served. The pages that links lead to always are. */
  readonly playground: boolean;
  /** Where the playground may send files to: the origin at which clients reach the object store. */
  readonly storeOrigin: string;
  /** The folder of the build; `dist/playground` unless told. */
  readonly root?: string;
}

interface File {
  readonly body: Buffer;
  readonly type: string;
}

interface Build {
  readonly playground: File;
  /** The pages that links lead to, by their paths. */
  readonly links: ReadonlyMap<string, File>;
  readonly assets: ReadonlyMap<string, File>;
}

/** The paths of the pages that links lead to. */
const LINK_PAGES: readonly string[] = ['/invite', '/reset', '/open'];
const ASSETS = '/playground/assets/';
const MEDIA_TYPES = ['application/graphql-response+json', 'application/json', 'text/html'];
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

const policy = (sources: Record<string, string>): string =>
  Object.entries({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'font-src': "'self' data:",
    'connect-src': "'self'", // includes ws: and wss: of the same host and port (CSP 3, section 6.7.2.8)
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    ...sources,
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** For the pages that links lead to: nothing but their own files and this API. */
const LINK_PAGE_POLICY = policy({});
/** Monaco, GraphiQL's editor, writes `<style>` elements and runs its language services in workers of its own files. */
const playgroundPolicy = (storeOrigin: string): string =>
  policy({
    'style-src': "'self' 'unsafe-inline'",
    'worker-src': "'self'",
    // The files that are dropped into the pane "Documents" go straight to the object store.
    'connect-src': `'self' ${storeOrigin}`,
  });

const COMMON: OutgoingHttpHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};
const PAGE: OutgoingHttpHeaders = {
  ...COMMON,
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

/**
 * Serves the playground (`/graphql` for browsers), the pages that links lead to (`/invite`, `/reset`, `/open`), their assets, and `/`.
 * Files are read from the build at the first request and kept in memory; only files that the build made are served.
 */
export function createPages({
  playground,
  storeOrigin,
  root = fileURLToPath(new URL('../../playground', import.meta.url)),
}: PagesOptions): Pages {
  let build: Build | undefined;
  const served = (
    pick: (build: Build) => File | undefined,
    headers: OutgoingHttpHeaders,
    res: ServerResponse,
  ): boolean => {
    build ??= readBuild(root, playground);
    if (!build) return notBuilt(res);
    const file = pick(build);
    return file !== undefined && respond(res, 200, file.body, { ...headers, 'content-type': file.type });
  };

  return (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false;
    const path = req.url?.split('?', 1)[0] ?? '';
    if (path === '/') return front(playground, res);
    if (LINK_PAGES.includes(path))
      return served((files) => files.links.get(path), { ...PAGE, 'content-security-policy': LINK_PAGE_POLICY }, res);
    if (path === '/graphql' && playground && prefersHtml(req))
      return served(
        (files) => files.playground,
        { ...PAGE, 'content-security-policy': playgroundPolicy(storeOrigin), vary: 'Accept' },
        res,
      );
    if (path.startsWith(ASSETS))
      return served((files) => files.assets.get(path.slice(ASSETS.length)), assetHeaders, res);
    return false;
  };
}

/** A worker obeys the policy of its own file, and may import the build's other files. */
const assetHeaders: OutgoingHttpHeaders = {
  ...COMMON,
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
};

/**
 * Whether the client would rather have a page than an answer of the API. Browsers name text/html; GraphQL clients send
 * JSON types, a wildcard or nothing at all.
 */
function prefersHtml(req: IncomingMessage): boolean {
  return new Negotiator(req).mediaType(MEDIA_TYPES) === 'text/html';
}

function respond(res: ServerResponse, status: number, body: Buffer | string, headers: OutgoingHttpHeaders): true {
  res.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  res.end(body); // node sends no body in answer to HEAD
  return true;
}

function text(res: ServerResponse, status: number, body: string, headers: OutgoingHttpHeaders = {}): true {
  return respond(res, status, `${body}\n`, { ...PAGE, ...headers, 'content-type': 'text/plain; charset=utf-8' });
}

function front(playground: boolean, res: ServerResponse): true {
  if (playground) return text(res, 302, 'The playground is at /graphql.', { location: '/graphql' });
  return text(res, 200, 'This is Steward. Its GraphQL API takes POST requests and WebSockets at /graphql.');
}

function notBuilt(res: ServerResponse): true {
  return text(res, 503, 'The pages of this server are not built yet. Run `npm run build`, then load this page again.');
}

/** All files of the build, or undefined where there is none. Without the playground: the pages of links and their own. */
function readBuild(root: string, playground: boolean): Build | undefined {
  const assets = join(root, 'assets');
  const read = (path: string): File => ({
    body: readFileSync(path),
    type: TYPES[extname(path)] ?? 'application/octet-stream',
  });
  try {
    const links = new Map(LINK_PAGES.map((path) => [path, linkPage(read(join(root, `${path}.html`)), playground)]));
    const wanted = (name: string) =>
      playground || [...links.values()].some(({ body }) => body.includes(`"${ASSETS}${name}"`));
    const names = readdirSync(assets).filter(wanted);
    const files = new Map(names.map((name) => [name, read(join(assets, name))]));
    return { playground: read(join(root, 'index.html')), links, assets: files };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Tells a page whether it can send people on to the playground. */
function linkPage(page: File, playground: boolean): File {
  const html = page.body.toString().replace('data-playground="off"', `data-playground="${playground ? 'on' : 'off'}"`);
  return { ...page, body: Buffer.from(html) };
}
