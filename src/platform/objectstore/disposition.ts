/** The longest file name, in UTF-16 code units, that is handed to a browser; longer ones are cut before the extension. */
const MAX_NAME = 180;

/** Control characters, halves of surrogate pairs, marks that turn the direction of text (they disguise an extension), and what separates paths. */
const UNSAFE = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\\/:*?"<>|]/gu;

/**
 * A Content-Disposition header (RFC 6266, with the name in RFC 8187 encoding besides a plain one for old clients).
 * Whatever the file name holds, the answer is visible ASCII and names no path.
 */
export function contentDisposition(type: 'attachment' | 'inline', filename: string): string {
  const name = shorten(filename.replace(UNSAFE, '_').trim()) || 'file';
  const ascii = name.replace(/[^\x20-\x7e]|%/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${type}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Keeps the extension, by which systems choose a program. */
function shorten(name: string): string {
  if (name.length <= MAX_NAME) return name;
  const [extension = ''] = /\.[^.]{1,10}$/.exec(name) ?? [];
  return `${name.slice(0, MAX_NAME - extension.length)}${extension}`.replace(/\p{Cs}/gu, '_');
}
