import type { Archive } from './archive.js';
import { readXml } from './xml.js';

/** The formats of numbers that show a date, of those that need not be written down (ECMA-376 part 1, 18.8.30). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
/** What is written into a format as it is shown: quoted text, single characters, colours and conditions. */
const LITERAL = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g;
/** More formats than any workbook may have. */
const MAX_FORMATS = 65_536;
/** Days from the first day of the workbook's calendar to 1970. */
const EPOCH = { 1900: 25_569, 1904: 24_107 } as const;
const DAY_MS = 86_400_000;

/** Which of a workbook's cell formats show dates, by their number. */
export async function dateFormats(archive: Archive, styles: string): Promise<ReadonlySet<number>> {
  const [custom, dates] = [new Set<number>(), new Set<number>()];
  let [isCell, count] = [false, 0];
  await readXml(archive.read(styles), {
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'cellXfs') isCell = true;
      if (
        name === 'numFmt' &&
        custom.size < MAX_FORMATS &&
        /[yd]/i.test((formatCode ?? '').slice(0, 255).replace(LITERAL, ''))
      )
        custom.add(Number(numFmtId));
      if (name !== 'xf' || !isCell || count >= MAX_FORMATS) return;
      const id = Number(numFmtId);
      if (isBuiltInDate(id) || custom.has(id)) dates.add(count);
      count++;
    },
    close: (name) => {
      if (name === 'cellXfs') isCell = false;
    },
  });
  return dates;
}

/** A number of days as a date, with the time of the day where it has one (ISO 8601); as it is where there is no such date. */
export function dateOf(serial: string, calendar: keyof typeof EPOCH): string {
  const days = Number(serial) - EPOCH[calendar];
  const instant = new Date(Math.round(days * DAY_MS));
  if (serial === '' || Number.isNaN(instant.getTime()) || instant.getUTCFullYear() > 9999) return serial;
  const [date = '', time = ''] = instant.toISOString().split('T');
  return time.startsWith('00:00:00') ? date : `${date} ${time.slice(0, 5)}`;
}
