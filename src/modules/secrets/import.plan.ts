import { InvalidInput } from '../../platform/problem.js';
import type { DotenvEntry } from './dotenv.js';
import { type DescriptionInput, mask, nameKey, newDescription, validValue } from './secret.input.js';
import type { Description } from './secret.repository.js';

/** What is done with a name that is taken: nothing at all is imported; it is left alone; it gets the new value. */
export type OnConflict = 'FAIL' | 'SKIP' | 'ROTATE';

/** What becomes of an entry. CONFLICT and INVALID keep everything from being imported. */
export type ImportAction = 'CREATE' | 'ROTATE' | 'SKIP' | 'CONFLICT' | 'INVALID';

/** What all secrets of an import have in common. */
export type ImportDescription = Pick<DescriptionInput, 'type' | 'provider' | 'tags'>;

/** An entry as it is told: never with its value. */
export interface PlannedEntry {
  readonly line: number;
  readonly name: string | null;
  readonly action: ImportAction;
  readonly message: string | null;
  /** The secret that has the name, or that was made; null where there is none. */
  readonly secretId: string | null;
}

/** A good entry. */
export interface Candidate {
  readonly line: number;
  readonly description: Description;
  readonly value: string;
  readonly masked: string;
}

/** A live secret that has the name of an entry. */
export interface Taken {
  readonly id: string;
  readonly nameKey: string;
  readonly currentVersion: number;
}

/** What a file says, before it is held against what there is. */
export type Draft = PlannedEntry | Candidate;

export const isCandidate = (draft: Draft): draft is Candidate => 'description' in draft;

/** What each entry of a file comes to by itself: one that may be imported, or what is told of it. */
export function draft(entries: readonly DotenvEntry[], common: ImportDescription): Draft[] {
  const lines = new Map<string, number>();
  return entries.map((entry) => {
    const { line, name, value, problem } = entry;
    const told = (action: ImportAction, message: string): PlannedEntry => ({
      ...{ line, name, action, message, secretId: null },
    });
    if (problem !== null || name === null) return told('INVALID', problem ?? 'This is no NAME=value.');
    const before = lines.get(nameKey(name));
    if (before !== undefined) return told('INVALID', `This name is on line ${before} already.`);
    lines.set(nameKey(name), line);
    if (value === '') return told('SKIP', 'It has no value.');
    try {
      const description = newDescription({ ...common, name });
      validValue(value).fill(0);
      return { line, description, value, masked: mask(value) };
    } catch (error) {
      if (error instanceof InvalidInput) return told('INVALID', error.message);
      throw error;
    }
  });
}

/** What each entry comes to, given the secrets that have their names. */
export function plan(
  drafts: readonly Draft[],
  taken: ReadonlyMap<string, Taken>,
  onConflict: OnConflict,
): PlannedEntry[] {
  return drafts.map((each) => {
    if (!isCandidate(each)) return each;
    const { line, description } = each;
    const own = taken.get(description.nameKey);
    const about = { line, name: description.name, secretId: own?.id ?? null };
    if (!own) return { ...about, action: 'CREATE', message: null };
    if (onConflict === 'ROTATE') return { ...about, action: 'ROTATE', message: null };
    const message = 'You have a secret of this name already.';
    return { ...about, action: onConflict === 'SKIP' ? 'SKIP' : 'CONFLICT', message };
  });
}

/** Whether nothing stands in the way of the whole. */
export const isImportable = (entries: readonly PlannedEntry[]): boolean =>
  entries.every(({ action }) => action !== 'CONFLICT' && action !== 'INVALID');
