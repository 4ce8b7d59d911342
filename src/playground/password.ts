const MIN_CHARACTERS = 12;
const MAX_BYTES = 72;

/** What is wrong with a new password, in words for the person who types it; null where the server would consider it. */
export function passwordProblem(password: string): string | null {
  const characters = [...password].length;
  if (characters < MIN_CHARACTERS) return `${characters} of at least ${MIN_CHARACTERS} characters.`;
  const bytes = new TextEncoder().encode(password).length;
  if (bytes > MAX_BYTES) return `${bytes} bytes, ${MAX_BYTES} at most. Accents and emoji take two to four bytes each.`;
  return null;
}
