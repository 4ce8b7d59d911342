import { element, setText } from './link-page.js';
import { COMPLETE_MFA, OPEN_SECRET_LINK, SIGN_IN, SIGN_OUT, STEP_UP } from './operations.js';
import { resultOf, send } from './send.js';

type Result = Record<string, unknown>;
type Section = 'missing' | 'unusable' | 'form' | 'code-form' | 'done';

/** What a code is asked for, and what is done with it. */
interface Step {
  readonly why: string;
  take(code: string): Promise<void>;
}

const SECTIONS: readonly Section[] = ['missing', 'unusable', 'form', 'code-form', 'done'];
/** After these there is nothing more to try with the link. */
const FINAL = new Set(['NotFound', 'SecretLinkSpent', 'SecretLinkClosed']);

/** The token of the link. It is in the fragment, which browsers never send, and leaves the address bar at once. */
let token = '';
let step: Step | null = null;

const input = (id: string) => element(id, HTMLInputElement);

function show(section: Section): void {
  for (const id of SECTIONS) element(id, HTMLElement).hidden = id !== section;
  element(section, HTMLElement).querySelector<HTMLElement>('h1[tabindex], input')?.focus();
}

function readToken(): void {
  const given = new URLSearchParams(location.hash.slice(1)).get('token')?.trim() ?? '';
  if (location.hash) history.replaceState(null, '', location.pathname);
  if (given) token = given;
  show(token ? 'form' : 'missing');
}

/** Sends a mutation as whoever the access token says. */
const ask = async (query: string, variables: object, accessToken?: unknown): Promise<Result> =>
  resultOf(
    await send(
      { query, variables: { input: variables } },
      typeof accessToken === 'string' ? { Authorization: `Bearer ${accessToken}` } : {},
    ),
  );

function refuse(result: Result): void {
  const wait = typeof result['retryAfter'] === 'number' ? ` Try again in ${result['retryAfter']} seconds.` : '';
  const isCode = !element('code-form', HTMLElement).hidden;
  setText(isCode ? 'code-problem' : 'form-problem', `${String(result['message'])}${wait}`);
}

function askForCode(next: Step): void {
  step = next;
  setText('code-why', next.why);
  setText('code-problem', '');
  input('code').value = '';
  show('code-form');
}

async function signIn(): Promise<void> {
  const [email, password] = [input('email').value.trim(), input('password').value];
  const result = await ask(SIGN_IN, { email, password });
  if (result['__typename'] !== 'MfaRequired') return signedIn(result, password);
  askForCode({
    why: 'Your account has a second factor.',
    take: async (code) => signedIn(await ask(COMPLETE_MFA, { challenge: result['challenge'], code }), null),
  });
}

/** Goes on with a session; the password where that is what proves again who is there. */
async function signedIn(result: Result, password: string | null): Promise<void> {
  const accessToken = result['accessToken'];
  if (typeof accessToken !== 'string') {
    refuse(result);
    return;
  }
  const opened = await ask(OPEN_SECRET_LINK, { token }, accessToken);
  if (opened['__typename'] !== 'StepUpRequired') return finish(opened, accessToken);
  if (password !== null) return proveAgain({ password }, accessToken);
  askForCode({
    why: 'This secret asks for a fresh code. Wait for the next one.',
    take: (code) => proveAgain({ code }, accessToken),
  });
}

async function proveAgain(proof: object, accessToken: string): Promise<void> {
  const proved = await ask(STEP_UP, proof, accessToken);
  if (proved['__typename'] !== 'StepUpSuccess') {
    refuse(proved);
    return;
  }
  await finish(await ask(OPEN_SECRET_LINK, { token }, accessToken), accessToken);
}

async function finish(opened: Result, accessToken: string): Promise<void> {
  if (opened['__typename'] === 'OpenSecretLinkSuccess') {
    reveal(opened);
  } else if (FINAL.has(String(opened['__typename']))) {
    setText('unusable-reason', String(opened['message']));
    show('unusable');
  } else {
    show('form');
    refuse(opened);
  }
  // Nobody asked to stay signed in here. The session ends by itself where the server cannot be reached now.
  await send({ query: SIGN_OUT }, { Authorization: `Bearer ${accessToken}` }).catch(() => undefined);
}

function reveal({ value, name, displayName, comment }: Result): void {
  token = '';
  for (const id of ['form', 'code-form']) element(id, HTMLFormElement).reset();
  setText('done-name', String(displayName ?? name));
  setText('done-comment', typeof comment === 'string' ? comment : '');
  element('value', HTMLTextAreaElement).value = String(value);
  show('done');
}

async function copy(): Promise<void> {
  const field = element('value', HTMLTextAreaElement);
  field.select();
  // Browsers without a secure connection have no clipboard to write to.
  const isCopied =
    'clipboard' in navigator &&
    (await navigator.clipboard.writeText(field.value).then(
      () => true,
      () => false,
    ));
  setText('copied', isCopied ? 'Copied.' : 'It is selected: copy it with your keyboard.');
}

function onSubmit(form: string, button: string, problem: string, act: () => Promise<void>): void {
  const submit = element(button, HTMLButtonElement);
  element(form, HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    setText(problem, '');
    submit.disabled = true;
    act()
      .catch((error: unknown) => setText(problem, error instanceof Error ? error.message : String(error)))
      .finally(() => (submit.disabled = false));
  });
}

onSubmit('form', 'submit', 'form-problem', signIn);
onSubmit('code-form', 'code-submit', 'code-problem', async () => step?.take(input('code').value.trim()));
element('copy', HTMLButtonElement).addEventListener('click', () => void copy());
// A link pasted into an open page changes the fragment only, and the page is not loaded again.
addEventListener('hashchange', readToken);
readToken();
