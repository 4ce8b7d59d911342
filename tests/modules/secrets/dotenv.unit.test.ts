import { describe, expect, test } from '@jest/globals';
import { parseDotenv } from '../../../src/modules/secrets/dotenv.js';

const valuesOf = (content: string) =>
  Object.fromEntries(parseDotenv(content).map(({ name, value, problem }) => [name ?? '?', problem ?? value]));
const linesOf = (content: string) =>
  parseDotenv(content).map(({ line, name, problem }) => [line, name, problem === null]);

describe('as the readers of such files agree', () => {
  test.each<[string, string, Record<string, string>]>([
    ['a plain value', 'A=1\nB=two words\n', { A: '1', B: 'two words' }],
    ['blanks around', '  A  =  1  \n\tB=2\t', { A: '1', B: '2' }],
    ['export', 'export A=1\n  export   B=2\nexport=3', { A: '1', B: '2', export: '3' }],
    ['comments and empty lines', '# A=0\n\nA=1\n  # no\nB=2 # so\nC= # nothing', { A: '1', B: '2', C: '' }],
    ['an empty value', `A=\nB=""\nC=''`, { A: '', B: '', C: '' }],
    ['quotes', `A='a "b" c'\nB="it's"\nC=\`"x" 'y'\``, { A: 'a "b" c', B: "it's", C: `"x" 'y'` }],
    ['blanks in quotes', `A=' a '\nB=" b "\nC=\` c \``, { A: ' a ', B: ' b ', C: ' c ' }],
    ['inner quotes', `JSON={"a": "b"}\nA=it's`, { JSON: '{"a": "b"}', A: "it's" }],
    ['a # in quotes', `A="a#b" # so\nB='#'\nC=\`a # b\``, { A: 'a#b', B: '#', C: 'a # b' }],
    ['new lines by escape', `A="one\\ntwo"\nB='one\\ntwo'`, { A: 'one\ntwo', B: 'one\\ntwo' }],
    [
      'several lines',
      'A="-----BEGIN-----\nabc=\n# x\n-----END-----"\nB=1',
      {
        ...{ A: '-----BEGIN-----\nabc=\n# x\n-----END-----', B: '1' },
      },
    ],
    ['= in a value', 'A=a=b==\nB="=="', { A: 'a=b==', B: '==' }],
    ['carriage returns', 'A=1\r\nB="x"\r\nC="y\r\nz"', { A: '1', B: 'x', C: 'y\nz' }],
    ['$ as it is', 'A=$HOME ${B}', { A: '$HOME ${B}' }],
    ['names with dots and hyphens', 'a.b-c_D9=1\n9=2', { 'a.b-c_D9': '1', '9': '2' }],
    ['values of any letters', 'A=ключ 🔑', { A: 'ключ 🔑' }],
    ['nothing', '', {}],
    ['only a comment', '#A=1', {}],
  ])('%s', (_what, content, values) => {
    expect(valuesOf(content)).toEqual(values);
  });
});

describe('what others disagree about', () => {
  test('escapes in double quotes mean one character, and others stay', () => {
    expect(valuesOf('A="a\\"b\\\\n\\tc\\$d\\x"')).toEqual({ A: 'a"b\\n\tc$d\\x' });
  });

  test('a # inside a value without quotes is asked about, not guessed', () => {
    expect(valuesOf('A=pass#word\nB=pass #word')).toEqual({ A: expect.stringContaining('in quotes'), B: 'pass' });
  });

  test('a byte order mark and lone carriage returns are none of a name', () => {
    expect(valuesOf('\ufeffA=1\rB="x\ry"')).toEqual({ A: '1', B: 'x\ny' });
  });
});

describe('what is no assignment is told with its line', () => {
  test.each<[string, string]>([
    ['a word', 'word'],
    ['export alone', 'export A'],
    ['no name', '=1'],
    ['a name in quotes', '"A"=1'],
    ['a name with a blank', 'A B=1'],
    ['a name with another letter', 'Ä=1'],
    ['a quote that is never closed', 'A="1'],
    ['an escaped closing quote', 'A="1\\"'],
    ['something after the quote', 'A="1"2'],
    ['something after a quote of several lines', 'A="1\n2" 3'],
    ['YAML', 'A: 1'],
  ])('%s', (_what, broken) => {
    const entries = linesOf(`OK=1\n${broken}\n`);
    expect(entries[0]).toEqual([1, 'OK', true]);
    expect(entries[1]?.[0]).toBe(2);
    expect(entries[1]?.[2]).toBe(false);
  });

  test('and what follows is read on its own line', () => {
    expect(linesOf('A="1\n\n3"\n# x\nB=\n\noops\nC=3\nA=4')).toEqual([
      [1, 'A', true],
      [5, 'B', true],
      [7, null, false],
      [8, 'C', true],
      [9, 'A', true],
    ]);
    expect(linesOf(`A="never closed\nB=2`)).toEqual([
      [1, 'A', false],
      [2, 'B', true],
    ]);
  });
});

test('takes a moment for the largest file there may be', () => {
  const hostile = [
    '"'.repeat(262_144),
    `A=${' '.repeat(262_000)}`,
    `${' '.repeat(262_000)}x`,
    '\n'.repeat(262_144),
    'A="\n'.repeat(60_000),
  ];
  for (const content of hostile) expect(Array.isArray(parseDotenv(content))).toBe(true);
});
