import { requireName } from './text.policy.js';

/** A display name, trimmed and in NFC; InvalidInput where it is empty, too long, or has control characters. */
export const requireDisplayName = (text: string): string => requireName(text, 'displayName', 'A display name');
