'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { workspaceStrings } from './strings.ts';

/** Stands where an address leads to nothing, with a way back; what is inside says what is missing. */
export function MissingNotice({ children }: { children?: ReactNode }) {
  const strings = useStrings(workspaceStrings);
  return (
    <EmptyState icon="search" title={strings.missingTitle} action={<Link href="/">{strings.home}</Link>}>
      {children} {strings.missingText}
    </EmptyState>
  );
}
