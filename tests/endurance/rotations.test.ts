import { expect, test } from '@jest/globals';
import { Conflict } from '../../src/platform/problem.js';
import { openVault } from '../modules/secrets/vault.js';
import { report } from './report.js';

const ROUNDS = 100;
const WRITERS = 50;

test('of 50 rotations at once that expect the same version exactly one wins, 100 times, and its value is what opens', async () => {
  const vault = await openVault();
  const owner = await vault.person('Olga');
  const secretId = await vault.make(owner, 'round 0');
  const [here, there] = [vault.services.rotations, vault.again().services.rotations];
  for (let round = 1; round <= ROUNDS; round++) {
    const rotate = (writer: number) =>
      (writer % 2 ? here : there)
        .rotate(owner, { secretId, value: `round ${round} by ${writer}`, expectedVersion: round })
        .then(() => writer);
    const answers = await Promise.allSettled(Array.from({ length: WRITERS }, (_, writer) => rotate(writer)));
    const winners = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(winners).toHaveLength(1);
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(Conflict);
    const { value, version } = await vault.services.reveals.reveal(owner, { secretId });
    expect({ value, version }).toEqual({ value: `round ${round} by ${winners[0]}`, version: round + 1 });
  }
  expect(
    await vault.rows(`select count(*)::int as count from secret_versions where secret_id = $1`, [secretId]),
  ).toEqual([{ count: ROUNDS + 1 }]);
  report('Rotations', { rounds: ROUNDS, attempts: ROUNDS * WRITERS, versions: ROUNDS + 1 });
  await vault.db.close();
});
