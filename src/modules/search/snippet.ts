/** Characters that nobody may define a meaning of in public (Unicode, private use): PostgreSQL marks with them what it found. */
export const MARK_BEGIN = '\uE000';
export const MARK_END = '\uE001';
/** Stands for `<` meanwhile: PostgreSQL leaves out what it takes for a tag. */
export const LESS_THAN = '\uE002';

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  [LESS_THAN]: '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  [MARK_BEGIN]: '<mark>',
  [MARK_END]: '</mark>',
};

/** A marked text as HTML whose only tags are `<mark>` and `</mark>`. */
export const snippetHtml = (marked: string): string =>
  marked.replace(/[&<>"'\uE000\uE001\uE002]/g, (character) => REFERENCES[character] ?? '');

/** A marked text without its marks. */
export const plainText = (marked: string): string =>
  marked.replace(/[\uE000\uE001\uE002]/g, (character) => (character === LESS_THAN ? '<' : ''));
