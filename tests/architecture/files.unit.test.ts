import { expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { VARIABLES } from '../../src/config-variables.js';

/** Paths below a folder, with forward slashes. */
const below = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'));

const sources = below('src').filter((path) => /\.tsx?$/.test(path) && !path.startsWith('src/generated/'));
const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n').length;

test('no source file is longer than 250 lines', () => {
  expect(sources.filter((path) => linesOf(path) > 250)).toEqual([]);
});

test('no source silences a checker', () => {
  const silencer = /@ts-(ignore|nocheck|expect-error)|eslint-disable|prettier-ignore/;
  const silenced = [...sources, ...below('migrations')].filter((path) => silencer.test(readFileSync(path, 'utf8')));
  expect(silenced).toEqual([]);
});

test('every file of a module is named by aggregate and role, in lower case', () => {
  const modules = sources.filter((path) => path.startsWith('src/modules/'));
  const named = /^src\/modules\/[a-z]+\/([a-z]+\/)?[a-z-]+(\.[a-z-]+)?\.ts$/;
  expect(modules.filter((path) => !named.test(path))).toEqual([]);
});

test('.env.example names every variable of Steward and of docker compose, and no other', () => {
  const named = [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  const compose = [...readFileSync('docker-compose.yml', 'utf8').matchAll(/\$\{([A-Z][A-Z0-9_]*)/g)].map(
    ([, name]) => name,
  );
  expect([...new Set(named)].sort()).toEqual([...new Set([...Object.keys(VARIABLES), ...compose])].sort());
});
