'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { AccountForm } from './account-form.tsx';
import { postAuth } from './ask-auth.ts';
import { EntryCard, Problem } from './entry-card.tsx';
import { OtherWays } from './other-ways.tsx';
import { safePath } from './safe-path.ts';
import { SecondFactorForm } from './second-factor-form.tsx';
import styles from './sign-in-page.module.css';
import { signInStrings } from './strings.ts';
import { useAttempt } from './use-attempt.ts';

type Offer = inferRouterOutputs<AppRouter>['session']['get']['offer'];

interface SignInPageProps {
  next: string;
  /** Why the company's own sign-in sent somebody back. */
  error?: string | undefined;
}

/** The way in: one click on one's own machine, an account everywhere else. */
export function SignInPage({ next, error }: SignInPageProps) {
  const errorText = useErrorText();
  const strings = useStrings(signInStrings);
  const trpc = useTRPC();
  const session = useQuery(trpc.session.get.queryOptions());
  const [asksForCode, setAsksForCode] = useState(false);
  // Known in the browser only; nothing is rendered on the server that needs it.
  const goOn = () => safePath(next, window.location.origin);
  // A whole new page, so that nothing of whoever was signed in before stays in memory.
  const enter = () => window.location.assign(goOn());
  if (asksForCode) {
    return (
      <EntryCard title={strings.codeTitle} lead={strings.codeLead}>
        <SecondFactorForm onDone={enter} />
      </EntryCard>
    );
  }
  return (
    <EntryCard lead={strings.claim}>
      {error === undefined ? null : <Problem>{strings.companyProblems(error)}</Problem>}
      {session.isPending ? <Spinner label={strings.loading} /> : null}
      {session.isError ? (
        <div role="alert" className={styles.problem}>
          <p>{errorText(session.error)}</p>
          <Button onClick={() => void session.refetch()}>{strings.retry}</Button>
        </div>
      ) : null}
      {session.data === undefined ? null : (
        <Ways
          offer={session.data.offer}
          unfold={error !== undefined}
          onDone={enter}
          onCode={() => setAsksForCode(true)}
          goOn={goOn}
        />
      )}
    </EntryCard>
  );
}

interface WaysProps {
  offer: Offer;
  /** They were here already, and not for the demo. */
  unfold: boolean;
  onDone: () => void;
  onCode: () => void;
  goOn: () => string;
}

function Ways({ offer, unfold, onDone, onCode, goOn }: WaysProps) {
  const strings = useStrings(signInStrings);
  const { demo, firstOwner, singleSignOn } = offer;
  return (
    <>
      {demo ? <DemoEntry onDone={onDone} /> : null}
      <details className={styles.account} open={!demo || unfold}>
        <summary hidden={!demo}>{firstOwner ? strings.orCreate : strings.or}</summary>
        <AccountForm offer={offer} primary={!demo} onDone={onDone} onCode={onCode} />
        {firstOwner ? null : <OtherWays singleSignOn={singleSignOn} goOn={goOn} onDone={onDone} />}
      </details>
    </>
  );
}

function DemoEntry({ onDone }: { onDone: () => void }) {
  const strings = useStrings(signInStrings);
  const attempt = useAttempt();
  const enter = async () => {
    if ((await attempt.run(() => postAuth('/demo-sign-in'))) !== undefined) onDone();
  };
  return (
    <section className={styles.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">{strings.demoTitle}</h2>
      <p>{strings.demoText}</p>
      <Button look="primary" size="large" wide disabled={attempt.working} onClick={() => void enter()}>
        {attempt.working ? strings.working : strings.demoButton}
      </Button>
      <Problem>{attempt.problem}</Problem>
    </section>
  );
}
