'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { Panel, QueryState } from '../workspace/index.ts';
import styles from './after-call.module.css';
import { afterCallStrings } from './strings.ts';

const TONES = { pending: 'neutral', delivered: 'good', failed: 'warn', dead: 'bad' } as const;
const REFRESH_MS = 10_000;

/** What the webhooks of the workspace were told lately; those that were given up first. For whoever may know addresses of other systems. */
export function Deliveries() {
  const strings = useStrings(afterCallStrings);
  const trpc = useTRPC();
  const deliveries = useQuery({
    ...trpc.webhook.listDeliveries.queryOptions(),
    refetchInterval: REFRESH_MS,
  });
  return (
    <Panel title={strings.deliveriesTitle} lead={strings.deliveriesLead}>
      <QueryState query={deliveries}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={styles.none}>{strings.noDeliveries}</p>
          ) : (
            <ul className={styles.rows}>
              {rows.map((row) => (
                <li key={row.id}>
                  <Badge tone={TONES[row.status]}>{strings.deliveryStates[row.status]}</Badge>
                  <div className={styles.told}>
                    <b title={row.url}>{row.url}</b>
                    <span>
                      <code>{row.eventName}</code> · <Moment at={row.lastAttemptAt ?? row.createdAt} /> ·{' '}
                      {strings.attempts(row.attempts)}
                      {row.responseStatus === null ? '' : ` · ${strings.status(row.responseStatus)}`}
                      {row.lastError === null ? '' : ` · ${row.lastError}`}
                    </span>
                  </div>
                  {row.callId === null ? null : <Link href={`/calls/${row.callId}`}>{strings.openCall}</Link>}
                  {row.status === 'dead' ? <RetryDelivery messageId={row.id} url={row.url} /> : null}
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Panel>
  );
}

function RetryDelivery({ messageId, url }: { messageId: string; url: string }) {
  const errorText = useErrorText();
  const strings = useStrings(afterCallStrings);
  const trpc = useTRPC();
  const retry = useMutation(trpc.webhook.retry.mutationOptions({ onSettled: useRefresh(trpc.webhook.pathKey()) }));
  return (
    <span className={styles.again}>
      <Button
        size="small"
        disabled={retry.isPending || retry.isSuccess}
        aria-label={`${strings.retry}: ${url}`}
        onClick={() => retry.mutate({ messageId })}
      >
        {retry.isPending || retry.isSuccess ? strings.retrying : strings.retry}
      </Button>
      {retry.isError ? (
        <small role="alert" className={styles.bad}>
          {errorText(retry.error)}
        </small>
      ) : null}
    </span>
  );
}
