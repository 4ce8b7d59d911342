/** What GraphiQL may keep beyond the browser tab: how it looks. The rest can hold passwords and secret values. */
const LASTING = /^graphiql:(theme|visiblePlugin|\w+Flex)$/;

/** The part of the browser's Storage that is used here. */
export interface TextStorage {
  readonly length: number;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  clear(): void;
}

/**
 * Where GraphiQL keeps its state: the look in localStorage, but tabs, variables and history in sessionStorage, which
 * ends with the browser tab. Variables and headers of this schema hold passwords, tokens and secret values.
 */
export function createStorage(lasting: TextStorage, passing: TextStorage): TextStorage {
  const of = (key: string): TextStorage => (LASTING.test(key) ? lasting : passing);
  return {
    getItem: (key) => of(key).getItem(key),
    setItem: (key, value) => of(key).setItem(key, value),
    removeItem: (key) => of(key).removeItem(key),
    clear: () => {
      lasting.clear();
      passing.clear();
    },
    get length() {
      return lasting.length + passing.length;
    },
  };
}
