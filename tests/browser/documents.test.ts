import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { ask, logIn, register } from './support.js';
import { DESKTOP, context, page, steward, visits } from './visit.js';

const ADA = { email: 'ada@example.org', password: 'a note on the engine' };
const NOTES = `# Notes on the engine

The mill of the engine does the arithmetic, and the store keeps the numbers.

## Bernoulli

The numbers of Bernoulli were computed by a table of operations, which is held to be the first programme.
`;

visits({ viewport: DESKTOP }, storeOf);

beforeAll(async () => {
  await register(steward.url, ADA, 'Ada Lovelace');
});

beforeEach(async () => {
  await page.goto(`${steward.url}/graphql`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(ADA.email);
  await dialog.getByLabel('Password').fill(ADA.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await page.getByRole('button', { name: 'Show Documents' }).click();
});

const pane = () => page.getByRole('article', { name: 'Documents' });
const item = (name: string) => pane().getByRole('listitem', { name });

/** Where this server's files go, as an upload is told. */
async function storeOf(): Promise<string> {
  const query = `mutation ($input: RequestDocumentUploadInput!) {
    result: requestDocumentUpload(input: $input) { ... on RequestDocumentUploadSuccess { uploadUrl } }
  }`;
  const input = { filename: 'where.txt', contentType: 'text/plain', sizeBytes: '1' };
  const token = await logIn(steward.url, ADA);
  return new URL((await ask<{ uploadUrl: string }>(steward.url, query, { input }, token)).uploadUrl).origin;
}

const choose = (name: string, mimeType: string, text: string) =>
  pane()
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType, buffer: Buffer.from(text) });

test('a file is put, read, searched and cited', async () => {
  await choose('notes.md', 'text/markdown', NOTES);
  await item('notes.md').getByText('Ready').waitFor();
  await pane()
    .getByText(/of 1\.0 GiB stored/)
    .waitFor();
  await pane().getByRole('searchbox').fill('first programme');
  await pane().getByRole('button', { name: 'Search' }).click();
  const found = pane().getByRole('list', { name: 'Passages found' });
  await found.locator('mark').first().waitFor();
  await found.getByRole('button').first().click();
  const passage = pane().getByRole('region', { name: 'Passage of notes.md' });
  await passage.getByText('numbers of Bernoulli').waitFor();
  const download = context.waitForEvent('page');
  await passage.getByRole('button', { name: 'Open the file' }).click();
  const opened = await download;
  await opened.waitForLoadState();
  expect(await opened.locator('body').textContent()).toContain('The mill of the engine');
});

test('a file whose text cannot be read says why, and can be deleted', async () => {
  await choose('broken.pdf', 'application/pdf', '%PDF-1.7 and nothing else');
  await item('broken.pdf').getByText('Could not be read').waitFor();
  expect(await item('broken.pdf').getByRole('alert').textContent()).not.toBe('');
  await item('broken.pdf').getByRole('button', { name: 'Delete' }).click();
  await item('broken.pdf').waitFor({ state: 'detached' });
});

test('the bar of the quota turns amber and red, and what does not fit is said to', async () => {
  const admin = await logIn(steward.url, steward.admin);
  const token = await logIn(steward.url, ADA);
  const me = await ask<{ id: string }>(steward.url, 'query { result: me { id } }', {}, token);
  const limit = async (limitBytes: string) =>
    ask(
      steward.url,
      `mutation ($input: SetUserQuotaInput!) { result: setUserQuota(input: $input) { ... on SetUserQuotaSuccess { quota { level } } } }`,
      { input: { userId: me.id, limitBytes } },
      admin,
    );
  const used = await ask<{ usedBytes: string }>(steward.url, 'query { result: myQuota { usedBytes } }', {}, token);
  await limit(String(Number(used.usedBytes) + 100));
  const level = (name: string) => pane().locator(`.steward-quota[data-level=${name}]`).waitFor();
  await choose('eighty.txt', 'text/plain', 'word '.repeat(16));
  await level('WARNING');
  await choose('nearly.txt', 'text/plain', 'x'.repeat(17));
  await level('CRITICAL');
  await choose('over.txt', 'text/plain', 'y'.repeat(50));
  await item('over.txt').getByRole('alert').getByText('does not fit').waitFor();
  await item('over.txt').getByRole('button', { name: 'Dismiss' }).click();
  await item('over.txt').waitFor({ state: 'detached' });
});
