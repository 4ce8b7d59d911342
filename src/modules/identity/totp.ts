import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Digits of a code, and seconds for which it is shown: what every authenticator app assumes. */
export const TOTP_DIGITS = 6;
export const TOTP_PERIOD_SECONDS = 30;
/** How many steps a clock may be off, in either direction (RFC 6238 §5.2 recommends one). */
const WINDOW_STEPS = 1;
/** Bytes of a secret: as many as SHA-1 has (RFC 4226 §4, R6). */
const SECRET_BYTES = 20;
const ISSUER = 'Steward';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new random secret, 160 bits. */
export const newTotpSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** Base32 (RFC 4648 §6) without padding, as authenticator apps want secrets typed in. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/gu) ?? [];
  return groups.map((group) => BASE32.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('');
}

/** The HOTP value of a counter (RFC 4226 §5.3), as decimal digits with leading zeros. */
export function hotp(secret: Buffer, counter: number, digits = TOTP_DIGITS): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const digest = createHmac('sha1', secret).update(message).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0xf;
  const truncated = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(truncated % 10 ** digits).padStart(digits, '0');
}

/** The time step (RFC 6238 §4.2) of a time in seconds since the epoch. */
export const totpStep = (seconds: number): number => Math.floor(seconds / TOTP_PERIOD_SECONDS);

/**
 * The latest step around `seconds` (since the epoch) whose code this is and that lies after `lastUsedStep`; null where
 * there is none. Every step is compared, in constant time.
 */
export function matchingStep(
  secret: Buffer,
  code: string,
  seconds: number,
  lastUsedStep: number | null = null,
): number | null {
  const given = Buffer.from(code);
  const now = totpStep(seconds);
  const steps = Array.from({ length: 2 * WINDOW_STEPS + 1 }, (_, n) => now + WINDOW_STEPS - n).filter((n) => n >= 0);
  const matching = steps.filter((step) => {
    const right = Buffer.from(hotp(secret, step));
    return right.length === given.length && timingSafeEqual(right, given);
  });
  return matching.find((step) => lastUsedStep === null || step > lastUsedStep) ?? null;
}

/** What a QR code for authenticator apps says (the `otpauth` key URI format). */
export function otpauthUri(secret: Buffer, email: string): string {
  const label = `${ISSUER}:${encodeURIComponent(email)}`;
  const parameters = new URLSearchParams({
    ...{ secret: base32(secret), issuer: ISSUER, algorithm: 'SHA1' },
    ...{ digits: String(TOTP_DIGITS), period: String(TOTP_PERIOD_SECONDS) },
  });
  return `otpauth://totp/${label}?${parameters.toString()}`;
}
