'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { Mark } from '../../components/mark.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { postAuth, problemOf, signInStrings } from '../sign-in/index.ts';
import { chooseWorkspace } from '../workspace/index.ts';
import styles from './invitation-page.module.css';
import { invitationStrings } from './strings.ts';

type Invitation = inferRouterOutputs<AppRouter>['invitation']['read'];

/** Where the link of an invitation leads: what it is to, and the way in. */
export function InvitationPage({ token }: { token: string }) {
  const errorText = useErrorText();
  const strings = useStrings(invitationStrings);
  const trpc = useTRPC();
  const session = useQuery(trpc.session.get.queryOptions());
  const { mutate: read, ...invitation } = useMutation(trpc.invitation.read.mutationOptions());
  // The server: what the link is for. It is asked in a message, so that the secret stands in no log of addresses.
  useEffect(() => read({ token }), [read, token]);
  const failed = [invitation, session].find(({ isError }) => isError);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Mark size={32} />
        {failed === undefined ? null : <Over text={errorText(failed.error)} />}
        {failed === undefined && (invitation.data === undefined || session.data === undefined) ? (
          <Spinner label={strings.loading} />
        ) : null}
        {invitation.data === undefined || session.data === undefined ? null : (
          <Opened invitation={invitation.data} token={token} signedInAs={session.data.person?.email ?? null} />
        )}
      </div>
    </main>
  );
}

function Over({ text }: { text: string }) {
  const strings = useStrings(invitationStrings);
  return (
    <>
      <h1>{strings.overTitle}</h1>
      <p role="alert">{text}</p>
      <ButtonLink href="/">{strings.home}</ButtonLink>
    </>
  );
}

interface OpenedProps {
  invitation: Invitation;
  token: string;
  signedInAs: string | null;
}

function Opened({ invitation, token, signedInAs }: OpenedProps) {
  const strings = useStrings(invitationStrings);
  const { workspaceName, inviterName, role, email, hasAccount } = invitation;
  const isOther = signedInAs !== null && signedInAs.toLowerCase() !== email;
  const back = `/sign-in?next=${encodeURIComponent(`/invitation/${token}`)}`;
  return (
    <>
      <h1>{strings.title(workspaceName)}</h1>
      <p>{strings.lead(inviterName, strings.roles[role])}</p>
      {isOther ? (
        <>
          <p role="status">{strings.otherText(signedInAs, email)}</p>
          <Button onClick={() => void postAuth('/sign-out').then(() => window.location.reload())}>
            {strings.signOut}
          </Button>
        </>
      ) : null}
      {!isOther && signedInAs !== null ? <Accept token={token} /> : null}
      {signedInAs === null && hasAccount ? (
        <>
          <p>{strings.signInText(email)}</p>
          <ButtonLink href={back}>{strings.signIn}</ButtonLink>
        </>
      ) : null}
      {signedInAs === null && !hasAccount ? <NewAccount token={token} email={email} /> : null}
    </>
  );
}

function Accept({ token }: { token: string }) {
  const errorText = useErrorText();
  const strings = useStrings(invitationStrings);
  const trpc = useTRPC();
  const accept = useMutation(
    trpc.invitation.accept.mutationOptions({ onSuccess: ({ workspaceId }) => chooseWorkspace(workspaceId) }),
  );
  return (
    <>
      <Button
        look="primary"
        size="large"
        wide
        disabled={accept.isPending || accept.isSuccess}
        onClick={() => accept.mutate({ token })}
      >
        {accept.isPending ? strings.working : strings.accept}
      </Button>
      {accept.isError ? (
        <p role="alert" className={styles.problem}>
          {errorText(accept.error)}
        </p>
      ) : null}
    </>
  );
}

/** An account that is a member, then the way in with it, as anybody signs in. */
function NewAccount({ token, email }: { token: string; email: string }) {
  const errorText = useErrorText();
  const strings = useStrings(invitationStrings);
  const signInWords = useStrings(signInStrings);
  const client = useTRPCClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [state, setState] = useState<{ working: boolean; problem?: string }>({ working: false });
  /** Gives what went wrong, for people. */
  const join = async (): Promise<string | undefined> => {
    const { workspaceId } = await client.invitation.createAccount.mutate({ token, name, password });
    const signedIn = await postAuth('/sign-in/email', { email, password });
    if (!signedIn.ok) return problemOf(signedIn.refusal, signInWords);
    chooseWorkspace(workspaceId);
    return undefined;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setState({ working: true });
    void join()
      .catch(errorText)
      .then((problem) => problem !== undefined && setState({ working: false, problem }));
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={strings.email}
        type="email"
        value={email}
        onValue={() => undefined}
        autoComplete="username"
        readOnly
      />
      <TextField label={strings.name} value={name} onValue={setName} autoComplete="name" maxLength={80} required />
      <TextField
        label={strings.password}
        type="password"
        value={password}
        onValue={setPassword}
        hint={strings.passwordHint}
        minLength={10}
        maxLength={128}
        autoComplete="new-password"
        required
      />
      {state.problem === undefined ? null : (
        <p role="alert" className={styles.problem}>
          {state.problem}
        </p>
      )}
      <Button type="submit" look="primary" size="large" wide disabled={state.working}>
        {state.working ? strings.working : strings.create}
      </Button>
    </form>
  );
}
