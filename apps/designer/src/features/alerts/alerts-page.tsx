'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { Page, Panel, QueryState } from '../workspace/index.ts';
import styles from './alerts.module.css';
import { type Alert, describeCondition, formatMeasure } from './measures.ts';
import { RulesPanel } from './rules-panel.tsx';
import { alertStrings } from './strings.ts';

/** What is watched, and what has happened. Whoever opens it has seen what there is. */
export function AlertsPage() {
  const strings = useStrings(alertStrings);
  const trpc = useTRPC();
  const alerts = useQuery(trpc.alert.list.queryOptions(undefined, { refetchInterval: 15_000 }));
  const { mutate: see } = useMutation(
    trpc.alert.see.mutationOptions({ onSuccess: useRefresh(trpc.alert.getCounts.queryKey()) }),
  );
  const unseen = alerts.data?.find(({ seenAt }) => seenAt === null)?.raisedAt;
  useEffect(() => {
    if (unseen !== undefined) see({ until: unseen });
  }, [unseen, see]);
  const raised = new Set(alerts.data?.filter(({ clearedAt }) => clearedAt === null).map(({ ruleId }) => ruleId));
  return (
    <Page title={strings.title} lead={strings.lead}>
      <Panel title={strings.history} lead={strings.historyLead}>
        <QueryState query={alerts}>
          {(rows) => (rows.length === 0 ? <p className={styles.none}>{strings.nothing}</p> : <History alerts={rows} />)}
        </QueryState>
      </Panel>
      <RulesPanel raised={raised} />
    </Page>
  );
}

function History({ alerts }: { alerts: readonly Alert[] }) {
  const strings = useStrings(alertStrings);
  const formats = useFormats();
  return (
    <ul className={styles.rows}>
      {alerts.map(({ id, rule, raisedAt, raisedValue, worstValue, clearedAt }) => (
        <li key={id}>
          <div className={styles.what}>
            <b>{rule.name}</b>
            <span>{`${strings.measures[rule.measure]}: ${describeCondition(rule, { strings, formats })}`}</span>
          </div>
          <div className={styles.how}>
            <Badge tone={clearedAt === null ? 'bad' : 'neutral'}>
              {clearedAt === null ? strings.raised : strings.over}
            </Badge>{' '}
            <span>
              {formatMeasure(rule.measure, raisedValue, { strings, formats })}
              {worstValue === raisedValue
                ? null
                : `, ${strings.worst(formatMeasure(rule.measure, worstValue, { strings, formats }))}`}
            </span>
          </div>
          <div className={styles.when}>
            <Moment at={raisedAt} />
            {clearedAt === null ? null : <span>{strings.lasted(formats.duration(clearedAt - raisedAt))}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}
