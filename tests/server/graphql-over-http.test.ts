import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { type House, startHouse } from './support/house.js';

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());

// https://graphql.github.io/graphql-over-http/draft/
const audits = serverAudits({ url: () => `${house.server.url}/graphql` });

/** What we leave out on purpose, each with its reason. */
const DIFFERENT: Readonly<Record<string, string>> = {
  '5A70': 'a GET without a header of its own could come from a foreign page (CSRF)',
  D6D5: 'the same',
  '6A70': 'the same',
  '572B': 'a document that does not parse is a 400 for every client',
  FDE2: 'a document that is not valid is a 400 for every client',
  '7B9B': 'variables that do not fit are a 400 for every client',
};

test.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))('%s %s', async (id, name, audit) => {
  const result = await audit();
  if (id in DIFFERENT)
    expect([name.startsWith('MUST'), result.status]).toEqual([false, expect.stringMatching(/notice|warn/)]);
  else expect(result).toMatchObject({ status: 'ok' });
});
