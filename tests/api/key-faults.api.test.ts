import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { CREATE_SECRET, REVEAL_SECRET, ROTATE_SECRET, SECRET } from '../support/operations.js';
import { type Account, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

const VALUE = 'a value that must not be seen';
const ROLL_BACK = `mutation ($input: RollbackSecretInput!) { rollbackSecret(input: $input) { __typename } }`;
let database: TestDatabase;
let steward: TestSteward;
let owner: Account;
let id: string;
let other: string;
let names = 0;

const make = async (value: string) => {
  const made = await owner.person.must(CREATE_SECRET, { name: `s${++names}`, type: 'CUSTOM', value });
  return (made['secret'] as { id: string }).id;
};

beforeAll(async () => {
  database = await testDatabase();
  steward = await startSteward({ database });
  owner = await register(steward.url, 'Olga');
});
beforeEach(async () => {
  [id, other] = [await make(VALUE), await make(VALUE)];
  await owner.person.must(ROTATE_SECRET, { secretId: id, value: 'the value after it' });
});
afterAll(async () => {
  await steward.close();
  await database.close();
});

const flipped = (column: string, at: string) =>
  `${column} = set_byte(${column}, ${at}, get_byte(${column}, ${at}) # 1)`;
const ENVELOPE = 'format, key_provider, key_id, wrapped_key, nonce, ciphertext';
const from = (columns: string, where: string) =>
  `(${columns}) = (select ${columns} from secret_versions where ${where})`;

const DOES_NOT_DECRYPT = 'The value does not decrypt.';
const NO_KEY = 'The key that encrypts the value is not available.';

const FAULTS: readonly [what: string, set: (own: string, another: string) => string, reason: string][] = [
  ['moved here from another secret', (_, another) => from(ENVELOPE, `secret_id = '${another}'`), DOES_NOT_DECRYPT],
  ['moved here from another version', (own) => from(ENVELOPE, `secret_id = '${own}' and number = 2`), DOES_NOT_DECRYPT],
  ['moved from another column', () => 'ciphertext = wrapped_key', DOES_NOT_DECRYPT],
  ['moved to the column of its key', () => 'wrapped_key = ciphertext', DOES_NOT_DECRYPT],
  [
    'with the wrapped key of another secret',
    (_, another) => from('wrapped_key', `secret_id = '${another}'`),
    DOES_NOT_DECRYPT,
  ],
  ['with the nonce of another secret', (_, another) => from('nonce', `secret_id = '${another}'`), DOES_NOT_DECRYPT],
  ['with a flipped tag', () => flipped('ciphertext', 'length(ciphertext) - 1'), DOES_NOT_DECRYPT],
  ['with a flipped first byte', () => flipped('ciphertext', '0'), DOES_NOT_DECRYPT],
  ['with a flipped tag of its key', () => flipped('wrapped_key', 'length(wrapped_key) - 1'), DOES_NOT_DECRYPT],
  ['cut short', () => 'ciphertext = substr(ciphertext, 1, 15)', DOES_NOT_DECRYPT],
  ['empty', () => `ciphertext = ''`, DOES_NOT_DECRYPT],
  ['of an unknown format', () => 'format = 9', DOES_NOT_DECRYPT],
  ['of an unknown master key', () => `key_id = '0123456789abcdef'`, NO_KEY],
  ['of an unknown version of a Transit key', () => `key_provider = 'transit', key_id = 'steward:v9'`, NO_KEY],
  ['of an unknown provider', () => `key_provider = 'paper'`, NO_KEY],
];

test.each(FAULTS)('a ciphertext %s does not open, and both logs say so', async (_what, set, reason) => {
  await database.owner.query(`update secret_versions set ${set(id, other)} where secret_id = $1 and number = 1`, [id]);
  const failure = { code: 'INTERNAL', message: 'Internal error' };
  await expect(owner.person.do(REVEAL_SECRET, { secretId: id, version: 1 })).rejects.toMatchObject(failure);
  await expect(owner.person.do(ROLL_BACK, { secretId: id, version: 1 })).rejects.toMatchObject(failure);
  const { rows } = await database.owner.query(
    `select action, user_id, error_message from audit_logs where resource_id = $1 and not success order by created_at`,
    [id],
  );
  expect(rows).toEqual(
    ['CREDENTIAL_ACCESSED', 'CREDENTIAL_ROLLED_BACK'].map((action) => ({
      ...{ action, user_id: owner.id, error_message: reason },
    })),
  );
  const { secret } = await owner.person.ask<{ secret: { accessLog: { nodes: object[] } } }>(SECRET, { id });
  expect(secret.accessLog.nodes.slice(0, 2)).toMatchObject([
    { accessType: 'WRITE', success: false },
    { accessType: 'READ', success: false },
  ]);
  // The other values of the same secret, and other secrets, are as they were.
  expect(await owner.person.must(REVEAL_SECRET, { secretId: id })).toMatchObject({ value: 'the value after it' });
  expect(await owner.person.must(REVEAL_SECRET, { secretId: other })).toMatchObject({ value: VALUE });
});
