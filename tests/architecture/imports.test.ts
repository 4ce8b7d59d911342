import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

interface Report {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string; readonly severity: string };
    }[];
  };
}

/** What dependency-cruiser, with the rules of this house, has against a folder with `src` and `migrations`. */
function violations(cwd: string): Report['summary']['violations'] {
  const args = ['src', 'migrations', '--config', resolve('.dependency-cruiser.cjs'), '--output-type', 'json'];
  const bin = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 27 });
  if (!stdout) throw new Error(stderr);
  return (JSON.parse(stdout) as Report).summary.violations;
}

test('every import of this house keeps the rules', () => {
  const broken = violations('.').filter(({ rule }) => rule.severity === 'error');
  expect(broken.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
});

/** A file that breaks a rule, the import with which it does, and the rule. */
const BREACHES: readonly [file: string, line: string, rule: string][] = [
  ['src/platform/a.ts', `import '../modules/secrets/index.js';`, 'platform-knows-no-module'],
  ['src/platform/b.ts', `import type { X } from '../graphql/x.js';`, 'platform-knows-no-module'],
  ['src/platform/c.ts', `import 'graphql';`, 'platform-knows-no-graphql'],
  ['src/platform/d.ts', `import type { X } from '@apollo/server';`, 'platform-knows-no-graphql'],
  [
    'src/modules/audit/a.service.ts',
    `import type { X } from '../secrets/secret.service.js';`,
    'modules-meet-at-the-door',
  ],
  ['src/graphql/a.ts', `import type { X } from '../modules/secrets/secret.service.js';`, 'visitors-use-the-door'],
  ['src/modules/identity/a.service.ts', `import type { X } from '../secrets/index.js';`, 'identity-stands-first'],
  ['src/modules/workspaces/a.service.ts', `import '../secrets/index.js';`, 'workspaces-stand-second'],
  ['src/modules/secrets/a.service.ts', `import '../search/index.js';`, 'nobody-calls-notifications-or-search'],
  ['src/modules/secrets/b.service.ts', `import type { X } from 'graphql';`, 'use-cases-know-no-graphql'],
  [
    'src/modules/secrets/b.policy.ts',
    `import type { X } from '../../generated/graphql.js';`,
    'use-cases-know-no-graphql',
  ],
  ['src/modules/secrets/b.repository.ts', `import type { X } from '@apollo/server';`, 'use-cases-know-no-graphql'],
  ['src/modules/secrets/b.entity.ts', `import type { X } from '../../graphql/x.js';`, 'use-cases-know-no-graphql'],
  ['src/modules/secrets/b.shape.ts', `import 'graphql';`, 'use-cases-know-no-graphql'],
  ['src/modules/secrets/b.events.ts', `import 'graphql';`, 'use-cases-know-no-graphql'],
  ['src/modules/secrets/b.jobs.ts', `import 'graphql-shield';`, 'use-cases-know-no-graphql'],
  ['src/modules/secrets/c.service.ts', `import '../../server/x.js';`, 'use-cases-know-no-transport'],
  ['src/modules/secrets/c.policy.ts', `import '../../platform/x.js';`, 'policies-are-pure'],
  ['src/modules/secrets/e.policy.ts', `import './secret.repository.js';`, 'policies-are-pure'],
  ['src/modules/secrets/f.policy.ts', `import 'node:crypto';`, 'policies-are-pure'],
  ['src/modules/secrets/g.policy.ts', `import 'zod';`, 'policies-are-pure'],
  ['src/modules/secrets/d.service.ts', `import 'typeorm';`, 'sql-lives-in-repositories'],
  ['src/modules/secrets/d.resolvers.ts', `import './secret.repository.js';`, 'resolvers-call-services'],
  ['src/server/a.ts', `import '../modules/secrets/index.js';`, 'one-composition-root'],
  ['src/graphql/b.ts', `import '../app.js';`, 'nobody-reaches-for-the-root'],
  ['src/playground/a.ts', `import '../platform/x.js';`, 'playground-is-a-page'],
  ['src/server/b.ts', `import '../playground/x.js';`, 'nothing-imports-the-playground'],
  ['src/platform/e.ts', `import 'jest';`, 'no-development-tools-in-the-product'],
  ['src/platform/f.ts', `import './nowhere.js';`, 'everything-resolves'],
  ['src/platform/g.ts', `import './h.js';`, 'no-cycles'],
  ['migrations/a.ts', `import '../src/modules/secrets/secret.repository.js';`, 'visitors-use-the-door'],
];

/** Files that the breaches import, and imports that break nothing. */
const HONEST: readonly [file: string, text: string][] = [
  ...[
    'app',
    'platform/x',
    'platform/problem',
    'modules/secrets/words',
    'server/x',
    'graphql/x',
    'generated/graphql',
    'playground/x',
  ].map((name): [string, string] => [`src/${name}.ts`, 'export const x = 1;']),
  ...['secrets', 'identity', 'search'].map((name): [string, string] => [
    `src/modules/${name}/index.ts`,
    'export const x = 1;',
  ]),
  ['src/modules/secrets/secret.repository.ts', `import 'typeorm';`],
  [
    'src/modules/secrets/secret.service.ts',
    `import './secret.repository.js'; import '../identity/index.js'; import '../../platform/x.js';`,
  ],
  [
    'src/modules/secrets/secret.resolvers.ts',
    `import './secret.service.js'; import 'graphql'; import '../../graphql/x.js';`,
  ],
  ['src/modules/secrets/secret.policy.ts', `import type { X } from '../../platform/x.js'; import './other.policy.js';`],
  [
    'src/modules/secrets/other.policy.ts',
    `import '../../platform/problem.js'; import './words.js'; import 'node:net';`,
  ],
  ['src/modules/secrets/secret.entity.ts', `import './version.entity.js'; import 'typeorm';`],
  ['src/modules/secrets/version.entity.ts', `import './secret.entity.js';`],
  ['src/entities.ts', `import './modules/secrets/index.js';`],
  ['src/modules/identity/sign-in.service.ts', `import type { X } from '../../server/x.js';`],
  ['src/platform/database/select.ts', `import type { X } from 'graphql';`],
  ['src/graphql/context.ts', `import type { X } from '../app.js';`],
];

describe('each rule', () => {
  let house: string;
  let found: Set<string>;
  const write = ([file, text]: readonly [string, string]) => {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), `${text}\nexport {};\n`);
  };

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'steward-imports-'));
    symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
    symlinkSync(resolve('package.json'), join(house, 'package.json'));
    symlinkSync(resolve('tsconfig.json'), join(house, 'tsconfig.json'));
    HONEST.forEach(write);
    write(['src/platform/h.ts', `import './g.js';`]);
    BREACHES.forEach(([file, line]) => write([file, line]));
    found = new Set(violations(house).map(({ from, rule }) => `${rule.name}: ${from}`));
  });
  afterAll(() => {
    rmSync(house, { recursive: true });
  });

  test.each(BREACHES)('sees what is wrong in %s: %s', (file, _line, rule) => {
    expect([...found]).toContain(`${rule}: ${file}`);
  });

  test.each(HONEST)('has nothing against %s', (file) => {
    const against = [...found].filter((each) => each.endsWith(`: ${file}`) && !each.startsWith('no-forgotten-files'));
    expect(against).toEqual([]);
  });
});
