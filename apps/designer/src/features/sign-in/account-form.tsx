'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { postAuth } from './post-auth.ts';
import styles from './sign-in-page.module.css';
import { signInStrings as strings } from './strings.ts';

interface AccountFormProps {
  firstOwner: boolean;
  /** Is this the first thing to do here, and not the second? */
  primary: boolean;
  onDone: () => void;
}

/** E-mail and password; a name too for whoever is the first. */
export function AccountForm({ firstOwner, primary, onDone }: AccountFormProps) {
  const [fields, setFields] = useState({ name: '', email: '', password: '' });
  const [state, setState] = useState<{ working: boolean; problem?: string | undefined }>({ working: false });
  const set = (field: keyof typeof fields) => (value: string) =>
    // A password manager fills several fields in one breath.
    setFields((known) => ({ ...known, [field]: value }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setState({ working: true });
    const { name, ...account } = fields;
    const problem = firstOwner ? await postAuth('/sign-up/email', fields) : await postAuth('/sign-in/email', account);
    if (problem === undefined) onDone();
    else setState({ working: false, problem });
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
      {state.problem === undefined ? null : (
        <p role="alert" className={styles.problem}>
          {state.problem}
        </p>
      )}
      <Button type="submit" look={primary ? 'primary' : 'normal'} size="large" wide disabled={state.working}>
        {state.working ? strings.working : firstOwner ? strings.createOwner : strings.signIn}
      </Button>
    </form>
  );
}
