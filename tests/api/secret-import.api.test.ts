import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { REVEAL_SECRET } from '../support/operations.js';
import { type Account, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

const ENTRY = '{ line name action message secretId }';
const IMPORT = `mutation ($input: ImportSecretsInput!) { importSecrets(input: $input) { __typename
  ... on ImportSecretsSuccess { entries ${ENTRY} } ... on SecretImportRefused { entries ${ENTRY} }
  ... on Problem { message } ... on InvalidInput { field } } }`;
interface Entry {
  readonly action: string;
  readonly secretId: string | null;
}

let server: TestSteward;
let ada: Account;
beforeAll(async () => {
  server = await startSteward();
  ada = await register(server.url, 'Ada');
});
afterAll(() => server.close());

const entriesOf = (outcome: Readonly<Record<string, unknown>>) => outcome['entries'] as Entry[];

test('a file is tried, imported, refused a second time, and rotated', async () => {
  const content = 'export A=one\r\nB="two # 2"\r\n';
  const tried = await ada.person.must(IMPORT, { content, dryRun: true });
  expect(entriesOf(tried)).toEqual([
    { line: 1, name: 'A', action: 'CREATE', message: null, secretId: null },
    { line: 2, name: 'B', action: 'CREATE', message: null, secretId: null },
  ]);
  const made = entriesOf(await ada.person.must(IMPORT, { content, type: null, onConflict: null, dryRun: null }));
  expect(await ada.person.must(REVEAL_SECRET, { secretId: made[1]?.secretId })).toMatchObject({ value: 'two # 2' });
  const refused = await ada.person.do(IMPORT, { content });
  expect(refused).toMatchObject({ __typename: 'SecretImportRefused', message: expect.stringContaining('Nothing') });
  expect(entriesOf(refused).map(({ action, secretId }) => [action, secretId])).toEqual(
    made.map(({ secretId }) => ['CONFLICT', secretId]),
  );
  const rotated = await ada.person.must(IMPORT, { content: 'A=two', onConflict: 'ROTATE' });
  expect(entriesOf(rotated)).toMatchObject([{ action: 'ROTATE', secretId: made[0]?.secretId }]);
});

test('whoever may not make secrets does not, and a file too large is refused', async () => {
  const admin = await server.admin();
  expect((await admin.person.do(IMPORT, { content: 'A=1' })).__typename).toBe('Forbidden');
  await expect(server.nobody().do(IMPORT, { content: 'A=1' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const large = await ada.person.do(IMPORT, { content: `A=${'x'.repeat(256 * 1024)}` });
  expect(large).toMatchObject({ __typename: 'InvalidInput', field: 'content' });
});
