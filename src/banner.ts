import type { Config } from './config.js';
import type { Steward } from './serve.js';

/** What a person who starts the server wants to know: where it listens, where its data lies, what to do first. */
export function banner(config: Config, embedded: boolean, { url, invitation }: Steward): string {
  const place = embedded ? config.dataDir : `${config.dataDir} (keys), and the database DATABASE_URL names`;
  const lines = [
    '',
    'Steward is ready.',
    '',
    `  GraphQL    ${url}/graphql${config.playground ? '   (the playground, in a browser)' : ''}`,
    `  WebSocket  ${url.replace(/^http/, 'ws')}/graphql`,
    `  Data       ${place}`,
    '',
  ];
  if (invitation)
    lines.push(
      'Nobody administers this Steward yet. This link makes you its first administrator, once:',
      '',
      `  ${invitation}`,
      '',
    );
  return `${lines.join('\n')}\n`;
}
