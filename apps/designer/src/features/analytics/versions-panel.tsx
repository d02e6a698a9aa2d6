import type { AgentId } from '@aybiza/foundation/ids';
import { skipToken, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { CsvButton } from '../../components/chart/chart-table.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Select } from '../../components/select.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { Panel, QueryState } from '../workspace/index.ts';
import styles from './analytics.module.css';
import { describeComparison } from './describe-comparison.ts';
import { percentOf } from './percent-of.ts';
import { analyticsStrings } from './strings.ts';
import { callsHref, type Scene, type VersionSums } from './use-analytics.ts';

interface VersionsPanelProps {
  scene: Scene;
  agentId: AgentId;
  versions: readonly VersionSums[];
  nameOf: (flowVersionId: string | null) => string;
}

/** The versions of an agent beside each other, and what can be said about their differences. */
export function VersionsPanel({ scene, agentId, versions, nameOf }: VersionsPanelProps) {
  const { versions: strings, comparison: comparisonStrings } = useStrings(analyticsStrings);
  const formats = useFormats();
  const trpc = useTRPC();
  const [base, setBase] = useState('');
  const published = versions.flatMap(({ flowVersionId, number, calls }) =>
    flowVersionId === null ? [] : [{ id: flowVersionId, number: number ?? 0, calls }],
  );
  const baseVersionId = (published.find(({ id }) => id === base) ?? usualBase(published))?.id;
  const { flowVersionId: _chosen, ...allVersions } = scene.input;
  const asked = baseVersionId === undefined ? skipToken : { ...allVersions, agentId, baseVersionId };
  const comparison = useQuery(trpc.analytics.getComparison.queryOptions(published.length < 2 ? skipToken : asked));
  const options = published.map(({ id }) => ({ value: id, label: nameOf(id) }));
  const rows = versions.map((version) => ({ cells: cellsOf(version, nameOf) }));
  return (
    <Panel
      title={strings.title}
      lead={strings.about}
      action={
        <div className={styles.choice}>
          {baseVersionId === undefined || published.length < 2 ? null : (
            <Select label={strings.base} value={baseVersionId} options={options} onValue={setBase} />
          )}
          <CsvButton data={{ file: 'versions', columns: strings.file, rows }} />
        </div>
      }
    >
      <VersionTable scene={scene} versions={versions} nameOf={nameOf} />
      <div className={styles.chart}>
        {published.length < 2 ? (
          <p className={styles.nothing}>{strings.single}</p>
        ) : (
          <QueryState query={comparison}>
            {(found) => (
              <>
                <h3 className={styles.findings}>{strings.findings}</h3>
                <ul className={styles.sentences}>
                  {found.comparisons.map((each) => (
                    <li key={`${each.flowVersionId} ${each.measure}`} data-verdict={each.verdict}>
                      {describeComparison(
                        each,
                        {
                          version: nameOf(each.flowVersionId),
                          base: nameOf(found.baseVersionId),
                        },
                        { strings: comparisonStrings, formats },
                      )}
                    </li>
                  ))}
                </ul>
                <p className={styles.note}>{strings.once}</p>
              </>
            )}
          </QueryState>
        )}
      </div>
    </Panel>
  );
}

/** What is new is held against what was there before: of the versions before the newest, the one with the most calls. */
function usualBase<Version extends { number: number; calls: number }>(
  published: readonly Version[],
): Version | undefined {
  const newest = Math.max(...published.map(({ number }) => number));
  return published.filter(({ number }) => number < newest).toSorted((left, right) => right.calls - left.calls)[0];
}

function VersionTable({ scene, versions, nameOf }: Omit<VersionsPanelProps, 'agentId'>) {
  const strings = useStrings(analyticsStrings).versions;
  const formats = useFormats();
  return (
    <DataTable bare label={strings.title} className={styles.versions}>
      <thead>
        <tr>
          {strings.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => {
          const { flowVersionId, calls, contained, transferred, left, durationMs, latency } = version;
          const share = (part: number) => formats.share(calls === 0 ? 0 : part / calls);
          return (
            <tr key={flowVersionId ?? 'drafts'}>
              <td>
                {flowVersionId === null ? (
                  nameOf(null)
                ) : (
                  <Link href={callsHref(scene, { version: flowVersionId })}>{nameOf(flowVersionId)}</Link>
                )}
              </td>
              <td>{formats.count(calls)}</td>
              <td>{share(contained)}</td>
              <td>{share(transferred)}</td>
              <td>{share(left)}</td>
              <td>{formats.duration(calls === 0 ? 0 : durationMs / calls)}</td>
              <td>{formats.wait(latency.p50)}</td>
              <td>{formats.wait(latency.p90)}</td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function cellsOf(
  { flowVersionId, calls, contained, transferred, left, durationMs, latency }: VersionSums,
  nameOf: VersionsPanelProps['nameOf'],
) {
  const shares = [contained, transferred, left].map((part) => percentOf(part, calls));
  const waits = [latency.p50, latency.p90].map((ms) => (ms === null ? null : Math.round(ms)));
  return [nameOf(flowVersionId), calls, ...shares, Math.round(durationMs / Math.max(1, calls) / 1_000), ...waits];
}
