import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CONFIRM, DELETE, SET_QUOTA, announce, put } from '../modules/documents/upload.js';
import { type Account, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';
import { report } from './report.js';

const [ROUNDS, AT_ONCE, SIZE] = [100, 50, 10];

let house: TestSteward;
let admin: Account;
let ada: Account;
beforeAll(async () => {
  // Nothing but the confirmations is to work here: the texts are nobody's business.
  house = await startSteward({ env: { WORKER: 'external' } });
  [admin, ada] = [await house.admin(), await register(house.url, 'Ada')];
});
afterAll(() => house.close());

const stored = async () => {
  const { rows } = await house.database.owner.query<{ used: string; sum: string; documents: number }>(
    `select q.used_bytes::text as used, coalesce(sum(d.size_bytes), 0)::text as sum, count(d.id)::int as documents
       from quotas q left join documents d on d.owner_id = q.user_id and d.status <> 'PENDING'
      where q.user_id = $1 group by q.used_bytes`,
    [ada.id],
  );
  return rows[0];
};

/** Announces and puts as many files as are confirmed at once. */
const putAll = (content: string) =>
  Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      const ticket = await announce(ada, { content });
      expect(await put(ticket, { content })).toBe(200);
      return ticket.id;
    }),
  );

test('50 confirmations at once against room for k: exactly k succeed, 100 rounds, and what is deleted comes back once', async () => {
  const file = 'x'.repeat(SIZE);
  let [confirmed, refused] = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const fits = (round * 7) % (AT_ONCE + 1);
    await admin.person.must(SET_QUOTA, { userId: ada.id, limitBytes: String(fits * SIZE + (round % SIZE)) });
    const ids = await putAll(file);
    const outcomes = await Promise.all(ids.map((documentId) => ada.person.do(CONFIRM, { documentId })));
    const won = ids.filter((_id, n) => outcomes[n]?.__typename === 'ConfirmDocumentUploadSuccess');
    expect(won).toHaveLength(fits);
    expect(outcomes.filter(({ __typename }) => __typename === 'QuotaExceeded')).toHaveLength(AT_ONCE - fits);
    expect(await stored()).toEqual({ used: String(fits * SIZE), sum: String(fits * SIZE), documents: fits });
    // Each is deleted by two at once; one of them is told that it is gone.
    const deleted = await Promise.all(
      [...won, ...won].map((documentId) => ada.person.do(DELETE, { documentId }).then(({ __typename }) => __typename)),
    );
    expect(deleted.filter((name) => name === 'DeleteDocumentSuccess')).toHaveLength(fits);
    expect(await stored()).toEqual({ used: '0', sum: '0', documents: 0 });
    [confirmed, refused] = [confirmed + fits, refused + AT_ONCE - fits];
  }
  report('Quota', { rounds: ROUNDS, 'at once': AT_ONCE, confirmed, refused });
});
