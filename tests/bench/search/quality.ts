import { readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { store } from '../../support/corpus.js';

const FOLDER = 'tests/bench/search';
const DEPTH = 10;

/** A question in everyday words, and the ids of the chunks that answer it. */
export interface Question {
  readonly text: string;
  readonly answers: ReadonlySet<string>;
}

/** How well a way of searching does, on average over the questions. */
export interface Quality {
  /** How many of the answers are among the first ten. */
  readonly recall: number;
  /** How many questions have an answer in the first place. */
  readonly first: number;
  /** One divided by the place of the first answer, nought where it is not among the first ten. */
  readonly mrr: number;
}

const linesOf = async (name: string) =>
  (await readFile(`${FOLDER}/${name}`, 'utf8')).split('\n').filter((line) => line.trim() !== '');

/**
 * Stores the labelled passages as somebody's, a chunk each, and answers the questions: as one document, or as many as there are
 * subjects, each with its subject as its title.
 */
export async function storePassages(owner: Pool, ownerId: string, bySubject = false): Promise<readonly Question[]> {
  const passages = (await linesOf('passages.txt')).map((line) => {
    const colon = line.indexOf(': ');
    return { name: line.slice(0, colon), text: line.slice(colon + 2) };
  });
  const ids = new Map<string, string>();
  const subjectOf = (name: string) => (bySubject ? (name.split('-')[0] ?? '') : 'Untitled');
  for (const title of new Set(passages.map(({ name }) => subjectOf(name)))) {
    const of = passages.filter(({ name }) => subjectOf(name) === title);
    const { chunkIds } = await store(owner, { ownerId, title, chunks: of.map(({ text }) => text) });
    for (const [n, { name }] of of.entries()) ids.set(name, chunkIds[n] ?? '');
  }
  return (await linesOf('questions.txt')).map((line) => {
    const [text = '', names = ''] = line.split(' => ');
    const answers = names.split(', ').map((name) => {
      const id = ids.get(name);
      if (!id) throw new Error(`No passage is called ${name}.`);
      return id;
    });
    return { text, answers: new Set(answers) };
  });
}

/** Asks all questions of a way of searching, which answers the ids of ten chunks at most, best first. */
export async function qualityOf(
  questions: readonly Question[],
  search: (text: string) => Promise<readonly string[]>,
): Promise<Quality> {
  const sums = { recall: 0, first: 0, mrr: 0 };
  for (const { text, answers } of questions) {
    const found = (await search(text)).slice(0, DEPTH);
    const place = found.findIndex((id) => answers.has(id)) + 1;
    sums.recall += found.filter((id) => answers.has(id)).length / answers.size;
    sums.mrr += place > 0 ? 1 / place : 0;
    sums.first += place === 1 ? 1 : 0;
  }
  const average = (sum: number) => sum / questions.length;
  return { recall: average(sums.recall), first: average(sums.first), mrr: average(sums.mrr) };
}

/** The plain way: any of the words, ranked by `ts_rank`. */
export const byPlainRank =
  (owner: Pool) =>
  async (text: string): Promise<readonly string[]> => {
    const { rows } = await owner.query<{ id: string }>(
      `select c.id from document_chunks c,
              (select string_agg('''' || lexeme || '''', ' | ')::tsquery as q
                 from unnest(tsvector_to_array(to_tsvector('english', $1))) lexeme) o
        where c.lexemes @@ o.q order by ts_rank(c.lexemes, o.q) desc, c.index limit ${DEPTH}`,
      [text],
    );
    return rows.map(({ id }) => id);
  };
