import { randomBytes } from 'node:crypto';
import { sha256 } from '../../platform/crypto/tokens.js';
import { TOTP_DIGITS, base32 } from './totp.js';

/** How many backup codes a person has. */
export const BACKUP_CODES = 10;
/** 80 random bits each: a plain digest of one cannot be searched. */
const BACKUP_CODE_BYTES = 10;

/** What a person can type in: the app's digits, or a backup code. */
export type TypedCode =
  { readonly kind: 'TOTP'; readonly digits: string } | { readonly kind: 'BACKUP'; readonly code: string };

/** What is meant by a text, spaces and hyphens aside; null where it can be neither kind of code. */
export function typedCode(text: string): TypedCode | null {
  if (text.length > 64) return null;
  const bare = text.replace(/[\s-]/gu, '').toUpperCase();
  if (new RegExp(`^[0-9]{${TOTP_DIGITS}}$`, 'u').test(bare)) return { kind: 'TOTP', digits: bare };
  return /^[A-Z2-7]{16}$/u.test(bare) ? { kind: 'BACKUP', code: bare } : null;
}

/** Ten new backup codes, as they are shown: four groups of four characters of base32. */
export const newBackupCodes = (): string[] =>
  Array.from({ length: BACKUP_CODES }, () =>
    base32(randomBytes(BACKUP_CODE_BYTES)).replace(/.{4}(?=.)/gu, (group) => `${group}-`),
  );

/** What is stored of a backup code, in whichever way it is spelled. Bound to the user it belongs to. */
export const backupCodeHash = (userId: string, code: string): Buffer =>
  sha256(`steward/backup-code:${userId.toLowerCase()}:${code.replace(/[\s-]/gu, '').toUpperCase()}`);
