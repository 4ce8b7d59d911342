import { InvalidInput } from '../../platform/problem.js';

/** The most characters a slug has. */
const MAX_SLUG = 64;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** What a name is called in addresses that has none of the letters of slugs. */
const NAMELESS = 'workspace';

/**
 * A slug as it is kept: NFKC and lower case, so that every spelling of it is the same one. Letters beyond a to z are
 * refused and not replaced: two that look alike would be two slugs. Throws InvalidInput.
 */
export function requireSlug(text: string): string {
  const slug = text.trim().normalize('NFKC').toLowerCase();
  if (slug.length > MAX_SLUG || !SLUG.test(slug))
    throw new InvalidInput(
      `A slug has 1 to ${MAX_SLUG} letters from a to z, digits, and single hyphens between them.`,
      'slug',
    );
  return slug;
}

/** The slug that a name suggests, with `suffix` where the plain one is taken: `Équipe Nord` is `equipe-nord`. */
export function slugOf(name: string, suffix = ''): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const ending = suffix && `-${suffix}`;
  const slug = words.filter(Boolean).join('-') || NAMELESS;
  return slug.slice(0, MAX_SLUG - ending.length).replace(/-$/, '') + ending;
}
