'use client';

import { formatExact, formatRelative } from './format-moment.ts';
import { useNow } from './use-now.ts';

/** How long ago something was; the exact time on hover. */
export function Moment({ at }: { at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={formatExact(at)} suppressHydrationWarning>
      {formatRelative(at, useNow())}
    </time>
  );
}
