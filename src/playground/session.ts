import type { Headers } from './headers.js';
import { COMPLETE_MFA, RENEW, SIGN_IN, SIGN_OUT, WHOSE } from './operations.js';
import { resultOf, type Answer, type send } from './send.js';

/** What `login`, `register`, `refreshSession` and `acceptInvitation` answer. */
interface Tokens {
  accessToken: string;
  refreshToken: string;
  accessTokenExpiresAt: string;
}

/** Who is signed in, as far as the page knows. */
export interface SessionState {
  /** The display name; null where nobody is signed in. */
  readonly name: string | null;
}

/** The password was right, and the account has a second factor. */
export interface Challenge {
  readonly challenge: string;
}

/** How long before its end an access token is renewed, in milliseconds. */
const MARGIN = 30_000;
const SIGNED_OUT: SessionState = { name: null };

const isTokens = (value: unknown): value is Tokens & { user?: { displayName?: string } } =>
  typeof value === 'object' &&
  value !== null &&
  ['accessToken', 'refreshToken', 'accessTokenExpiresAt'].every((key) => typeof Reflect.get(value, key) === 'string');

/**
 * The sign-in of the playground. The access token is written to the headers editor; the refresh token stays in memory
 * and renews it just before it expires. Another Authorization typed into the editor ends the renewing.
 */
export class Session {
  readonly #headers: Headers;
  readonly #send: typeof send;
  readonly #listeners = new Set<() => void>();
  #state = SIGNED_OUT;
  #tokens: Tokens | undefined;
  /** The Authorization that `#state` and `#tokens` belong to. */
  #authorization: string | undefined;
  #renewing: Promise<void> | undefined;

  constructor(headers: Headers, post: typeof send) {
    this.#headers = headers;
    this.#send = post;
    headers.subscribe(() => this.#headersChanged());
  }

  /** Who is signed in; a new object after every change. */
  readonly state = (): SessionState => this.#state;

  /** Calls `listener` after every change of `state`. Answers the way to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes the access token for spent, because the server does. Answers whether it can be had anew without the person. */
  expire(): boolean {
    if (this.#tokens) this.#tokens = { ...this.#tokens, accessTokenExpiresAt: new Date(0).toISOString() };
    return this.#tokens !== undefined;
  }

  /** Signs in. Answers null, what a code is still needed for, or why it failed in words for a person. */
  async signIn(email: string, password: string): Promise<Challenge | string | null> {
    const result = resultOf(await this.#send({ query: SIGN_IN, variables: { input: { email, password } } }));
    if (result['__typename'] === 'MfaRequired') return { challenge: String(result['challenge']) };
    return this.#outcome(result);
  }

  /** Signs in whose password was right, with a code. Answers null, or why it failed in words for a person. */
  async completeMfa({ challenge }: Challenge, code: string): Promise<string | null> {
    const variables = { input: { challenge, code } };
    return this.#outcome(resultOf(await this.#send({ query: COMPLETE_MFA, variables })));
  }

  #outcome(result: Record<string, unknown>): string | null {
    if (this.#adopt(result)) return null;
    const wait = typeof result['retryAfter'] === 'number' ? ` Try again in ${result['retryAfter']} seconds.` : '';
    return `${String(result['message'])}${wait}`;
  }

  /** Ends the session on the server, and forgets the tokens even when the server cannot be reached. */
  async signOut(): Promise<void> {
    try {
      await this.#send({ query: SIGN_OUT }, await this.requestHeaders({}));
    } finally {
      this.#headers.authorization = undefined;
    }
  }

  /** Finds out whose token a reloaded page still has. A token that is no longer good is removed. */
  async resume(): Promise<void> {
    const authorization = this.#headers.authorization;
    if (!authorization) return;
    const answer = await this.#send({ query: WHOSE }, { Authorization: authorization });
    if (this.#headers.authorization !== authorization) return;
    const user = answer.data?.['result'] as { displayName: string } | null | undefined;
    if (!user) this.#headers.authorization = undefined;
    this.#authorization = this.#headers.authorization;
    this.#show(user ? { name: user.displayName } : SIGNED_OUT);
  }

  /** The headers to send now: those given, with an access token that is good for a while where it can be had. */
  async requestHeaders(given: Record<string, string>): Promise<Record<string, string>> {
    if (this.#tokens && Date.parse(this.#tokens.accessTokenExpiresAt) - Date.now() < MARGIN) {
      this.#renewing ??= this.#renew(this.#tokens).finally(() => (this.#renewing = undefined));
      await this.#renewing;
    }
    const authorization = this.#headers.authorization;
    const others = Object.entries(given).filter(([name]) => name.toLowerCase() !== 'authorization');
    return { ...Object.fromEntries(others), ...(authorization && { Authorization: authorization }) };
  }

  /** Takes over the tokens of an operation that the person ran in a tab, and notices the end of the session. */
  observe(answer: Answer): void {
    if (Object.values(answer.data ?? {}).some((result) => this.#adopt(result))) return;
    if (answer.errors?.some((error) => error.extensions?.code === 'UNAUTHENTICATED')) this.#show(SIGNED_OUT);
  }

  #adopt(result: unknown): boolean {
    if (!isTokens(result)) return false;
    const name = result.user?.displayName ?? this.#state.name ?? 'Signed in';
    this.#tokens = result;
    this.#authorization = `Bearer ${result.accessToken}`;
    this.#headers.authorization = this.#authorization;
    this.#show({ name });
    return true;
  }

  async #renew({ refreshToken }: Tokens): Promise<void> {
    const answer = await this.#send({ query: RENEW, variables: { input: { refreshToken } } });
    if (!this.#adopt(answer.data?.['result'])) this.#headers.authorization = undefined;
  }

  #headersChanged(): void {
    if (this.#headers.authorization === this.#authorization) return;
    this.#authorization = this.#headers.authorization;
    this.#tokens = undefined;
    this.#show(SIGNED_OUT);
  }

  #show(state: SessionState): void {
    if (state.name === this.#state.name) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
