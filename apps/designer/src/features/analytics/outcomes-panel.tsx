import { useQuery } from '@tanstack/react-query';
import { BarList } from '../../components/chart/bar-list.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { QueryState } from '../workspace/index.ts';
import { ChartPanel } from './chart-panel.tsx';
import { percentOf } from './percent-of.ts';
import { analyticsStrings } from './strings.ts';
import { callsHref, type Scene } from './use-analytics.ts';

const PLACES = { contained: 0, transferred: 1, left: 2, dropped: 3 } as const;
const ENDINGS = ['contained', 'transferred', 'left', 'dropped'] as const;
/** More cannot be told apart at a glance; the table has them all. */
const MOST = 12;

/** Which ends calls came to, and how often. */
export function OutcomesPanel({ scene }: { scene: Scene }) {
  const strings = useStrings(analyticsStrings);
  const formats = useFormats();
  const series = ENDINGS.map((ending) => ({ label: strings.endings[ending], series: PLACES[ending] }));
  const trpc = useTRPC();
  const outcomes = useQuery(trpc.analytics.getOutcomes.queryOptions(scene.input));
  return (
    <QueryState query={outcomes}>
      {(rows) => {
        const all = rows.reduce((sum, { calls }) => sum + calls, 0);
        const most = Math.max(1, ...rows.map(({ calls }) => calls));
        const bars = rows.slice(0, MOST).map(({ outcome, ending, calls }) => ({
          key: `${outcome} ${ending}`,
          label: outcome,
          text: strings.outcomes.text(calls, formats.share(calls / all)),
          parts: [{ share: calls / most, series: PLACES[ending] }],
          href: callsHref(scene, { outcome }),
        }));
        const table = rows.map(({ outcome, ending, calls, durationMs }) => ({
          cells: [
            outcome,
            strings.endings[ending],
            calls,
            percentOf(calls, all),
            Math.round(durationMs / calls / 1_000),
          ],
          href: callsHref(scene, { outcome }),
        }));
        return (
          <ChartPanel {...strings.outcomes} data={{ file: 'outcomes', columns: strings.outcomes.columns, rows: table }}>
            <BarList label={strings.outcomes.title} bars={bars} series={series} />
          </ChartPanel>
        );
      }}
    </QueryState>
  );
}
