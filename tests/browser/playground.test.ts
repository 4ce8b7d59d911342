import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { ask, logIn, register } from './support.js';
import { DESKTOP, context, page, steward, visits } from './visit.js';

const ADA = { email: 'ada@example.org', password: 'a note on the engine' };

visits({ viewport: DESKTOP, permissions: ['clipboard-read', 'clipboard-write'] });

beforeAll(async () => {
  await register(steward.url, ADA, 'Ada Lovelace');
});

beforeEach(async () => {
  await page.goto(`${steward.url}/`);
  await editor('Operation Editor').waitFor();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const editor = (label: string) => page.getByLabel(label, { exact: true }).locator('.monaco-editor').first();
const response = () => page.locator('.result-window');

/** Replaces the text of an editor, as somebody who pastes does. */
async function paste(label: string, text: string): Promise<void> {
  await editor(label).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.keyboard.press('ControlOrMeta+V');
}

/** Opens a step of the guide and waits for its tab. */
async function openStarter(title: RegExp, name: string): Promise<void> {
  await button(title).click();
  await page.getByRole('tab', { name }).and(page.locator('[aria-selected=true]')).waitFor();
}

async function run(): Promise<void> {
  await button(/^Execute query/).click();
}

async function signIn(): Promise<void> {
  await button('Sign in').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(ADA.email);
  await dialog.getByLabel('Password').fill(ADA.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await button('Sign out').waitFor();
}

/** Waits until the response shows this; one word, since the editor wraps lines. */
async function says(text: string | RegExp): Promise<void> {
  await response().getByText(text).first().waitFor();
}

test('the root leads to the playground, which knows the schema', async () => {
  expect(page.url()).toBe(`${steward.url}/graphql`);
  expect(await page.title()).toBe('Steward · GraphQL playground');
  await button('Show Documentation Explorer').click();
  await page.getByRole('link', { name: 'Mutation' }).click();
  await page.getByRole('link', { name: 'revealSecret', exact: true }).waitFor();
});

test('a login run in a tab signs in every tab', async () => {
  await paste('Variables', JSON.stringify({ input: ADA }));
  await run();
  await says('"LoginSuccess"');
  await page.getByText('Ada Lovelace').first().waitFor();
  await openStarter(/^Who am I/, 'WhoAmI');
  await run();
  await says(`"${ADA.email}"`);
});

test('a subscription hears of a reveal while it runs, and ends with its button', async () => {
  await signIn();
  await openStarter(/^Create a secret/, 'CreateSecret');
  await run();
  await says('"CreateSecretSuccess"');

  const token = await logIn(steward.url, ADA);
  const { nodes } = await ask<{ nodes: { id: string }[] }>(
    steward.url,
    '{ result: secrets { nodes { id } } }',
    {},
    token,
  );
  const socket = page.waitForEvent('websocket');
  await openStarter(/^Watch events/, 'WatchSecrets');
  await run();
  const frames = await socket;
  const reveal = 'mutation ($input: RevealSecretInput!) { result: revealSecret(input: $input) { __typename } }';
  await expectEvent(() => ask(steward.url, reveal, { input: { secretId: nodes[0]!.id } }, token));

  const closed = frames.waitForEvent('close');
  await button(/^Stop query/).click();
  await closed;
});

/** Nothing tells that the server has begun to listen for a subscription, so the event is made until it is heard. */
async function expectEvent(cause: () => Promise<unknown>): Promise<void> {
  const shown = response().getByText('"SecretRevealed"').first();
  let heard = false;
  while (!heard) {
    await cause();
    heard = await shown.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
  }
}

test('a wrong password is answered with words, and nothing is signed in', async () => {
  await button('Sign in').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(ADA.email);
  await dialog.getByLabel('Password').fill('not the password');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  expect(await dialog.getByRole('alert').textContent()).not.toBe('');
});

test('tokens and variables outlive a reload, but not the browser tab', async () => {
  await paste('Variables', JSON.stringify({ input: ADA }));
  await run();
  await says('"LoginSuccess"');
  await page.reload();
  await button('Sign out').waitFor();
  expect(await page.evaluate('JSON.stringify(sessionStorage)')).toContain('Bearer');
  const lasting = await page.evaluate('JSON.stringify(localStorage)');
  expect(lasting).not.toMatch(/Bearer|accessToken|password|engine/);
  const other = await context.newPage();
  await other.goto(`${steward.url}/graphql`);
  await other.getByRole('button', { name: 'Sign in' }).waitFor();
});

test('signing out ends the session', async () => {
  await signIn();
  await button('Sign out').click();
  await button('Sign in').waitFor();
  await openStarter(/^Who am I/, 'WhoAmI');
  await run();
  await says('"UNAUTHENTICATED"');
});

test('a subscription without sign-in says what to do', async () => {
  await openStarter(/^Watch events/, 'WatchSecrets');
  await run();
  await says(/wants/);
});
