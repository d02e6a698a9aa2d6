import { BarList } from '../../components/chart/bar-list.tsx';
import { ChartTable } from '../../components/chart/chart-table.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { Panel } from '../workspace/index.ts';
import { usageStrings } from './strings.ts';
import styles from './usage.module.css';
import type { Usage } from './usage.ts';

/** Which agent used how much. */
export function AgentsPanel({ usage: { currency, agents } }: { usage: Usage }) {
  const strings = useStrings(usageStrings).agents;
  const formats = useFormats();
  const most = Math.max(1, ...agents.map(({ callMs }) => callMs));
  const nameOf = (name: string) => (name === '' ? strings.gone : name);
  const bars = agents.map(({ agentId, name, calls, callMs, costMicros }) => ({
    key: agentId,
    label: nameOf(name),
    text: strings.text(formats.money(costMicros, currency), calls, formats.minutes(callMs)),
    parts: [{ share: callMs / most, series: 0 as const }],
    href: `/agents/${agentId}/analytics`,
  }));
  const rows = agents.map(({ name, calls, callMs, costMicros }) => ({
    cells: [nameOf(name), calls, Math.round(callMs / 6_000) / 10, costMicros / 1e6],
    shown: [undefined, undefined, undefined, formats.money(costMicros, currency)],
  }));
  return (
    <Panel title={strings.title} lead={strings.about}>
      <div className={styles.chart}>
        <BarList label={strings.title} bars={bars} />
        <ChartTable title={strings.title} data={{ file: 'usage-by-agent', columns: strings.columns(currency), rows }} />
      </div>
    </Panel>
  );
}
