'use client';

import { FailureNotice } from '../../features/workspace/index.ts';

export default function ErrorPage({ reset }: { reset: () => void }) {
  return <FailureNotice onRetry={reset} />;
}
