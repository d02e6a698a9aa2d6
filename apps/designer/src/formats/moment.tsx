'use client';

import { useFormats } from './use-formats.ts';
import { useNow } from './use-now.ts';

/** How long ago something was; the exact time on hover. */
export function Moment({ at }: { at: number }) {
  const { exact, relative } = useFormats();
  return (
    <time dateTime={new Date(at).toISOString()} title={exact(at)} suppressHydrationWarning>
      {relative(at, useNow())}
    </time>
  );
}
