'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { FormDialog } from '../workspace/index.ts';
import styles from './after-call.module.css';
import { afterCallStrings } from './strings.ts';

type Step = Pick<
  inferRouterOutputs<AppRouter>['afterCall']['list']['items'][number],
  'id' | 'status' | 'name' | 'kind'
>;

/** Has a step done again that failed; asks first where it may have happened already. */
export function RetryButton({ step, label }: { step: Step; label: string }) {
  const errorText = useErrorText();
  const strings = useStrings(afterCallStrings);
  const may = useMay();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const retry = useMutation(
    trpc.afterCall.retry.mutationOptions({
      onSettled: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.afterCall.pathKey() });
        await queryClient.invalidateQueries({ queryKey: trpc.calls.get.pathKey() });
      },
      onSuccess: () => setAsking(false),
    }),
  );
  if ((step.status !== 'failed' && step.status !== 'unknown') || !may('afterCall.retry')) return null;
  const send = () => retry.mutate({ stepId: step.id });
  return (
    <>
      <Button
        size="small"
        disabled={retry.isPending}
        aria-label={`${strings.retry}: ${label}`}
        onClick={() => (step.status === 'unknown' ? setAsking(true) : send())}
      >
        {retry.isPending ? strings.retrying : strings.retry}
      </Button>
      {retry.isError && !asking ? (
        <small role="alert" className={styles.bad}>
          {errorText(retry.error)}
        </small>
      ) : null}
      {asking ? (
        <FormDialog
          title={strings.retryUnknownTitle}
          submitLabel={strings.sendAgain}
          busy={retry.isPending}
          problem={retry.isError ? errorText(retry.error) : undefined}
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
          onClose={() => setAsking(false)}
        >
          <p>{strings.retryUnknown}</p>
        </FormDialog>
      ) : null}
    </>
  );
}
