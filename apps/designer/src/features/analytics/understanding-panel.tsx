import { BarList } from '../../components/chart/bar-list.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './analytics.module.css';
import { ChartPanel } from './chart-panel.tsx';
import { percentOf } from './percent-of.ts';
import { analyticsStrings } from './strings.ts';
import type { Sums } from './use-analytics.ts';

const LAYERS = ['understoodKey', 'understoodLocal', 'understoodModel', 'understoodNone'] as const;

/** By what callers were understood. */
export function UnderstandingPanel({ sums }: { sums: Sums }) {
  const strings = useStrings(analyticsStrings).understanding;
  const formats = useFormats();
  const all = LAYERS.reduce((sum, layer) => sum + sums[layer], 0);
  const { title, about, columns } = strings;
  if (all === 0)
    return (
      <ChartPanel title={title} about={about}>
        <p className={styles.nothing}>{strings.none}</p>
      </ChartPanel>
    );
  const bars = LAYERS.map((layer) => ({
    key: layer,
    label: strings.layers[layer],
    text: `${formats.count(sums[layer])} · ${formats.share(sums[layer] / all)}`,
    parts: [{ share: sums[layer] / all, series: layer === 'understoodNone' ? (3 as const) : (0 as const) }],
  }));
  const rows = LAYERS.map((layer) => ({ cells: [strings.layers[layer], sums[layer], percentOf(sums[layer], all)] }));
  return (
    <ChartPanel title={title} about={about} data={{ file: 'understanding', columns, rows }}>
      <BarList label={title} bars={bars} />
    </ChartPanel>
  );
}
