'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { postAuth } from './ask-auth.ts';
import { Problem } from './entry-card.tsx';
import styles from './sign-in-page.module.css';
import { signInStrings } from './strings.ts';
import { useAttempt } from './use-attempt.ts';

/** The code of an app, or one of those that were written down. */
export function SecondFactorForm({ onDone }: { onDone: () => void }) {
  const strings = useStrings(signInStrings);
  const [code, setCode] = useState('');
  const [isRecovery, setIsRecovery] = useState(false);
  const attempt = useAttempt();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const path = isRecovery ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp';
    const answer = await attempt.run(() => postAuth(path, { code: code.replaceAll(/\s/g, '') }));
    if (answer !== undefined) onDone();
  };
  const change = () => {
    setCode('');
    setIsRecovery(!isRecovery);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        key={String(isRecovery)}
        label={isRecovery ? strings.recoveryCode : strings.code}
        value={code}
        onValue={setCode}
        autoComplete="one-time-code"
        inputMode={isRecovery ? 'text' : 'numeric'}
        code
        autoFocus
        required
      />
      <Problem>{attempt.problem}</Problem>
      <Button type="submit" look="primary" size="large" wide disabled={attempt.working}>
        {attempt.working ? strings.working : strings.signIn}
      </Button>
      <Button look="plain" onClick={change}>
        {isRecovery ? strings.useApp : strings.useRecovery}
      </Button>
    </form>
  );
}
