'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { postAuth } from './ask-auth.ts';
import { EntryCard, Problem } from './entry-card.tsx';
import styles from './sign-in-page.module.css';
import { signInStrings } from './strings.ts';
import { useAttempt } from './use-attempt.ts';
import { useLinkToken } from './use-link-token.ts';

/** A new password: asks for a link, or takes one. */
export function ResetPage() {
  const strings = useStrings(signInStrings);
  const token = useLinkToken();
  if (token === null) return <EntryCard title={strings.resetTitle}>{<Spinner label={strings.loading} />}</EntryCard>;
  return token === '' ? <AskForLink /> : <ChoosePassword token={token} />;
}

function AskForLink() {
  const strings = useStrings(signInStrings);
  const trpc = useTRPC();
  const session = useQuery(trpc.session.get.queryOptions());
  const [email, setEmail] = useState('');
  const [isSent, setIsSent] = useState(false);
  const attempt = useAttempt();
  const offer = session.data?.offer;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsSent((await attempt.run(() => postAuth('/request-password-reset', { email }))) !== undefined);
  };
  if (offer?.reset === false) {
    return (
      <EntryCard title={strings.resetTitle} lead={strings.resetWithoutMail}>
        <BackToSignIn />
      </EntryCard>
    );
  }
  if (isSent) {
    return (
      <EntryCard title={strings.linkSentTitle} lead={strings.linkSent(email)}>
        {offer?.practiceMails ? <Link href="/outbox">{strings.openOutbox}</Link> : null}
        <BackToSignIn />
      </EntryCard>
    );
  }
  return (
    <EntryCard title={strings.resetTitle} lead={strings.resetLead}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={strings.email}
          type="email"
          value={email}
          onValue={setEmail}
          autoComplete="username"
          required
        />
        <Problem>{attempt.problem}</Problem>
        <Button type="submit" look="primary" size="large" wide disabled={attempt.working}>
          {attempt.working ? strings.working : strings.sendLink}
        </Button>
      </form>
      <BackToSignIn />
    </EntryCard>
  );
}

function ChoosePassword({ token }: { token: string }) {
  const strings = useStrings(signInStrings);
  const [newPassword, setNewPassword] = useState('');
  const [isDone, setIsDone] = useState(false);
  const attempt = useAttempt();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsDone((await attempt.run(() => postAuth('/reset-password', { token, newPassword }))) !== undefined);
  };
  if (isDone) {
    return (
      <EntryCard title={strings.resetDoneTitle} lead={strings.resetDone}>
        <BackToSignIn />
      </EntryCard>
    );
  }
  return (
    <EntryCard title={strings.chooseTitle} lead={strings.chooseLead}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={strings.newPassword}
          type="password"
          value={newPassword}
          onValue={setNewPassword}
          hint={strings.passwordHint}
          minLength={10}
          autoComplete="new-password"
          autoFocus
          required
        />
        <Problem>{attempt.problem}</Problem>
        <Button type="submit" look="primary" size="large" wide disabled={attempt.working}>
          {attempt.working ? strings.working : strings.savePassword}
        </Button>
      </form>
      {/* A whole new page: the address alone would be the same one. */}
      <a className={styles.aside} href="/reset-password">
        {strings.anotherLink}
      </a>
    </EntryCard>
  );
}

function BackToSignIn() {
  const strings = useStrings(signInStrings);
  return (
    <Link className={styles.aside} href="/sign-in">
      {strings.backToSignIn}
    </Link>
  );
}
