import { InvalidInput } from '../../platform/problem.js';
import { COMMON_PASSWORDS } from './common-passwords.js';

/** The fewest characters of a password. */
export const MIN_PASSWORD_CHARACTERS = 12;
/** The most bytes bcrypt looks at; it ignores what follows, so more is refused. */
export const MAX_PASSWORD_BYTES = 72;

/** Whose password it is: what it must not be guessed from. */
export interface PasswordOwner {
  readonly email: string;
  readonly displayName: string;
}

/** The one form in which a password is hashed and compared: NFC, since keyboards compose accents differently. */
export const normalisePassword = (password: string): string => password.normalize('NFC');

/** Half a surrogate pair has no bytes in UTF-8: all of them would be hashed as the same replacement character. */
const HALF_CHARACTER = /\p{Cs}/u;

/** Whether bcrypt would see the whole of it, and as it is. */
export const isHashable = (password: string): boolean =>
  Buffer.byteLength(normalisePassword(password)) <= MAX_PASSWORD_BYTES &&
  !password.includes('\0') &&
  !HALF_CHARACTER.test(password);

/** Answers the password in the form it is hashed in, or throws InvalidInput about `field` saying what is wrong with it. */
export function requirePassword(password: string, owner: PasswordOwner, field = 'password'): string {
  const normal = normalisePassword(password);
  const refuse = (why: string): never => {
    throw new InvalidInput(why, field);
  };
  if (normal.includes('\0')) refuse('A password must not contain the character NUL.');
  if (HALF_CHARACTER.test(normal)) refuse('A password must be valid Unicode text.');
  if (Buffer.byteLength(normal) > MAX_PASSWORD_BYTES)
    refuse(`A password has at most ${MAX_PASSWORD_BYTES} bytes in UTF-8.`);
  if ([...normal].length < MIN_PASSWORD_CHARACTERS)
    refuse(`A password has at least ${MIN_PASSWORD_CHARACTERS} characters.`);
  if (isCommon(normal)) refuse('This is one of the passwords that are tried first. Choose another one.');
  if (isAboutOwner(normal, owner)) refuse('A password must not be your name or e-mail address.');
  return normal;
}

/** On the list, the list with digits or signs behind, one short piece repeated, or a run of neighbours. */
function isCommon(password: string): boolean {
  const folded = fold(password);
  const core = folded.replace(/[\d!?.@#$%*_-]+$/u, '');
  return (
    COMMON_PASSWORDS.has(folded) ||
    COMMON_PASSWORDS.has(core) ||
    /^(.{1,4}?)\1+(?:.{0,3})$/su.test(folded) ||
    RUNS.some((run) => run.includes(folded))
  );
}

const keyboard = ['`1234567890-=', 'qwertyuiop[]\\', "asdfghjkl;'", 'zxcvbnm,./'];
const rows = [
  ...keyboard,
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb',
];
const forward = [keyboard.join(''), 'qwertyuiopasdfghjklzxcvbnm', ...rows];
const RUNS = [...forward, ...forward.map((run) => [...run].reverse().join(''))].map((run) => run.repeat(8));

function isAboutOwner(password: string, { email, displayName }: PasswordOwner): boolean {
  const folded = letters(password);
  const names = [email, email.slice(0, email.indexOf('@')), displayName].map(letters).filter((name) => name !== '');
  return names.some((name) => folded === name || (name.length >= 4 && folded.replaceAll(name, '').length <= 3));
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase();
const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');
