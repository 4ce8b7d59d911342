import { pino } from 'pino';

/** A logger that says nothing. */
export const SILENT = pino({ level: 'silent' });
