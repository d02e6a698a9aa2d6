'use client';

import { FailurePage } from '../features/workspace/index.ts';

export default function ErrorPage({ reset }: { reset: () => void }) {
  return <FailurePage onRetry={reset} />;
}
