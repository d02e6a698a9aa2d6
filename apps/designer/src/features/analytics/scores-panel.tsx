import { useQuery } from '@tanstack/react-query';
import { BarList } from '../../components/chart/bar-list.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { QueryState } from '../workspace/index.ts';
import styles from './analytics.module.css';
import { ChartPanel } from './chart-panel.tsx';
import { percentOf } from './percent-of.ts';
import { analyticsStrings } from './strings.ts';
import type { Scene } from './use-analytics.ts';

interface ScoresPanelProps {
  scene: Scene;
  /** What a version is called. Undefined without an agent: then scorecards of one name are one. */
  nameOf: ((flowVersionId: string | null) => string) | undefined;
}

/** What scorecards say of the calls. */
export function ScoresPanel({ scene, nameOf }: ScoresPanelProps) {
  const strings = useStrings(analyticsStrings).scores;
  const formats = useFormats();
  const trpc = useTRPC();
  const scores = useQuery(trpc.analytics.getScores.queryOptions(scene.input));
  const { title, about } = strings;
  return (
    <QueryState query={scores}>
      {(found) => {
        if (found.length === 0)
          return (
            <ChartPanel title={title} about={about}>
              <p className={styles.nothing}>{strings.none}</p>
            </ChartPanel>
          );
        const cards = new Map<string, { calls: number; points: number; passed: number }>();
        for (const { name, flowVersionId, calls, score: mean, passed } of found) {
          const label = nameOf === undefined ? name : strings.of(name, nameOf(flowVersionId));
          const before = cards.get(label) ?? { calls: 0, points: 0, passed: 0 };
          cards.set(label, {
            calls: before.calls + calls,
            points: before.points + mean * calls,
            passed: before.passed + passed,
          });
        }
        const bars = [...cards].map(([label, { calls, points, passed }]) => ({
          key: label,
          label,
          text: strings.text(formats.decimal(points / calls), formats.share(passed / calls), calls),
          parts: [{ share: points / calls / 100, series: 0 as const }],
        }));
        const rows = [...cards].map(([label, { calls, points, passed }]) => ({
          cells: [label, calls, Math.round((10 * points) / calls) / 10, percentOf(passed, calls)],
        }));
        const columns = nameOf === undefined ? strings.columns : strings.columnsByVersion;
        return (
          <ChartPanel title={title} about={about} data={{ file: 'scores', columns, rows }}>
            <BarList label={title} bars={bars} />
          </ChartPanel>
        );
      }}
    </QueryState>
  );
}
