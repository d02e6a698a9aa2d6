'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { z } from 'zod';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { postAuth } from './ask-auth.ts';
import { Problem } from './entry-card.tsx';
import styles from './sign-in-page.module.css';
import { signInStrings } from './strings.ts';
import { useAttempt } from './use-attempt.ts';

interface AccountFormProps {
  offer: { firstOwner: boolean };
  /** Is this the first thing to do here, and not the second? */
  primary: boolean;
  onDone: () => void;
  /** The password was right, and a code is wanted as well. */
  onCode: () => void;
}

const halfwaySchema = z.object({ twoFactorRedirect: z.literal(true) });

/** E-mail and password; a name too for whoever is the first. */
export function AccountForm({ offer: { firstOwner }, primary, onDone, onCode }: AccountFormProps) {
  const strings = useStrings(signInStrings);
  const [fields, setFields] = useState({ name: '', email: '', password: '' });
  const attempt = useAttempt();
  const set = (field: keyof typeof fields) => (value: string) =>
    // A password manager fills several fields in one breath.
    setFields((known) => ({ ...known, [field]: value }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { name, ...account } = fields;
    const answer = await attempt.run(() =>
      firstOwner ? postAuth('/sign-up/email', fields) : postAuth('/sign-in/email', account),
    );
    if (answer === undefined) return;
    if (halfwaySchema.safeParse(answer.body).success) onCode();
    else onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h2>{firstOwner ? strings.ownerTitle : strings.signInTitle}</h2>
      {firstOwner ? <p>{strings.ownerText}</p> : null}
      {firstOwner ? (
        <TextField label={strings.name} value={fields.name} onValue={set('name')} autoComplete="name" required />
      ) : null}
      <TextField
        label={strings.email}
        type="email"
        value={fields.email}
        onValue={set('email')}
        autoComplete="username"
        required
      />
      <TextField
        label={strings.password}
        type="password"
        value={fields.password}
        onValue={set('password')}
        hint={firstOwner ? strings.passwordHint : undefined}
        minLength={firstOwner ? 10 : undefined}
        autoComplete={firstOwner ? 'new-password' : 'current-password'}
        required
      />
      <Problem>{attempt.problem}</Problem>
      <Button type="submit" look={primary ? 'primary' : 'normal'} size="large" wide disabled={attempt.working}>
        {attempt.working ? strings.working : firstOwner ? strings.createOwner : strings.signIn}
      </Button>
      {firstOwner ? null : (
        <Link className={styles.aside} href="/reset-password">
          {strings.forgot}
        </Link>
      )}
    </form>
  );
}
