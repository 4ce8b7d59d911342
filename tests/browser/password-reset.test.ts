import { expect, test } from '@jest/globals';
import { codeOf } from '../modules/identity/second-factor.js';
import { ask, logIn, register } from './support.js';
import { PHONE, context, page, steward, visits } from './visit.js';

const OLD = 'a note on the engine';
const NEW = 'the engine weaves algebra';

visits({ viewport: PHONE });

/** Somebody who has forgotten the password, with the link that an administrator made. */
async function forgetful(name: string): Promise<{ email: string; link: string; token: string }> {
  const email = `${name}@example.org`;
  await register(steward.url, { email, password: OLD }, name);
  const accessToken = await logIn(steward.url, steward.admin);
  const find = `query ($email: String!) { result: findUser(email: $email) { id } }`;
  const { id } = await ask<{ id: string }>(steward.url, find, { email }, accessToken);
  const create = `mutation ($input: CreatePasswordResetInput!) {
    result: createPasswordReset(input: $input) { ... on CreatePasswordResetSuccess { url token } } }`;
  const { url, token } = await ask<{ url: string; token: string }>(
    steward.url,
    create,
    { input: { userId: id } },
    accessToken,
  );
  return { email, link: url, token };
}

async function choose(password: string): Promise<void> {
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set my password' }).click();
}

const heading = (name: string) => page.getByRole('heading', { name }).waitFor();

test('a link sets a password once, and leads to the playground', async () => {
  const { email, link } = await forgetful('ada');
  await page.goto(link);
  await heading('A new password');
  expect(page.url()).toBe(`${steward.url}/reset`);
  await choose(NEW);
  await heading('Your password is set');
  expect(await page.getByText('authenticator app').isVisible()).toBe(false);
  expect(await logIn(steward.url, { email, password: NEW })).toEqual(expect.any(String));
  expect(await logIn(steward.url, { email, password: OLD })).toBeUndefined();
  await page.getByRole('link', { name: 'Open the playground' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();

  await page.goto(link);
  await choose('yet another password');
  await heading('This link cannot be used');
  expect(await logIn(steward.url, { email, password: NEW })).toEqual(expect.any(String));
});

test('never sends its token in an address, and takes it out of the address bar', async () => {
  const { link, token } = await forgetful('edith');
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url() + JSON.stringify(request.headers())));
  await page.goto(link);
  await heading('A new password');
  expect(await page.evaluate('history.length')).toBeLessThanOrEqual(2);
  await choose(NEW);
  await heading('Your password is set');
  expect(asked.filter((each) => each.includes(token))).toEqual([]);
});

test('a weak password is refused next to its field, and leaves the link as it was', async () => {
  await page.goto((await forgetful('joan')).link);
  await choose('short');
  expect(await page.locator('#password-problem').textContent()).toBe('5 of at least 12 characters.');
  await choose('passwordpassword');
  await page.getByText('This is one of the passwords that are tried first.').waitFor();
  expect(await page.getByLabel('New password').getAttribute('aria-invalid')).toBe('true');
  await choose(NEW);
  await heading('Your password is set');
});

test('a made-up token is refused with words, and one that is missing asks for the whole link', async () => {
  await page.goto(`${steward.url}/reset#token=made-up`);
  await choose(NEW);
  await heading('This link cannot be used');
  await page.goto(`${steward.url}/reset#other=1`);
  await page.reload();
  await heading('This link is not complete');
  await page.evaluate("location.hash = '#token=pasted'");
  await heading('A new password');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
});

/** Puts a second factor on an account, and answers what its app needs to know. */
async function enrol(email: string, password: string): Promise<string> {
  const accessToken = await logIn(steward.url, { email, password });
  const begin = `mutation { result: enrollTotp { ... on EnrollTotpSuccess { secret } } }`;
  const { secret } = await ask<{ secret: string }>(steward.url, begin, {}, accessToken);
  const confirm = `mutation ($input: ConfirmTotpInput!) { result: confirmTotp(input: $input) { __typename } }`;
  await ask(steward.url, confirm, { input: { code: codeOf(secret) } }, accessToken);
  return secret;
}

test('the second factor stays, and the playground asks for its code', async () => {
  const { email, link } = await forgetful('grace');
  const secret = await enrol(email, OLD);
  await page.goto(link);
  await choose(NEW);
  await page.getByText('You will be asked for a code of your authenticator app').waitFor();

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('link', { name: 'Open the playground' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  const dialog = page.getByRole('dialog');
  const signIn = dialog.getByRole('button', { name: 'Sign in' });
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByLabel('Password').fill(NEW);
  await signIn.click();
  const code = dialog.getByLabel('Code of your authenticator app, or a backup code');
  await code.fill('no code');
  await signIn.click();
  await dialog.getByText('These credentials are not valid.').waitFor();
  await dialog.getByRole('button', { name: 'Start over' }).click();
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByLabel('Password').fill(NEW);
  await signIn.click();
  // The code of the enrolment is used up; the next one is good already.
  await code.fill(codeOf(secret, 1));
  await signIn.click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
});
