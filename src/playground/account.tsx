import { Button, Dialog } from '@graphiql/react';
import { useState, useSyncExternalStore, type SubmitEvent } from 'react';
import type { Challenge, Session } from './session.js';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Who is signed in, with the way out; or the way in. */
export function Account({ session }: { session: Session }) {
  const { name } = useSyncExternalStore(session.subscribe, session.state);
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const signOut = () =>
    session.signOut().then(
      () => setProblem(null),
      (error: unknown) => setProblem(messageOf(error)),
    );

  return (
    <div className="steward-account">
      {problem && <span role="alert">{problem}</span>}
      {name === null ? (
        <Button type="button" onClick={() => setOpen(true)}>
          Sign in
        </Button>
      ) : (
        <>
          <span className="steward-name" title={name}>
            {name}
          </span>
          <Button type="button" onClick={() => void signOut()}>
            Sign out
          </Button>
        </>
      )}
      <Dialog open={open} onOpenChange={setOpen}>
        <SignIn session={session} close={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

/** Sends what was typed: a code where one is asked for, else e-mail and password. */
const attempt = (session: Session, challenge: Challenge | null, form: FormData): Promise<Challenge | string | null> =>
  challenge
    ? session.completeMfa(challenge, form.get('code') as string)
    : session.signIn(form.get('email') as string, form.get('password') as string);

function SignIn({ session, close }: { session: Session; close: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const outcome = await attempt(session, challenge, form).catch(messageOf);
    setBusy(false);
    setProblem(typeof outcome === 'string' ? outcome : null);
    if (outcome === null) close();
    else if (typeof outcome === 'object') setChallenge(outcome);
  };
  const startOver = () => {
    setChallenge(null);
    setProblem(null);
  };

  return (
    <form className="steward-sign-in" method="post" onSubmit={(event) => void submit(event)}>
      <div className="graphiql-dialog-header">
        <Dialog.Title className="graphiql-dialog-title">Sign in</Dialog.Title>
        <Dialog.Close />
      </div>
      <div className="graphiql-dialog-section">
        {challenge ? <CodeField /> : <PasswordFields />}
        {problem && <p role="alert">{problem}</p>}
        <Button type="submit" disabled={busy}>
          Sign in
        </Button>
        {challenge && (
          <Button type="button" onClick={startOver}>
            Start over
          </Button>
        )}
        <Hint />
      </div>
    </form>
  );
}

const Hint = () => (
  <Dialog.Description className="steward-hint">
    The access token goes into Headers, for all tabs. It is kept for this browser tab only, renewed while the page is
    open, and gone when you close it.
  </Dialog.Description>
);

const PasswordFields = () => (
  <>
    <label>
      E-mail
      <input name="email" type="email" autoComplete="username" maxLength={254} required autoFocus />
    </label>
    <label>
      Password
      <input name="password" type="password" autoComplete="current-password" required />
    </label>
  </>
);

/** Keyed apart from the fields before, so that nothing typed there stays. */
const CodeField = () => (
  <label key="code">
    Code of your authenticator app, or a backup code
    <input
      name="code"
      type="text"
      autoComplete="one-time-code"
      autoCapitalize="none"
      maxLength={64}
      required
      autoFocus
    />
  </label>
);
