import type { EventPayload } from '../../platform/events/event.js';
import type { Row } from '../../platform/database/select.js';
import { noticeOf } from './catalogue.js';
import { type Told, type Words, linkOf } from './notice.js';

/** What a newer server has told of, which this one does not know yet. */
const UNKNOWN: Words = { subject: 'Something happened', body: 'It concerns you.' };

/** The words of a notification as its shape reads it. */
export function wordsOf(row: Row): Words {
  const names = row['names'] as Omit<Told, 'payload'>;
  return noticeOf(String(row['kind']))?.words({ ...names, payload: row['payload'] as EventPayload }) ?? UNKNOWN;
}

/** Where a client shows what it is about; null where there is nothing to show. */
export function pathOf(row: Row): string | null {
  const notice = noticeOf(String(row['kind']));
  return notice && linkOf(notice, row['payload'] as EventPayload);
}
