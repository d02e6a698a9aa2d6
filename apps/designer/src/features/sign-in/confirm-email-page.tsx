'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { postAuth } from './ask-auth.ts';
import { EntryCard, Problem } from './entry-card.tsx';
import styles from './sign-in-page.module.css';
import { signInStrings } from './strings.ts';
import { useAttempt } from './use-attempt.ts';
import { useLinkToken } from './use-link-token.ts';

/** Where the link of a message leads: a press proves that a person has read it, and not a program that looks at mails. */
export function ConfirmEmailPage() {
  const strings = useStrings(signInStrings);
  const token = useLinkToken();
  const [isDone, setIsDone] = useState(false);
  const attempt = useAttempt();
  const confirm = async () => {
    setIsDone((await attempt.run(() => postAuth('/confirm-email', { token: token ?? '' }))) !== undefined);
  };
  return (
    <EntryCard
      title={isDone ? strings.confirmedTitle : strings.confirmTitle}
      lead={isDone ? strings.confirmed : token === '' ? strings.confirmWithoutLink : strings.confirmLead}
    >
      {isDone || token === '' ? null : (
        <div className={styles.form}>
          <Problem>{attempt.problem}</Problem>
          <Button
            look="primary"
            size="large"
            wide
            disabled={attempt.working || token === null}
            onClick={() => void confirm()}
          >
            {attempt.working ? strings.working : strings.confirm}
          </Button>
        </div>
      )}
      <Link className={styles.aside} href="/account">
        {strings.toAccount}
      </Link>
    </EntryCard>
  );
}
