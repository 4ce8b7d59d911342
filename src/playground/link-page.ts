import { passwordProblem } from './password.js';

/** What makes a page that does one thing with a token from the fragment of its address. */
export interface LinkPage<Field extends string> {
  /** The ids of its inputs, in their order; one is `password`. */
  readonly fields: readonly Field[];
  /** What is wrong with an input besides the password, in words for whoever typed it; empty where nothing is. */
  problemOf(field: Field, input: HTMLInputElement): string;
  /** Sends what was typed; answers the result of the mutation. */
  send(token: string, value: (field: Field) => string): Promise<Record<string, unknown>>;
  /** Shows the success; false where the result is none. */
  succeed(result: Record<string, unknown>, value: (field: Field) => string): boolean;
  /** Whether the link is what a refusal is about: then there is nothing more to try. */
  isUnusable(result: Record<string, unknown>): boolean;
  /** The input that an input field of the mutation stands for. */
  inputOf(field: unknown): Field | undefined;
}

type Section = 'missing' | 'unusable' | 'form' | 'done';

/** An element of the page. Throws where the page has none such: a mistake of the program. */
export function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`This page has no ${kind.name} #${id}`);
}

/** Writes text into an element. */
export function setText(id: string, text: string): void {
  element(id, HTMLElement).textContent = text;
}

/** Shows the way on from here: the playground where this server has one, and words where it has not. */
export function showWayOn(): void {
  const playground = document.documentElement.dataset['playground'] === 'on';
  element('done-playground', HTMLElement).hidden = !playground;
  element('done-client', HTMLElement).hidden = playground;
}

/** Brings a page to life. */
export function openLinkPage<Field extends string>(page: LinkPage<Field>): void {
  const open = new OpenPage(page);
  const submit = element('submit', HTMLButtonElement);
  element('form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    if (!open.check()) return;
    submit.disabled = true;
    open
      .act()
      .catch((error: unknown) => open.setProblem('form', error instanceof Error ? error.message : String(error)))
      .finally(() => (submit.disabled = false));
  });
  for (const field of page.fields) input(field).addEventListener('input', () => open.typed(field));
  offerToShow(element('show', HTMLButtonElement), input('password'));
  // A link pasted into an open page changes the fragment only, and the page is not loaded again.
  addEventListener('hashchange', () => open.readToken());
  open.readToken();
}

const input = (field: string) => element(field, HTMLInputElement);

const valueOf = (field: string): string => (field === 'password' ? input(field).value : input(field).value.trim());

class OpenPage<Field extends string> {
  /** The token of the link. It is in the fragment, which browsers never send, and leaves the address bar at once. */
  #token = '';

  constructor(private readonly page: LinkPage<Field>) {}

  readToken(): void {
    const given = new URLSearchParams(location.hash.slice(1)).get('token')?.trim() ?? '';
    if (location.hash) history.replaceState(null, '', location.pathname);
    if (given) this.#token = given;
    show(this.#token ? 'form' : 'missing');
  }

  setProblem(field: Field | 'form', problem: string): void {
    setText(`${field}-problem`, problem);
    if (field !== 'form') input(field).setAttribute('aria-invalid', String(problem !== ''));
  }

  /** Shows what is wrong next to each field, and goes to the first of them. Answers whether all is well. */
  check(): boolean {
    const { fields } = this.page;
    this.setProblem('form', '');
    for (const field of fields) this.setProblem(field, this.#problemOf(field));
    const wrong = fields.find((field) => this.#problemOf(field) !== '');
    if (wrong) input(wrong).focus();
    return wrong === undefined;
  }

  /** What is wrong with a password shows while it is typed; with anything else, once it was sent. */
  typed(field: Field): void {
    if (field === 'password' || input(field).getAttribute('aria-invalid') === 'true')
      this.setProblem(field, this.#problemOf(field));
  }

  async act(): Promise<void> {
    const result = await this.page.send(this.#token, valueOf);
    if (!this.page.succeed(result, valueOf)) {
      this.#refuse(result);
      return;
    }
    this.#token = '';
    element('form', HTMLFormElement).reset();
    show('done');
  }

  #problemOf(field: Field): string {
    return field === 'password' ? (passwordProblem(valueOf(field)) ?? '') : this.page.problemOf(field, input(field));
  }

  #refuse(result: Record<string, unknown>): void {
    const message = String(result['message']);
    const field = this.page.inputOf(result['field']);
    if (this.page.isUnusable(result)) {
      setText('unusable-reason', message);
      show('unusable');
    } else if (field) {
      this.setProblem(field, message);
      input(field).focus();
    } else {
      const wait = typeof result['retryAfter'] === 'number' ? ` Try again in ${result['retryAfter']} seconds.` : '';
      this.setProblem('form', `${message}${wait}`);
    }
  }
}

function show(section: Section): void {
  for (const id of ['missing', 'unusable', 'form', 'done']) element(id, HTMLElement).hidden = id !== section;
  element(section, HTMLElement).querySelector<HTMLElement>('h1[tabindex]')?.focus();
}

function offerToShow(button: HTMLButtonElement, password: HTMLInputElement): void {
  button.addEventListener('click', () => {
    const visible = password.type === 'password';
    password.type = visible ? 'text' : 'password';
    button.textContent = visible ? 'Hide' : 'Show';
    button.setAttribute('aria-pressed', String(visible));
  });
}
