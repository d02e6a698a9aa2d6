'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { MissingNotice } from './missing-notice.tsx';
import { workspaceStrings } from './strings.ts';
import styles from './workspace-frame.module.css';

interface FailureProps {
  onRetry: () => void;
}

/** Where a page broke. What broke it is in the server's log; here it would help nobody. */
export function FailureNotice({ onRetry }: FailureProps) {
  const strings = useStrings(workspaceStrings);
  const queryClient = useQueryClient();
  const retry = () => {
    // With the same answers of the server it would break again.
    void queryClient.resetQueries();
    onRetry();
  };
  return (
    <EmptyState icon="warning" title={strings.failedTitle} action={<Button onClick={retry}>{strings.retry}</Button>}>
      {strings.failedText}
    </EmptyState>
  );
}

/** Where even the frame around the pages broke. */
export function FailurePage({ onRetry }: FailureProps) {
  return (
    <main className={styles.whole}>
      <FailureNotice onRetry={onRetry} />
    </main>
  );
}

/** Instead of a page that is not there. */
export function MissingPage() {
  return (
    <main className={styles.whole}>
      <MissingNotice />
    </main>
  );
}
