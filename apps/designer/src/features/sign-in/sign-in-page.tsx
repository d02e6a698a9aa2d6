'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { errorText, useTRPC } from '../../trpc/client.tsx';
import { AccountForm } from './account-form.tsx';
import { postAuth } from './post-auth.ts';
import { safePath } from './safe-path.ts';
import styles from './sign-in-page.module.css';
import { signInStrings as strings } from './strings.ts';

/** The way in: one click on one's own machine, an account everywhere else. */
export function SignInPage({ next }: { next: string }) {
  const trpc = useTRPC();
  const session = useQuery(trpc.session.get.queryOptions());
  // A whole new page, so that nothing of whoever was signed in before stays in memory.
  const enter = () => window.location.assign(safePath(next, window.location.origin));
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <header className={styles.head}>
          <Mark size={32} />
          <h1>{strings.product}</h1>
          <p>{strings.claim}</p>
        </header>
        {session.isPending ? <Spinner label={strings.loading} /> : null}
        {session.isError ? (
          <div role="alert" className={styles.problem}>
            <p>{errorText(session.error)}</p>
            <Button onClick={() => void session.refetch()}>{strings.retry}</Button>
          </div>
        ) : null}
        {session.data?.offer.demo ? <DemoEntry onDone={enter} /> : null}
        {session.data === undefined ? null : (
          <details className={styles.account} open={!session.data.offer.demo}>
            <summary hidden={!session.data.offer.demo}>
              {session.data.offer.firstOwner ? strings.orCreate : strings.or}
            </summary>
            <AccountForm firstOwner={session.data.offer.firstOwner} primary={!session.data.offer.demo} onDone={enter} />
          </details>
        )}
      </div>
    </main>
  );
}

function DemoEntry({ onDone }: { onDone: () => void }) {
  const [state, setState] = useState<{ working: boolean; problem?: string | undefined }>({ working: false });
  const enter = async () => {
    setState({ working: true });
    const problem = await postAuth('/demo-sign-in', {});
    if (problem === undefined) onDone();
    else setState({ working: false, problem });
  };
  return (
    <section className={styles.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">{strings.demoTitle}</h2>
      <p>{strings.demoText}</p>
      <Button look="primary" size="large" wide disabled={state.working} onClick={() => void enter()}>
        {state.working ? strings.working : strings.demoButton}
      </Button>
      {state.problem === undefined ? null : (
        <p role="alert" className={styles.problem}>
          {state.problem}
        </p>
      )}
    </section>
  );
}
