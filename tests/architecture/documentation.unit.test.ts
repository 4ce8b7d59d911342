import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VARIABLES, type Variable } from '../../src/config-variables.js';

const pagesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(folder, name))
    : [];
const pages = [...pagesIn('.'), ...pagesIn('docs')];

const [BEGIN, END] = ['<!-- configuration:begin -->', '<!-- configuration:end -->'];

/** The table of all variables as the documentation shows it. */
function configurationTable(): string {
  const rows = Object.entries<Variable>(VARIABLES).map(([name, { fallback, otherwise, meaning, allowed }]) => {
    const standard = fallback === undefined ? (otherwise ?? '') : `\`${fallback}\``;
    return `| \`${name}\` | ${standard} | ${meaning} Allowed: ${allowed}. |`;
  });
  return ['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n');
}

test('the documentation lists every variable (UPDATE_DOCS=1 writes the list anew)', () => {
  for (const page of pages) {
    const text = readFileSync(page, 'utf8');
    const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
    if (begin < 0) continue;
    const wanted = `${text.slice(0, begin)}${BEGIN}\n\n<!-- prettier-ignore -->\n${configurationTable()}\n\n${text.slice(end)}`;
    if (process.env.UPDATE_DOCS) writeFileSync(page, wanted);
    expect(readFileSync(page, 'utf8')).toBe(wanted);
  }
});

describe.each(pages)('%s', (page) => {
  test('links to nothing that is not there', () => {
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target!);
    const local = links.filter((target) => !/^[a-z]+:/.test(target));
    expect(local.filter((target) => !existsSync(join(dirname(page), target)))).toEqual([]);
  });

  test('names no script that package.json does not have', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = [...readFileSync(page, 'utf8').matchAll(/npm run (?:--silent )?([a-z:-]+)/g)].map(
      ([, name]) => name!,
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
