/**
 * Names what the schema of this working tree breaks for clients of the schema before, and fails on it.
 *
 * Before is the merge base with the main branch (SCHEMA_BASE names another commit); on the main branch itself, the last
 * commit, and, when there is nothing uncommitted, its parent, which is named but no longer refused. ALLOW_BREAKING=1
 * accepts the changes. A schema without a past passes.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';

const SCHEMA = 'src/generated/schema.graphql';

/** What git answers, or null where it has no answer: no repository, no such commit, a shallow clone. */
function git(...args) {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

function mergeBase() {
  for (const branch of ['origin/main', 'main', 'origin/master', 'master']) {
    const base = git('merge-base', 'HEAD', branch)?.trim();
    if (base) return base;
  }
  return git('rev-parse', 'HEAD')?.trim() ?? null;
}

/** The commit to compare with, and whether its breaking changes are still to be accepted. */
function comparison(now) {
  if (process.env.SCHEMA_BASE) return { base: process.env.SCHEMA_BASE, pending: true };
  const head = git('rev-parse', 'HEAD')?.trim() ?? null;
  const base = mergeBase();
  if (base === null) return null;
  if (base !== head || git('show', `${head}:${SCHEMA}`) !== now) return { base, pending: true };
  return { base: `${head}^`, pending: false };
}

function list(title, changes) {
  if (changes.length === 0) return;
  console.log(title);
  for (const { type, description } of changes) console.log(`  ${type}: ${description}`);
}

function check() {
  const now = readFileSync(SCHEMA, 'utf8');
  const compared = comparison(now);
  const before = compared && git('show', `${compared.base}:${SCHEMA}`);
  if (!before) {
    if (process.env.SCHEMA_BASE) throw new Error(`There is no ${SCHEMA} in ${process.env.SCHEMA_BASE}.`);
    console.log('There is no schema before this one to compare with.');
    return 0;
  }
  const [older, newer] = [buildSchema(before), buildSchema(now)];
  const breaking = findBreakingChanges(older, newer);
  list(`Breaking changes since ${compared.base}:`, breaking);
  list(`Changes since ${compared.base} that clients may notice:`, findDangerousChanges(older, newer));
  if (breaking.length === 0) console.log(`The schema breaks nothing since ${compared.base}.`);
  if (breaking.length === 0 || !compared.pending) return 0;
  if (process.env.ALLOW_BREAKING === '1') {
    console.log('Accepted by ALLOW_BREAKING=1.');
    return 0;
  }
  console.log('Deprecate in place of removing; or, where it must be, set ALLOW_BREAKING=1 and say so in CHANGELOG.md.');
  return 1;
}

process.exitCode = check();
