import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const SCRIPT = resolve('scripts/schema-check.js');
let repository: string;

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd: repository,
    stdio: 'pipe',
  });
const write = (sdl: string) => {
  writeFileSync(join(repository, 'src/generated/schema.graphql'), sdl);
};
const commit = (sdl: string) => {
  write(sdl);
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', 'x');
};
const check = (env: Record<string, string> = {}) => {
  const { PATH = '' } = process.env;
  const { status, stdout } = spawnSync(process.execPath, [SCRIPT], {
    cwd: repository,
    env: { PATH, ...env },
    encoding: 'utf8',
  });
  return { status, stdout };
};

const BEFORE = 'type Query { me: String secret: String }';
const BROKEN = 'type Query { me: String }';
const GROWN = 'type Query { me: String secret: String more: String }';

beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), 'steward-schema-'));
  mkdirSync(join(repository, 'src/generated'), { recursive: true });
  git('init', '-q', '-b', 'main');
});
afterAll(() => {
  rmSync(repository, { recursive: true });
});

describe('the schema check', () => {
  test('passes a first commit, and one that adds', () => {
    write(BEFORE);
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining('no schema before') });
    commit(BEFORE);
    expect(check().status).toBe(0);
    write(GROWN);
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining('breaks nothing') });
  });

  test('names and refuses what breaks, uncommitted and on a branch, until it is accepted', () => {
    commit(BEFORE);
    write(BROKEN);
    expect(check()).toMatchObject({ status: 1, stdout: expect.stringContaining('Query.secret was removed') });
    git('checkout', '-q', '-b', 'feature');
    commit(BROKEN);
    commit(BROKEN);
    expect(check()).toMatchObject({ status: 1, stdout: expect.stringContaining('FIELD_REMOVED') });
    expect(check({ ALLOW_BREAKING: '1' })).toMatchObject({ status: 0, stdout: expect.stringContaining('Accepted') });
  });

  test('names what broke with the last commit of the main branch, and no longer refuses it', () => {
    git('checkout', '-q', 'main');
    git('merge', '-q', '--squash', 'feature');
    git('commit', '-q', '-m', 'merged');
    expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining('Query.secret was removed') });
  });

  test('compares with another commit when told, and says so where that has no schema', () => {
    expect(check({ SCHEMA_BASE: 'HEAD^' }).status).toBe(1);
    expect(check({ SCHEMA_BASE: 'nowhere' }).status).toBe(1);
  });
});
