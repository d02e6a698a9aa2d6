import { useQuery } from '@tanstack/react-query';
import { BarList } from '../../components/chart/bar-list.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { QueryState } from '../workspace/index.ts';
import styles from './analytics.module.css';
import { ChartPanel } from './chart-panel.tsx';
import { analyticsStrings } from './strings.ts';
import type { Scene } from './use-analytics.ts';

/** The colours of p50, p90 and p99. */
const PLACES = [0, 1, 4] as const;

/** How long callers waited, and for what. */
export function LatencyPanel({ scene }: { scene: Scene }) {
  const strings = useStrings(analyticsStrings).latency;
  const formats = useFormats();
  const trpc = useTRPC();
  const latency = useQuery(trpc.analytics.getLatency.queryOptions(scene.input));
  const { title, about, columns } = strings;
  const series = PLACES.map((place, index) => ({ label: strings.legend[index] ?? '', series: place }));
  return (
    <QueryState query={latency}>
      {(parts) => {
        if (parts.every(({ turns }) => turns === 0))
          return (
            <ChartPanel title={title} about={about}>
              <p className={styles.nothing}>{strings.none}</p>
            </ChartPanel>
          );
        const longest = Math.max(1, ...parts.map(({ p99 }) => p99 ?? 0));
        const bars = parts.map(({ part, p50, p90, p99 }) => ({
          key: part,
          label: strings.parts[part],
          text: strings.text(formats.wait(p50), formats.wait(p90), formats.wait(p99)),
          parts: [
            { share: (p50 ?? 0) / longest, series: 0 as const },
            { share: ((p90 ?? 0) - (p50 ?? 0)) / longest, series: 1 as const },
            { share: ((p99 ?? 0) - (p90 ?? 0)) / longest, series: 4 as const },
          ],
        }));
        const rows = parts.map(({ part, turns, p50, p90, p99 }) => ({
          cells: [strings.parts[part], turns, ...[p50, p90, p99].map((ms) => (ms === null ? null : Math.round(ms)))],
        }));
        return (
          <ChartPanel title={title} about={about} data={{ file: 'answer-times', columns, rows }}>
            <BarList label={title} bars={bars} series={series} />
          </ChartPanel>
        );
      }}
    </QueryState>
  );
}
