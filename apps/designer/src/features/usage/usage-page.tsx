'use client';

import { agentIdSchema } from '@aybiza/foundation/ids';
import { localDay } from '@aybiza/foundation/local-day';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { EmptyState } from '../../components/empty-state.tsx';
import { Select } from '../../components/select.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { TimeZoneNote } from '../analytics/index.ts';
import { Page, QueryState, useAddress } from '../workspace/index.ts';
import { AgentsPanel } from './agents-panel.tsx';
import { DaysPanel } from './days-panel.tsx';
import { ItemsPanel } from './items-panel.tsx';
import { LimitsPanel } from './limits-panel.tsx';
import { lastMonths, type Month, readUsageChoice, writeUsageChoice } from './months.ts';
import { OutboundPanel } from './outbound-panel.tsx';
import { PricesPanel } from './prices-panel.tsx';
import { usageStrings } from './strings.ts';
import { TotalTiles } from './total-tiles.tsx';
import styles from './usage.module.css';

/** What a workspace has used, what it costs and how much it allows itself. */
export function UsagePage() {
  const strings = useStrings(usageStrings);
  const trpc = useTRPC();
  const zone = useQuery(trpc.timeZone.get.queryOptions());
  return (
    <Page title={strings.title} lead={strings.lead}>
      <QueryState query={zone}>
        {(chosen) => (
          <>
            <TimeZoneNote {...chosen} />
            <Used timeZone={chosen.timeZone} />
          </>
        )}
      </QueryState>
      <LimitsPanel />
      <OutboundPanel />
      <PricesPanel />
    </Page>
  );
}

function Used({ timeZone }: { timeZone: string }) {
  const strings = useStrings(usageStrings);
  const trpc = useTRPC();
  const [choice, setChoice] = useAddress({ read: readUsageChoice, write: writeUsageChoice });
  const agents = useQuery(trpc.agent.list.queryOptions());
  const months = lastMonths(localDay(Date.now(), timeZone), strings.period, useFormats());
  const month: Month | undefined = months.find(({ from }) => from.startsWith(choice.month)) ?? months[0];
  const agentId = agentIdSchema.safeParse(choice.agent).data;
  const period = { from: month?.from ?? '', before: month?.before ?? '', timeZone };
  const usage = useQuery(
    trpc.usage.get.queryOptions(agentId === undefined ? period : { ...period, agentId }, {
      placeholderData: keepPreviousData,
    }),
  );
  const options = (agents.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <search className={styles.bar}>
        <Select
          label={strings.period.label}
          value={month?.from.slice(0, 7) ?? ''}
          options={months.map(({ from, label }) => ({ value: from.slice(0, 7), label }))}
          onValue={(chosen) => setChoice({ ...choice, month: chosen })}
        />
        <Select
          label={strings.agent}
          value={agentId ?? ''}
          options={[{ value: '', label: strings.allAgents }, ...options]}
          onValue={(agent) => setChoice({ ...choice, agent })}
        />
      </search>
      <QueryState query={usage}>
        {(found) =>
          found.total.calls === 0 ? (
            <EmptyState icon="limit" title={strings.emptyTitle} action={<Link href="/">{strings.openAgents}</Link>}>
              {strings.emptyText}
            </EmptyState>
          ) : (
            <div className={styles.panels} aria-busy={usage.isPlaceholderData}>
              <TotalTiles usage={found} />
              <DaysPanel usage={found} />
              <ItemsPanel usage={found} />
              <AgentsPanel usage={found} />
            </div>
          )
        }
      </QueryState>
    </>
  );
}
