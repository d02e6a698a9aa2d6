'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { errorCode } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { MissingNotice } from './missing-notice.tsx';
import styles from './query-state.module.css';
import { workspaceStrings } from './strings.ts';

/** What a question to the server has come to: still asking, an answer, or why not. An old answer stays while a new one is fetched. */
export function QueryState<Data>(props: { query: UseQueryResult<Data, unknown>; children: (data: Data) => ReactNode }) {
  const { query, children } = props;
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return (
      <div role="alert">
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <Loading />;
}

export function Loading() {
  const strings = useStrings(workspaceStrings);
  return (
    <div className={styles.loading}>
      <Spinner label={strings.loading} />
    </div>
  );
}

/** What is not there will not be there the next time either; anything else is worth another try. */
function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const errorText = useErrorText();
  if (errorCode(error) === 'NOT_FOUND') return <MissingNotice>{errorText(error)}</MissingNotice>;
  return <RetryNotice onRetry={onRetry}>{errorText(error)}</RetryNotice>;
}

/** Why something cannot be shown, and another try. */
export function RetryNotice({ children, onRetry }: { children: ReactNode; onRetry: () => void }) {
  const strings = useStrings(workspaceStrings);
  return (
    <EmptyState icon="warning" title={strings.failedTitle} action={<Button onClick={onRetry}>{strings.retry}</Button>}>
      {children}
    </EmptyState>
  );
}
