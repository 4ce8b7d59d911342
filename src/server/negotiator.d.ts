/** The part of `negotiator` that is used here; the package brings no types. */
declare module 'negotiator' {
  import type { IncomingHttpHeaders } from 'node:http';

  /** Chooses what suits a client, by the rules of RFC 9110, section 12.5. */
  export default class Negotiator {
    constructor(request: { headers: IncomingHttpHeaders });
    /** Which of the media types the client likes best; of equal ones the first; undefined when it accepts none. */
    mediaType(available: readonly string[]): string | undefined;
  }
}
