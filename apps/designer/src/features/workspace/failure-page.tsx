'use client';

import Link from 'next/link';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { workspaceStrings as strings } from './strings.ts';

/** Instead of a page that broke. What broke it is in the server's log; here it would help nobody. */
export function FailurePage({ onRetry }: { onRetry: () => void }) {
  return (
    <main>
      <EmptyState
        icon="warning"
        title={strings.failedTitle}
        action={<Button onClick={onRetry}>{strings.retry}</Button>}
      >
        {strings.failedText}
      </EmptyState>
    </main>
  );
}

/** Instead of a page that is not there. */
export function MissingPage() {
  return (
    <main>
      <EmptyState icon="search" title={strings.missingTitle} action={<Link href="/">{strings.home}</Link>}>
        {strings.missingText}
      </EmptyState>
    </main>
  );
}
