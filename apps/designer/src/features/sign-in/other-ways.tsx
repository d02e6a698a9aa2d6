'use client';

import { useEffect, useState } from 'react';
import { z } from 'zod';
import { Button } from '../../components/button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { postAuth } from './ask-auth.ts';
import { Problem } from './entry-card.tsx';
import { canHavePasskeys, signInByPasskey } from './passkeys.ts';
import styles from './sign-in-page.module.css';
import { signInStrings } from './strings.ts';
import { useAttempt } from './use-attempt.ts';

interface OtherWaysProps {
  singleSignOn: string | null;
  goOn: () => string;
  onDone: () => void;
}

const redirectSchema = z.object({ url: z.url() });

/** What there is besides a password. */
export function OtherWays({ singleSignOn, goOn, onDone }: OtherWaysProps) {
  const strings = useStrings(signInStrings);
  const attempt = useAttempt();
  const [passkeys, setPasskeys] = useState(false);
  // What the browser can, which the server does not know.
  useEffect(() => setPasskeys(canHavePasskeys()), []);
  const goToCompany = async () => {
    const answer = await attempt.run(() => postAuth('/sign-in/social', { callbackURL: goOn() }));
    const redirect = redirectSchema.safeParse(answer?.body);
    if (redirect.success) window.location.assign(redirect.data.url);
  };
  const comeByPasskey = async () => {
    if ((await attempt.run(signInByPasskey)) !== undefined) onDone();
  };
  if (singleSignOn === null && !passkeys) return null;
  return (
    <div className={styles.ways}>
      {singleSignOn === null ? null : (
        <Button size="large" wide disabled={attempt.working} onClick={() => void goToCompany()}>
          {strings.signInWith(singleSignOn)}
        </Button>
      )}
      {passkeys ? (
        <Button size="large" wide disabled={attempt.working} onClick={() => void comeByPasskey()}>
          {strings.usePasskey}
        </Button>
      ) : null}
      <Problem>{attempt.problem}</Problem>
    </div>
  );
}
