'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { errorCode, useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { FormDialog, Panel } from '../workspace/index.ts';
import styles from './after-call.module.css';
import { afterCallStrings } from './strings.ts';

/** The secret behind webhook steps, shown and renewed when an owner asks for it. */
export function SigningSecret() {
  const strings = useStrings(afterCallStrings).signing;
  const trpc = useTRPC();
  const signing = useQuery(trpc.afterCall.getSigning.queryOptions());
  const [asking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const show = useMutation(
    trpc.afterCall.showSigningSecret.mutationOptions({ onSuccess: (it) => setSecret(it.secret) }),
  );
  const previousUntil = signing.data?.previousUntil ?? null;
  const actions = (
    <div className={styles.actions}>
      {secret === undefined ? (
        <Button disabled={show.isPending} onClick={() => show.mutate()}>
          {strings.show}
        </Button>
      ) : null}
      {previousUntil === null ? <Button onClick={() => setAsking(true)}>{strings.renew}</Button> : null}
    </div>
  );
  return (
    <Panel title={strings.title} lead={strings.lead} action={actions}>
      {secret === undefined ? null : <Secret secret={secret} />}
      {show.isError ? <Refused error={show.error} /> : null}
      {previousUntil === null ? null : <Previous until={previousUntil} />}
      {asking ? <Renewal onSecret={setSecret} onClose={() => setAsking(false)} /> : null}
    </Panel>
  );
}

function Secret({ secret }: { secret: string }) {
  const strings = useStrings(afterCallStrings).signing;
  const [copied, setCopied] = useState<string>();
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setCopied(secret),
      () => setCopied(undefined), // not allowed here: the text can still be selected
    );
  return (
    <div className={styles.secret}>
      <code>{secret}</code>
      <Button onClick={() => void copy()}>{copied === secret ? strings.copied : strings.copy}</Button>
      <p className={styles.none}>{strings.shown}</p>
    </div>
  );
}

/** While the old secret signs as well: until when, and how to end it. */
function Previous({ until }: { until: number }) {
  const strings = useStrings(afterCallStrings).signing;
  const formats = useFormats();
  const trpc = useTRPC();
  const refresh = useRefresh(trpc.afterCall.getSigning.queryKey());
  const end = useMutation(trpc.afterCall.endPreviousSigningSecret.mutationOptions({ onSettled: refresh }));
  return (
    <div className={styles.previous}>
      <p>
        {strings.previous} <time dateTime={new Date(until).toISOString()}>{formats.exact(until)}</time>.
      </p>
      <Button disabled={end.isPending} onClick={() => end.mutate()}>
        {strings.endPrevious}
      </Button>
      {end.isError ? <Refused error={end.error} /> : null}
    </div>
  );
}

function Renewal({ onSecret, onClose }: { onSecret: (secret: string) => void; onClose: () => void }) {
  const refusalOf = useRefusal();
  const strings = useStrings(afterCallStrings).signing;
  const trpc = useTRPC();
  const refresh = useRefresh(trpc.afterCall.getSigning.queryKey());
  const renew = useMutation(
    trpc.afterCall.renewSigningSecret.mutationOptions({
      onSettled: refresh,
      onSuccess: ({ secret }) => {
        onSecret(secret);
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={strings.renewTitle}
      submitLabel={strings.renewNow}
      busy={renew.isPending}
      problem={renew.isError ? refusalOf(renew.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        renew.mutate();
      }}
      onClose={onClose}
    >
      <p>{strings.renewText}</p>
    </FormDialog>
  );
}

function Refused({ error }: { error: unknown }) {
  const refusalOf = useRefusal();
  return (
    <p role="alert" className={styles.none}>
      {refusalOf(error)}
    </p>
  );
}

function useRefusal(): (error: unknown) => string {
  const strings = useStrings(afterCallStrings).signing;
  const errorText = useErrorText();
  return (error) => (errorCode(error) === 'FORBIDDEN' ? strings.onlyOwners : errorText(error));
}
