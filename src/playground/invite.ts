import { ACCEPT_INVITATION } from './operations.js';
import { passwordProblem } from './password.js';
import { resultOf, send } from './send.js';

const FIELDS = ['email', 'displayName', 'password'] as const;
type Field = (typeof FIELDS)[number];
type Section = 'missing' | 'unusable' | 'form' | 'done';

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`invite.html has no ${kind.name} #${id}`);
}

const form = element('form', HTMLFormElement);
const submit = element('submit', HTMLButtonElement);
const input = (field: Field) => element(field, HTMLInputElement);

/** The token of the link. It is in the fragment, which browsers never send, and leaves the address bar at once. */
let token = '';

function readToken(): void {
  const given = new URLSearchParams(location.hash.slice(1)).get('token')?.trim() ?? '';
  if (location.hash) history.replaceState(null, '', location.pathname);
  if (given) token = given;
  show(token ? 'form' : 'missing');
}

function show(section: Section): void {
  for (const id of ['missing', 'unusable', 'form', 'done']) element(id, HTMLElement).hidden = id !== section;
  element(section, HTMLElement).querySelector<HTMLElement>('h1[tabindex]')?.focus();
}

function setText(id: string, text: string): void {
  element(id, HTMLElement).textContent = text;
}

function setProblem(field: Field | 'form', problem: string): void {
  setText(`${field}-problem`, problem);
  if (field !== 'form') input(field).setAttribute('aria-invalid', String(problem !== ''));
}

function problemOf(field: Field): string {
  const { value, validity } = input(field);
  if (field === 'password') return passwordProblem(value) ?? '';
  if (value.trim() === '') return field === 'email' ? 'Your e-mail address, please.' : 'A name, please.';
  return validity.typeMismatch ? 'This does not look like an e-mail address.' : '';
}

/** Shows what is wrong next to each field, and goes to the first of them. Answers whether all is well. */
function check(): boolean {
  setProblem('form', '');
  for (const field of FIELDS) setProblem(field, problemOf(field));
  const wrong = FIELDS.find((field) => problemOf(field) !== '');
  if (wrong) input(wrong).focus();
  return wrong === undefined;
}

async function accept(): Promise<void> {
  const [email, displayName, password] = [
    input('email').value.trim(),
    input('displayName').value.trim(),
    input('password').value,
  ];
  const variables = { input: { token, email, displayName, password } };
  const result = resultOf(await send({ query: ACCEPT_INVITATION, variables }));
  if (result['__typename'] === 'AcceptInvitationSuccess')
    welcome(result['user'] as { displayName: string; email: string | null }, email);
  else refuse(result);
}

function welcome(user: { displayName: string; email: string | null }, email: string): void {
  token = '';
  form.reset();
  setText('done-name', user.displayName);
  setText('done-email', user.email ?? email);
  const playground = document.documentElement.dataset['playground'] === 'on';
  element('done-playground', HTMLElement).hidden = !playground;
  element('done-client', HTMLElement).hidden = playground;
  show('done');
}

function refuse(result: Record<string, unknown>): void {
  const message = String(result['message']);
  const field = FIELDS.find((each) => each === result['field']);
  if (result['__typename'] === 'NotFound' || result['field'] === 'token') {
    setText('unusable-reason', message);
    show('unusable');
    return;
  }
  if (field) {
    setProblem(field, message);
    input(field).focus();
    return;
  }
  const wait = typeof result['retryAfter'] === 'number' ? ` Try again in ${result['retryAfter']} seconds.` : '';
  setProblem('form', `${message}${wait}`);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (!check()) return;
  submit.disabled = true;
  accept()
    .catch((error: unknown) => setProblem('form', error instanceof Error ? error.message : String(error)))
    .finally(() => (submit.disabled = false));
});

for (const field of FIELDS)
  input(field).addEventListener('input', () => {
    if (field === 'password' || input(field).getAttribute('aria-invalid') === 'true')
      setProblem(field, problemOf(field));
  });

element('show', HTMLButtonElement).addEventListener('click', ({ currentTarget }) => {
  const visible = input('password').type === 'password';
  input('password').type = visible ? 'text' : 'password';
  const button = currentTarget as HTMLButtonElement;
  button.textContent = visible ? 'Hide' : 'Show';
  button.setAttribute('aria-pressed', String(visible));
});

// A link pasted into an open page changes the fragment only, and the page is not loaded again.
addEventListener('hashchange', readToken);
readToken();
