import { Socket } from 'node:net';
import pg from 'pg';

/** The database has not answered in time; the connection is closed. */
export class NoAnswer extends Error {
  constructor(milliseconds: number) {
    super(`The database did not answer within ${milliseconds / 1000} s.`);
    this.name = 'NoAnswer';
  }
}

/**
 * A client whose connection is closed when the database takes longer than `milliseconds` over a statement. pg's own
 * `query_timeout` gives the caller an error too, but leaves the connection waiting for the answer that never comes, and
 * the pool hands it out again.
 */
export function clientWithDeadline(milliseconds: number): new (config?: pg.ClientConfig) => pg.Client {
  return class extends pg.Client {
    constructor(config: pg.ClientConfig = {}) {
      const socket = new Socket();
      super({ ...config, stream: () => socket });
      let timer: NodeJS.Timeout | undefined;
      const query = this.query.bind(this) as (...args: unknown[]) => unknown;
      const watched = (...args: unknown[]) => {
        clearTimeout(timer);
        timer = setTimeout(() => socket.destroy(new NoAnswer(milliseconds)), milliseconds);
        return query(...args);
      };
      this.query = watched as typeof this.query;
      this.on('drain', () => clearTimeout(timer)); // nothing is under way any more
      this.on('end', () => clearTimeout(timer));
    }
  };
}
