const INSTEAD = '[left out]';
/** Shorter than that a value stands in many texts by chance. */
const LEAST = 6;

/** The ways in which a text is usually written within others. */
function writings(value: string): string[] {
  const bytes = Buffer.from(value);
  const base64 = bytes.toString('base64').replace(/=+$/, '');
  return [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), base64, bytes.toString('base64url')];
}

/** What of some headers must not come back: their values, and of those of schemes (RFC 9110 §11) what follows the scheme. */
function hidden(values: readonly string[]): string[] {
  const parts = values.flatMap((value) => [value, ...value.split(/\s+/).slice(1)]);
  const all = new Set(parts.filter((part) => part.length >= LEAST).flatMap(writings));
  return [...all].sort((a, b) => b.length - a.length);
}

/** Takes these values out of any text of a JSON value, keys included. */
export function scrubber(values: readonly string[]): <T>(json: T) => T {
  const secrets = hidden(values);
  const text = (given: string) => secrets.reduce((left, secret) => left.replaceAll(secret, INSTEAD), given);
  const walk = (json: unknown): unknown => {
    if (typeof json === 'string') return text(json);
    if (Array.isArray(json)) return json.map(walk);
    if (typeof json !== 'object' || json === null) return json;
    return Object.fromEntries(Object.entries(json).map(([key, inner]) => [text(key), walk(inner)]));
  };
  return <T>(json: T) => walk(json) as T;
}
