'use client';

import { useQuery } from '@tanstack/react-query';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { workspaceStrings } from './strings.ts';
import styles from './workspace-frame.module.css';

/** How many alerts nobody has looked at yet; nothing where there are none. */
export function AlertCount() {
  const strings = useStrings(workspaceStrings);
  const trpc = useTRPC();
  const counts = useQuery(trpc.alert.getCounts.queryOptions(undefined, { refetchInterval: 30_000 }));
  const unseen = counts.data?.unseen ?? 0;
  if (unseen === 0) return null;
  return (
    <span className={styles.count} role="status" aria-label={strings.unseenAlerts(unseen)}>
      {unseen > 99 ? '99+' : unseen}
    </span>
  );
}
