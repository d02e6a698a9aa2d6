'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { errorCode, errorText, useTRPC } from '../../trpc/client.tsx';
import { Panel } from '../workspace/index.ts';
import styles from './after-call.module.css';
import { afterCallStrings as strings } from './strings.ts';

/** The secret behind webhook steps, shown when an owner asks for it. */
export function SigningSecret() {
  const trpc = useTRPC();
  const [copied, setCopied] = useState(false);
  const show = useMutation(trpc.afterCall.showSigningSecret.mutationOptions());
  const secret = show.data?.secret;
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false), // not allowed here: the text can still be selected
    );
  const action =
    secret === undefined ? (
      <Button disabled={show.isPending} onClick={() => show.mutate()}>
        {strings.showSecret}
      </Button>
    ) : undefined;
  return (
    <Panel title={strings.signingTitle} lead={strings.signingLead} action={action}>
      {secret === undefined ? null : (
        <div className={styles.secret}>
          <code>{secret}</code>
          <Button onClick={() => void copy(secret)}>{copied ? strings.copied : strings.copy}</Button>
          <p className={styles.none}>{strings.secretShown}</p>
        </div>
      )}
      {show.isError ? (
        <p role="alert" className={styles.none}>
          {errorCode(show.error) === 'FORBIDDEN' ? strings.onlyOwners : errorText(show.error)}
        </p>
      ) : null}
    </Panel>
  );
}
