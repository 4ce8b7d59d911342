/** Date, time, fraction, and offset, as RFC 3339 §5.6 has them. */
const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:([Zz])|([+-])(\d\d):(\d\d))$/;

/**
 * An RFC 3339 instant as UTC text with microseconds; finer fractions are cut off. Null for anything else: days and
 * hours that do not exist, leap seconds (no clock here has them), and what lies outside the years 1 to 9999 in UTC.
 */
export function parseInstant(text: string): string | null {
  const match = RFC_3339.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [fraction, , sign, offsetHour, offsetMinute] = match.slice(7);
  const offset = sign === undefined ? 0 : offsetOf(sign, Number(offsetHour), Number(offsetMinute));
  if (offset === null || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  date.setUTCHours(hour, minute - offset, second);
  if (date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999) return null;
  return `${date.toISOString().slice(0, 19)}.${(fraction ?? '').slice(0, 6).padEnd(6, '0')}Z`;
}

/** Minutes to subtract; null where the offset does not exist. */
function offsetOf(sign: string, hours: number, minutes: number): number | null {
  if (hours > 23 || minutes > 59) return null;
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
}
