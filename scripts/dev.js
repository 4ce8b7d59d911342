/**
 * `npm run dev`: builds and starts the server, and does so again when a source, the schema or a migration changes. While
 * a change does not build, the server that did goes on. Ctrl-C stops the server first.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { watch } from 'chokidar';

/** Editors write several files for one change; this long without another one, in milliseconds, ends it. */
const QUIET = 150;

const WATCHED = ['src', 'schema', 'migrations', 'ormconfig.ts', 'codegen.yml'];
const IGNORED = /(^|[/\\])(generated|node_modules)([/\\]|$)|~$|\.sw[px]$/;

let server = null;
let stopping = false;
/** Paths that changed since the last build began. */
const changed = new Set();

const say = (text) => console.log(`[dev] ${text}`);

/** Runs an npm script; whether it succeeded. */
async function npm(script) {
  const child = spawn('npm', ['run', '--silent', script], { stdio: 'inherit' });
  const [code] = await once(child, 'close');
  return code === 0;
}

/** What these changed paths need, in this order. */
function stepsFor(paths) {
  const any = (test) => paths.some((path) => test.test(path));
  const steps = [];
  if (any(/^(schema[/\\]|codegen\.yml)/)) steps.push('codegen');
  if (any(/^(?!src[/\\]playground[/\\])/)) steps.push('build:server');
  if (any(/^src[/\\]playground[/\\]/)) steps.push('build:playground');
  return steps;
}

async function build(steps) {
  for (const step of steps) if (!(await npm(step))) return false;
  return true;
}

function start() {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js'], { stdio: 'inherit' });
  server = child;
  child.once('exit', (code, signal) => {
    if (server !== child) return;
    server = null;
    if (!stopping) say(`The server ended (${signal ?? code}). It starts again after the next change.`);
  });
}

/** Asks the server to stop, and answers once it has. */
async function stop() {
  const child = server;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  server = null;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function settled() {
  for (let seen = -1; seen !== changed.size;) {
    seen = changed.size;
    await delay(QUIET);
  }
}

let working = false;
async function rebuild() {
  if (working) return;
  working = true;
  while (changed.size > 0 && !stopping) {
    await settled();
    const paths = [...changed];
    changed.clear();
    say(`${paths.length === 1 ? paths[0] : `${paths.length} files`} changed.`);
    if (!(await build(stepsFor(paths)))) say('That does not build. The server goes on as it was.');
    else if (!stopping) {
      await stop();
      start();
    }
  }
  working = false;
}

const watcher = watch(WATCHED, { ignoreInitial: true, ignored: (path) => IGNORED.test(path) });

async function quit() {
  if (stopping) return;
  stopping = true;
  await watcher.close();
  await stop();
}
process.on('SIGINT', () => void quit());
process.on('SIGTERM', () => void quit());

watcher.on('all', (_event, path) => {
  changed.add(path);
  void rebuild();
});

if (await npm('build')) start();
else say('That does not build. Waiting for a change.');
