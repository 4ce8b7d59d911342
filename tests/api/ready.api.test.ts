import { expect, test } from '@jest/globals';
import { freePort } from '../support/models.js';
import { signIn } from '../support/people.js';
import { startSteward } from '../support/steward.js';

test('a server that says it is ready has somebody to sign in as', async () => {
  const [email, password] = ['ada@steward.test', 'a note on the engine'];
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const starting = startSteward({
    env: { PORT: String(port), STEWARD_ADMIN_EMAIL: email, STEWARD_ADMIN_PASSWORD: password, BCRYPT_COST: '12' },
  });
  // Until it listens, nobody answers.
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady()));
  const answered = await signIn(url, email, password).then(
    () => 'signed in',
    () => 'refused',
  );
  await (await starting).close();
  expect(answered).toBe('signed in');
});
