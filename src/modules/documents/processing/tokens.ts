import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';

/** What looks like a control token of a model is text like any other. */
const AS_TEXT = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };

/** How many tokens a text is in the encoding o200k_base. Its time grows with the square of the longest word. */
export const tokensIn = (text: string): number => countTokens(text, AS_TEXT);
