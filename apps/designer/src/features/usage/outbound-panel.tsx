import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { Panel, QueryState } from '../workspace/index.ts';
import { OutboundDialog } from './outbound-dialog.tsx';
import { usageStrings } from './strings.ts';
import styles from './usage.module.css';
import type { Outbound } from './usage.ts';

/** How much agents may call others, where, and what was refused. */
export function OutboundPanel() {
  const strings = useStrings(usageStrings).outbound;
  const trpc = useTRPC();
  const outbound = useQuery(trpc.usage.getOutbound.queryOptions());
  const [isOpen, setOpen] = useState(false);
  const change = (
    <IfMay call="usage.setOutbound">
      <Button disabled={outbound.data === undefined} onClick={() => setOpen(true)}>
        {strings.change}
      </Button>
    </IfMay>
  );
  return (
    <Panel id="outbound" title={strings.title} lead={strings.about} action={change}>
      <div className={styles.chart}>
        <QueryState query={outbound}>{(known) => <Bounds outbound={known} />}</QueryState>
      </div>
      {isOpen && outbound.data !== undefined ? (
        <OutboundDialog outbound={outbound.data} onClose={() => setOpen(false)} />
      ) : null}
    </Panel>
  );
}

function Bounds({ outbound }: { outbound: Outbound }) {
  const strings = useStrings(usageStrings).outbound;
  const formats = useFormats();
  const { names } = strings;
  const { atOnce, perNumberHour, perDestinationHour, costPerDayMicros, currency, ownCountries, countries } = outbound;
  const where = [...new Set([...ownCountries, ...countries])].map(formats.country).toSorted(formats.compare);
  const rows = [
    [names.atOnce, formats.count(atOnce)],
    [names.perNumberHour, formats.count(perNumberHour)],
    [names.perDestinationHour, formats.count(perDestinationHour)],
    [names.costPerDay, formats.money(costPerDayMicros, currency)],
    [strings.countries, where.length === 0 ? strings.nowhere : where.join(', ')],
  ];
  return (
    <>
      {outbound.stoppedAt === null ? null : <Stopped outbound={outbound} since={outbound.stoppedAt} />}
      <dl className={styles.bounds}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Refusals refusals={outbound.refusals} />
    </>
  );
}

function Stopped({ outbound, since }: { outbound: Outbound; since: number }) {
  const errorText = useErrorText();
  const strings = useStrings(usageStrings).outbound;
  const formats = useFormats();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { atOnce, perNumberHour, perDestinationHour, costPerDayMicros, countries } = outbound;
  const allow = useMutation(
    trpc.usage.setOutbound.mutationOptions({
      onSuccess: (now) => queryClient.setQueryData(trpc.usage.getOutbound.queryKey(), now),
    }),
  );
  return (
    <div className={styles.stopped} role="alert">
      <p className={styles.warning}>{strings.stopped(formats.exact(since))}</p>
      <IfMay call="usage.setOutbound">
        <Button
          disabled={allow.isPending}
          onClick={() => allow.mutate({ atOnce, perNumberHour, perDestinationHour, costPerDayMicros, countries })}
        >
          {strings.allowAgain}
        </Button>
      </IfMay>
      {allow.isError ? <p className={styles.warning}>{errorText(allow.error)}</p> : null}
    </div>
  );
}

function Refusals({ refusals }: Pick<Outbound, 'refusals'>) {
  const strings = useStrings(usageStrings).outbound;
  if (refusals.length === 0) return null;
  const sums = new Map<Outbound['refusals'][number]['cap'], number>();
  for (const { cap, refused } of refusals) sums.set(cap, (sums.get(cap) ?? 0) + refused);
  return (
    <p className={styles.nothing}>
      {strings.refusedTitle}:{' '}
      {[...sums].map(([cap, number]) => strings.refusedTimes(strings.refused[cap], number)).join('; ')}.
    </p>
  );
}
