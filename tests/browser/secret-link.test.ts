import { beforeAll, expect, test } from '@jest/globals';
import { codeOf } from '../modules/identity/second-factor.js';
import { ask, logIn, register } from './support.js';
import { PHONE, context, page, steward, visits } from './visit.js';

const OWNER = { email: 'olga@example.org', password: 'the owner of all of them' };
const FRIEND = { email: 'fritz@example.org', password: 'a friend of all of them' };
const VALUE = 'correct horse\nbattery <b>staple</b> ✓';

visits({ viewport: PHONE });
let owner: string;
let names = 0;

beforeAll(async () => {
  await register(steward.url, OWNER, 'Olga');
  await register(steward.url, FRIEND, 'Fritz');
  owner = await logIn(steward.url, OWNER);
});

const mutate = <T>(field: string, success: string, input: object) =>
  ask<T>(
    steward.url,
    `mutation ($input: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) { result: ${field}(input: $input) { ${success} } }`,
    { input },
    owner,
  );

/** A link to a new secret. */
async function link(guarded = false): Promise<string> {
  const made = await mutate<{ secret: { id: string } }>(
    'createSecret',
    '... on CreateSecretSuccess { secret { id } }',
    { name: `password ${++names}`, displayName: 'The build', type: 'PASSWORD', value: VALUE },
  );
  const { url } = await mutate<{ url: string }>('createSecretLink', '... on CreateSecretLinkSuccess { url }', {
    ...{ secretId: made.secret.id, comment: 'for the night' },
  });
  if (guarded) await mutate('updateSecret', '__typename', { secretId: made.secret.id, requireStepUp: true });
  return url;
}

async function signIn({ email, password }: typeof FRIEND): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Open it' }).click();
}

const heading = (name: string) => page.getByRole('heading', { name }).waitFor();

test('the value is shown once, copied, and gone the second time', async () => {
  const url = await link();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(url);
  await heading('A secret for you');
  await signIn({ ...FRIEND, password: 'not the password at all' });
  await page.locator('#form-problem:not(:empty)').waitFor();
  await signIn(FRIEND);
  await heading('The build');
  expect(await page.locator('#done-comment').textContent()).toBe('for the night');
  expect(await page.getByLabel('The value').inputValue()).toBe(VALUE);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied.').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(VALUE);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);

  await page.goto('about:blank');
  await page.goto(url);
  await signIn(FRIEND);
  await heading('This link does not open');
  expect(await page.locator('#unusable-reason').textContent()).toContain('opened before');
});

test('the token is never in an address that is sent, nor in the address bar; the session ends', async () => {
  const url = await link();
  const token = url.split('#token=')[1]!;
  const asked: string[] = [];
  const bodies: string[] = [];
  context.on('request', (request) => {
    asked.push(request.url() + JSON.stringify(request.headers()));
    bodies.push(request.postData() ?? '');
  });
  await page.goto(url);
  await heading('A secret for you');
  expect(page.url()).toBe(`${steward.url}/open`);
  const signedOut = page.waitForResponse((response) => response.request().postData()?.includes('logout') ?? false);
  await signIn(FRIEND);
  await heading('The build');
  expect(await (await signedOut).json()).toEqual({ data: { result: { __typename: 'LogoutSuccess' } } });
  expect(asked.filter((each) => each.includes(token))).toEqual([]);
  expect(bodies.filter((each) => each.includes(token))).toHaveLength(1);
});

test('a guarded secret takes the fresh proof that the sign-in just gave', async () => {
  await page.goto(await link(true));
  await signIn(FRIEND);
  await heading('The build');
  expect(await page.getByLabel('The value').inputValue()).toBe(VALUE);
});

test('an account with a second factor gives a code to sign in, and another one where the secret asks', async () => {
  const mona = { email: 'mona@example.org', password: 'somebody with two factors' };
  await register(steward.url, mona, 'Mona');
  const token = await logIn(steward.url, mona);
  const enrolled = await ask<{ secret: string }>(
    steward.url,
    'mutation { result: enrollTotp { ... on EnrollTotpSuccess { secret } } }',
    {},
    token,
  );
  const { backupCodes } = await ask<{ backupCodes: string[] }>(
    steward.url,
    `mutation ($input: ConfirmTotpInput!) { result: confirmTotp(input: $input) { ... on ConfirmTotpSuccess { backupCodes } } }`,
    { input: { code: codeOf(enrolled.secret) } },
    token,
  );
  await page.goto(await link(true));
  await signIn(mona);
  const give = async (code: string) => {
    await page.getByLabel('Code of your authenticator app').fill(code);
    await page.getByRole('button', { name: 'Go on' }).click();
  };
  await page.getByText('Your account has a second factor.').waitFor();
  await give('000000');
  await page.locator('#code-problem:not(:empty)').waitFor();
  await give(backupCodes[0]!);
  await page.getByText('asks for a fresh code').waitFor();
  await give(backupCodes[1]!);
  await heading('The build');
});

test('a made-up token is refused with words, and one that is missing is said to be', async () => {
  await page.goto(`${steward.url}/open#token=made-up`);
  await signIn(FRIEND);
  await heading('This link does not open');
  await page.goto('about:blank');
  await page.goto(`${steward.url}/open`);
  await heading('This link is not complete');
});
