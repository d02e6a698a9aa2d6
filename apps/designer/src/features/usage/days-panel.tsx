import { ChartTable } from '../../components/chart/chart-table.tsx';
import { TimeChart } from '../../components/chart/time-chart.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { Panel } from '../workspace/index.ts';
import { usageStrings } from './strings.ts';
import styles from './usage.module.css';
import type { Usage } from './usage.ts';

/** What each day of a month cost; the rest of it in the table. */
export function DaysPanel({ usage: { currency, days } }: { usage: Usage }) {
  const words = useStrings(usageStrings);
  const { days: strings } = words;
  const formats = useFormats();
  const short = formats.dates({ day: 'numeric', month: 'short', timeZone: 'UTC' });
  const money = (micros: number) => formats.money(micros, currency);
  const points = days.map(({ day, calls, callMs, costMicros }) => ({
    label: short(Date.parse(day)),
    said: strings.said({ day, cost: money(costMicros), number: calls, minutes: formats.minutes(callMs) }),
    values: [costMicros],
  }));
  const rows = days.map((day) => ({
    cells: [
      day.day,
      day.calls,
      tenths(day.callMs / 60_000),
      tenths(day.recognisedMs / 1_000),
      day.spokenCharacters,
      day.inputTokens,
      day.outputTokens,
      day.messages,
      day.costMicros / 1e6,
    ],
    shown: [...Array(8).fill(undefined), money(day.costMicros)],
  }));
  return (
    <Panel title={strings.title} lead={strings.about}>
      <div className={styles.chart}>
        <TimeChart
          label={strings.title}
          kind="bars"
          series={[{ label: words.totals.cost, series: 0 }]}
          points={points}
          format={money}
        />
        <ChartTable
          title={strings.title}
          data={{ file: `usage-${days[0]?.day.slice(0, 7) ?? ''}`, columns: strings.columns(currency), rows }}
        />
      </div>
    </Panel>
  );
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
