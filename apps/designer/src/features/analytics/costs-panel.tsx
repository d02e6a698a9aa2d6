import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { BarList } from '../../components/chart/bar-list.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { QueryState } from '../workspace/index.ts';
import styles from './analytics.module.css';
import { ChartPanel } from './chart-panel.tsx';
import { analyticsStrings } from './strings.ts';
import { callsHref, type Scene } from './use-analytics.ts';

const MOST = 12;

/** What calls cost, and which outcome costs most. */
export function CostsPanel({ scene }: { scene: Scene }) {
  const strings = useStrings(analyticsStrings).costs;
  const formats = useFormats();
  const trpc = useTRPC();
  const costs = useQuery(trpc.analytics.getCosts.queryOptions(scene.input));
  const { title, about } = strings;
  return (
    <QueryState query={costs}>
      {({ currency, calls, costMicros, isPartial, outcomes }) => {
        const money = (micros: number) => formats.money(micros, currency);
        const most = Math.max(1, ...outcomes.map((outcome) => outcome.costMicros / outcome.calls));
        const bars = outcomes.slice(0, MOST).map((outcome) => ({
          key: outcome.outcome,
          label: outcome.outcome,
          text: strings.perCall(money(outcome.costMicros / outcome.calls)),
          parts: [{ share: outcome.costMicros / outcome.calls / most, series: 0 as const }],
          href: callsHref(scene, { outcome: outcome.outcome }),
        }));
        const rows = outcomes.map((outcome) => ({
          cells: [outcome.outcome, outcome.calls, outcome.costMicros / 1e6, outcome.costMicros / outcome.calls / 1e6],
          shown: [undefined, undefined, money(outcome.costMicros), money(outcome.costMicros / outcome.calls)],
          href: callsHref(scene, { outcome: outcome.outcome }),
        }));
        return (
          <ChartPanel
            title={title}
            about={about}
            action={<Link href="/usage#prices">{strings.prices}</Link>}
            data={{ file: 'costs', columns: strings.columns(currency), rows }}
          >
            <p className={styles.headline}>
              <strong>{strings.perCall(money(calls === 0 ? 0 : costMicros / calls))}</strong>
              <span>{strings.total(money(costMicros), calls)}</span>
            </p>
            {isPartial ? <p className={styles.nothing}>{strings.partial}</p> : null}
            <BarList label={title} bars={bars} />
          </ChartPanel>
        );
      }}
    </QueryState>
  );
}
