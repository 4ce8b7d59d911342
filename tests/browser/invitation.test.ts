import { describe, expect, test } from '@jest/globals';
import { ask, logIn } from './support.js';
import { PHONE, context, page, steward, visits } from './visit.js';

const PASSWORD = 'the first compiler of them all';

visits({ viewport: PHONE });

/** A fresh invitation's link. */
async function invite(emailHint: string): Promise<string> {
  const query = `mutation ($input: CreateInvitationInput!) {
    result: createInvitation(input: $input) { ... on CreateInvitationSuccess { url } }
  }`;
  const { url } = await ask<{ url: string }>(
    steward.url,
    query,
    { input: { emailHint } },
    await logIn(steward.url, steward.admin),
  );
  return url;
}

async function accept(email: string, displayName: string, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Display name').fill(displayName);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Make my account' }).click();
}

describe('an invitation', () => {
  test('is accepted once, and leads to the playground', async () => {
    const link = await invite('grace@example.org');
    await page.goto(link);
    await accept('grace@example.org', 'Grace Hopper', PASSWORD);
    await page.getByRole('heading', { name: 'Welcome, Grace Hopper' }).waitFor();
    expect(await logIn(steward.url, { email: 'grace@example.org', password: PASSWORD })).toEqual(expect.any(String));
    await page.getByRole('link', { name: 'Open the playground' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();

    await page.goto(link);
    await accept('somebody@example.org', 'Somebody Else', PASSWORD);
    await page.getByRole('heading', { name: 'This invitation cannot be used' }).waitFor();
  });

  test('never sends its token in an address, and takes it out of the address bar', async () => {
    const link = await invite('edith@example.org');
    const token = decodeURIComponent(link.split('#token=')[1]!);
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url() + JSON.stringify(request.headers())));
    await page.goto(link);
    await page.getByRole('heading', { name: 'You are invited' }).waitFor();
    expect(page.url()).toBe(`${steward.url}/invite`);
    expect(await page.evaluate('history.length')).toBeLessThanOrEqual(2);
    await accept('edith@example.org', 'Edith Clarke', PASSWORD);
    await page.getByRole('heading', { name: 'Welcome, Edith Clarke' }).waitFor();
    expect(asked.filter((each) => each.includes(token))).toEqual([]);
  });

  test('shows what is wrong next to the field, before and after it asks the server', async () => {
    await page.goto(await invite('joan@example.org'));
    await accept('joan', '', 'short');
    const problems = ['email', 'displayName', 'password'].map((field) =>
      page.locator(`#${field}-problem`).textContent(),
    );
    expect(await Promise.all(problems)).toEqual([
      'This does not look like an e-mail address.',
      'A name, please.',
      '5 of at least 12 characters.',
    ]);
    expect(await page.getByLabel('E-mail address').getAttribute('aria-invalid')).toBe('true');

    await accept('joan@example.org', 'Joan Clarke', 'passwordpassword');
    await page.locator('#password-problem:not(:empty)').waitFor();
    await accept('joan@example.org', 'Joan Clarke', PASSWORD);
    await page.getByRole('heading', { name: 'Welcome, Joan Clarke' }).waitFor();
  });
});

test.each(['/invite', '/invite#', '/invite#token=', '/invite#other=1'])(
  '%s says that the link is not complete',
  async (path) => {
    await page.goto(`${steward.url}${path}`);
    await page.getByRole('heading', { name: 'This link is not complete' }).waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
  },
);

test('a made-up token is refused with words', async () => {
  await page.goto(`${steward.url}/invite#token=made-up`);
  await accept('mallory@example.org', 'Mallory', PASSWORD);
  await page.getByRole('heading', { name: 'This invitation cannot be used' }).waitFor();
});

test('a link pasted into the open page is taken up', async () => {
  await page.goto(`${steward.url}/invite`);
  await page.getByRole('heading', { name: 'This link is not complete' }).waitFor();
  await page.evaluate("location.hash = '#token=pasted'");
  await page.getByRole('heading', { name: 'You are invited' }).waitFor();
});

test('fits a phone: nothing to scroll sideways', async () => {
  await page.goto(`${steward.url}/invite#token=made-up`);
  await page.getByRole('heading', { name: 'You are invited' }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
});
