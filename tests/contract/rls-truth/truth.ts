import { expect, test } from '@jest/globals';
import { questionsAbout } from './questions.js';
import type { Question } from './judge.js';
import type { Scene } from './scene.js';

/** What else a topic asks of every actor. */
export type Besides = (scene: Scene, name: string) => Iterable<Question>;

/**
 * One table of truth, read twice: what the policies of the program answer, and what PostgreSQL lets the application
 * role do for the same actor with the same row. Neither may be wider than the other. `least` is how many cells there are
 * at least, one for each actor and row; of each, dozens of questions are asked.
 */
export function tellsTheTruth(
  names: readonly string[],
  sceneOf: () => Scene,
  { least, besides }: { readonly least: number; readonly besides: Besides },
): void {
  let [cells, questions] = [0, 0];

  test('every kind of actor is asked about', () => {
    expect([...sceneOf().actors.keys()].sort()).toEqual([...names].sort());
  });

  test.each(names)('PostgreSQL and the policies answer alike for: %s', async (name) => {
    const scene = sceneOf();
    const who = scene.actor(name);
    const asked: Question[] = [...besides(scene, name)];
    for (const [n, row] of scene.rows.entries()) {
      cells += 1;
      const of = ` of row ${n} ${JSON.stringify({ ...row, secretId: undefined })}`;
      for (const question of questionsAbout(scene, who, row))
        asked.push({ ...question, about: `${question.about}${of}` });
    }
    questions += asked.length;
    expect(await scene.judge.differences(who, asked)).toEqual([]);
  });

  test(`these are at least ${least} cells`, () => {
    process.stdout.write(
      `rls-truth: ${names.length} actors × ${sceneOf().rows.length} rows = ${cells} cells, ${questions} questions\n`,
    );
    expect(cells).toBeGreaterThanOrEqual(least);
  });
}

/** How many questions the policies answer with yes for this actor. */
export function yesses(scene: Scene, name: string): number {
  const who = scene.actor(name);
  return scene.rows.flatMap((row) => [...questionsAbout(scene, who, row)]).filter(({ expected }) => expected).length;
}
