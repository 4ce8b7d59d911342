import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import type { TextStorage } from './storage.js';

/** What the headers editor shows before anybody has signed in. */
export const EMPTY_HEADERS = `// Sent with every request, from all tabs. "Sign in" fills in Authorization.
// It is kept for this browser tab only and gone when you close it.
{}
`;

const STORAGE_KEY = 'steward:headers';
const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2, insertFinalNewline: true } };

/** The name under which a headers text has its Authorization header, whatever its case. */
function authorizationKey(text: string): string {
  const names = parseTree(text)?.children?.map((property) => String(property.children?.[0]?.value)) ?? [];
  return names.find((name) => name.toLowerCase() === 'authorization') ?? 'Authorization';
}

/** The value of the Authorization header in a headers text (JSON with comments); undefined where there is none. */
export function authorizationOf(text: string): string | undefined {
  const tree = parseTree(text);
  const value: unknown = tree && findNodeAtLocation(tree, [authorizationKey(text)])?.value;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The headers text with another Authorization, or without one; other headers and comments stay. */
export function withAuthorization(text: string, authorization: string | undefined): string {
  const base = parseTree(text)?.type === 'object' ? text : EMPTY_HEADERS;
  return applyEdits(base, modify(base, [authorizationKey(base)], authorization, FORMAT));
}

/**
 * The request headers of the playground: one text for all tabs, since a person signs in once and not once a tab.
 * It holds a bearer token, so it lives in sessionStorage and ends with the browser tab.
 */
export class Headers {
  readonly #storage: TextStorage;
  readonly #listeners = new Set<() => void>();
  #text: string;

  constructor(storage: TextStorage) {
    this.#storage = storage;
    this.#text = storage.getItem(STORAGE_KEY) ?? EMPTY_HEADERS;
  }

  /** The text of the headers editor. */
  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    if (text === this.#text) return;
    this.#text = text;
    this.#storage.setItem(STORAGE_KEY, text);
    for (const listener of this.#listeners) listener();
  }

  /** The Authorization header; undefined where there is none. */
  get authorization(): string | undefined {
    return authorizationOf(this.#text);
  }

  set authorization(authorization: string | undefined) {
    this.text = withAuthorization(this.#text, authorization);
  }

  /** Calls `listener` after every change. Answers the way to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
