/** The formats that text is read from. */
export type Format = 'pdf' | 'docx' | 'pptx' | 'xlsx' | 'odt' | 'html' | 'markdown' | 'csv' | 'json' | 'text';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The media type of each format. */
export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  docx: `${OFFICE}.wordprocessingml.document`,
  pptx: `${OFFICE}.presentationml.presentation`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  odt: 'application/vnd.oasis.opendocument.text',
  html: 'text/html',
  markdown: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
  text: 'text/plain',
};

/** Other names under which uploaders announce them. */
const ALIASES: Readonly<Record<string, Format>> = {
  'application/x-pdf': 'pdf',
  'application/xhtml+xml': 'html',
  'text/x-markdown': 'markdown',
  'application/csv': 'csv',
  'text/comma-separated-values': 'csv',
  'text/json': 'json',
  'application/ld+json': 'json',
};

/** What uploaders say who do not know. */
const UNKNOWN: ReadonlySet<string> = new Set([
  'application/octet-stream',
  'binary/octet-stream',
  'application/x-unknown',
  'application/unknown',
  'application/zip',
  'application/x-zip-compressed',
]);

const EXTENSIONS: Readonly<Record<string, Format>> = {
  md: 'markdown',
  markdown: 'markdown',
  csv: 'csv',
  json: 'json',
  html: 'html',
  htm: 'html',
};

const BY_TYPE = new Map<string, Format>([
  ...Object.entries(MEDIA_TYPES).map(([format, type]): [string, Format] => [type, format as Format]),
  ...Object.entries(ALIASES),
]);

/** Formats whose bytes are text, and that only their name tells apart. */
const TEXTUAL: ReadonlySet<Format> = new Set(['html', 'markdown', 'csv', 'json', 'text']);

/** Whether the bytes of this format are text. */
export const isTextual = (format: Format): boolean => TEXTUAL.has(format);

/** Whether this media type says nothing. */
export const isUnknown = (mediaType: string): boolean => UNKNOWN.has(mediaType);

/** The format of a media type; null where it is none that text is read from. */
export function formatOf(mediaType: string): Format | null {
  return BY_TYPE.get(mediaType) ?? (mediaType.startsWith('text/') ? 'text' : null);
}

/** The format of text in a file of this name. */
export function textFormatOf(filename: string): Format {
  return EXTENSIONS[/\.([a-z]+)$/i.exec(filename)?.[1]?.toLowerCase() ?? ''] ?? 'text';
}

/** What text is read from, in words. */
export const READABLE =
  'PDF, Word (docx), PowerPoint (pptx), Excel (xlsx), OpenDocument text (odt), HTML, Markdown, CSV, JSON and plain text';
