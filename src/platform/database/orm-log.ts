import type { Logger as OrmLogger } from 'typeorm';
import type { Logger } from '../log.js';

/**
 * TypeORM's messages in our log. Statements and their values never get there, for they may be confidential; an error of
 * one is thrown, and whoever catches it decides.
 */
export class OrmLog implements OrmLogger {
  readonly logQuery = ignore;
  readonly logQueryError = ignore;
  readonly logSchemaBuild = ignore;

  constructor(private readonly sink: Pick<Logger, 'warn' | 'debug'> | undefined) {}

  logQuerySlow(time: number): void {
    this.sink?.warn({ milliseconds: time }, 'A statement was slow');
  }

  logMigration(message: string): void {
    this.sink?.debug(message);
  }

  log(level: 'log' | 'info' | 'warn', message: unknown): void {
    const text = `TypeORM: ${String(message)}`;
    if (level === 'warn') this.sink?.warn(text);
    else this.sink?.debug(text);
  }
}

const ignore = (): undefined => undefined;
