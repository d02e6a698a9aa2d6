import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import type { Formats } from '../../formats/create-formats.ts';
import { useFormats } from '../../formats/use-formats.ts';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { NO_FILTERS, writeFilters } from '../calls/index.ts';
import { Panel, QueryState } from '../workspace/index.ts';
import { LimitsDialog } from './limits-dialog.tsx';
import { usageStrings } from './strings.ts';
import styles from './usage.module.css';
import type { Limits } from './usage.ts';

/** The outcome of calls that were turned away, as their records have it. */
const TURNED_AWAY = 'turned away';
const NEARLY = 0.8;
const REFRESH_MS = 10_000;

/** How much is allowed, how much of that is used, and what callers hear at the end of it. */
export function LimitsPanel() {
  const strings = useStrings(usageStrings).limits;
  const trpc = useTRPC();
  const limits = useQuery(trpc.usage.getLimits.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  const [isOpen, setOpen] = useState(false);
  const change = (
    <IfMay call="usage.setLimits">
      <Button disabled={limits.data === undefined} onClick={() => setOpen(true)}>
        {strings.change}
      </Button>
    </IfMay>
  );
  return (
    <Panel id="limits" title={strings.title} lead={strings.about} action={change}>
      <div className={styles.chart}>
        <QueryState query={limits}>{(known) => <LimitRows limits={known} />}</QueryState>
      </div>
      {isOpen && limits.data !== undefined ? (
        <LimitsDialog limits={limits.data} onClose={() => setOpen(false)} />
      ) : null}
    </Panel>
  );
}

function LimitRows({ limits }: { limits: Limits }) {
  const strings = useStrings(usageStrings).limits;
  const formats = useFormats();
  const rows = rowsOf(limits, strings, formats);
  if (rows.length === 0) return <p className={styles.nothing}>{strings.none}</p>;
  const turnedAway = limits.notices.reduce((sum, notice) => sum + notice.turnedAway, 0);
  const theirCalls = `/calls?${writeFilters({ ...NO_FILTERS, outcome: TURNED_AWAY })}`;
  return (
    <>
      <ul className={styles.limits}>
        {rows.map(({ key, name, used, allowed, share }) => (
          <li key={key}>
            <span>{name}</span>
            <meter
              className={styles.meter}
              min={0}
              max={1}
              low={NEARLY}
              high={0.999}
              optimum={0}
              value={Math.min(1, share)}
              aria-label={name}
            />
            <span className={styles.number}>{strings.of(used, allowed)}</span>
            <Badge tone={toneOf(share)}>
              {share >= 1 ? strings.reached : share >= NEARLY ? strings.nearly : strings.calm}
            </Badge>
          </li>
        ))}
      </ul>
      {turnedAway === 0 ? null : (
        <p className={styles.warning}>
          {strings.turnedAway(turnedAway)} <Link href={theirCalls}>{strings.seeThem}</Link>
        </p>
      )}
      <p className={styles.nothing}>
        {limits.sentence === '' ? strings.usualSentence : strings.sentence(limits.sentence)}
      </p>
      <p className={styles.note}>{strings.offline}</p>
    </>
  );
}

function toneOf(share: number): 'bad' | 'warn' | 'good' {
  if (share >= 1) return 'bad';
  return share >= NEARLY ? 'warn' : 'good';
}

/** Those that are set, in the order in which they are asked for. */
function rowsOf(
  { used, currency, ...limits }: Limits,
  { names }: WordsOf<typeof usageStrings>['limits'],
  formats: Formats,
) {
  const money = (micros: number) => formats.money(micros, currency);
  const minutes = (number: number) => formats.minutes(number * 60_000);
  const all = [
    {
      key: 'callsAtOnce',
      name: names.callsAtOnce,
      used: used.callsAtOnce,
      limit: limits.callsAtOnce,
      format: formats.count,
    },
    {
      key: 'callsPerDay',
      name: names.callsPerDay,
      used: used.callsPerDay,
      limit: limits.callsPerDay,
      format: formats.count,
    },
    {
      key: 'minutes',
      name: names.minutesPerMonth,
      used: used.minutesPerMonth,
      limit: limits.minutesPerMonth,
      format: minutes,
    },
    {
      key: 'cost',
      name: names.costPerMonth,
      used: used.costPerMonthMicros,
      limit: limits.costPerMonthMicros,
      format: money,
    },
  ];
  return all.flatMap(({ key, name, used: amount, limit, format }) =>
    limit === null ? [] : [{ key, name, used: format(amount), allowed: format(limit), share: amount / limit }],
  );
}
