'use client';

import type { AgentId } from '@aybiza/foundation/ids';
import { skipToken, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import styles from './deployments.module.css';
import { deploymentStrings } from './strings.ts';

/** Comes with the editor, which pages of numbers need not fetch before somebody promotes. */
const FlowChanges = lazy(() =>
  import('../editor/index.ts').then(({ FlowChanges: component }) => ({ default: component })),
);

interface PromotedChangesProps {
  agentId: AgentId;
  /** The version that most of those who call there meet now; null for none. */
  before: number | null;
  after: number;
}

/** What those who call there will notice. */
export function PromotedChanges({ agentId, before, after }: PromotedChangesProps) {
  const strings = useStrings(deploymentStrings);
  const trpc = useTRPC();
  const older = useQuery(
    trpc.flow.getPublished.queryOptions(before === null ? skipToken : { agentId, number: before }),
  );
  const newer = useQuery(trpc.flow.getPublished.queryOptions(before === null ? skipToken : { agentId, number: after }));
  const said = (sentence: string) => <p className={styles.hint}>{sentence}</p>;
  if (before === null) return said(strings.firstThere);
  if (older.isError || newer.isError) return said(strings.notCompared);
  if (older.data === undefined || newer.data === undefined) return said(strings.comparing);
  return (
    <Suspense fallback={said(strings.comparing)}>
      <FlowChanges before={older.data.flow} after={newer.data.flow} />
    </Suspense>
  );
}
