'use client';

import { agentIdSchema, flowVersionIdSchema } from '@aybiza/foundation/ids';
import { localDay } from '@aybiza/foundation/local-day';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { EmptyState } from '../../components/empty-state.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { MissingNotice, Page, Panel, QueryState, useAddress } from '../workspace/index.ts';
import styles from './analytics.module.css';
import { AnalyticsBar } from './analytics-bar.tsx';
import {
  type AnalyticsFilters,
  daysBefore,
  daysOf,
  readChoice,
  selectionOf,
  stepOf,
  writeChoice,
} from './analytics-filters.ts';
import { CostsPanel } from './costs-panel.tsx';
import { LatencyPanel } from './latency-panel.tsx';
import { NodesPanel } from './nodes-panel.tsx';
import { OutcomesPanel } from './outcomes-panel.tsx';
import { ScoresPanel } from './scores-panel.tsx';
import { analyticsStrings } from './strings.ts';
import { SummaryTiles } from './summary-tiles.tsx';
import { TimeZoneNote } from './time-zone-note.tsx';
import { UnderstandingPanel } from './understanding-panel.tsx';
import { addUp, type Scene } from './use-analytics.ts';
import { VersionsPanel } from './versions-panel.tsx';
import { ContainmentPanel, VolumePanel } from './volume-panels.tsx';

/** How the calls of the workspace, or of one agent, went. */
export function AnalyticsPage({ agentId: fixed }: { agentId?: string }) {
  const strings = useStrings(analyticsStrings);
  const trpc = useTRPC();
  const [written, setFilters] = useAddress({ read: readChoice, write: writeChoice });
  const filters = fixed === undefined ? written : { ...written, agent: fixed };
  const zone = useQuery(trpc.timeZone.get.queryOptions());
  const agents = useQuery(trpc.agent.list.queryOptions());
  const agentId = agentIdSchema.safeParse(filters.agent).data;
  const published = useQuery(trpc.flow.listVersions.queryOptions(agentId === undefined ? skipToken : { agentId }));
  if (fixed !== undefined && agentId === undefined) return <MissingNotice />;
  const name = fixed === undefined ? undefined : agents.data?.find(({ id }) => id === fixed)?.name;
  const versions = (published.data ?? []).map((version) => ({
    value: version.id,
    label: strings.filters.versionOf(version.number, version.name),
  }));
  return (
    <Page title={name === undefined ? strings.title : strings.titleOf(name)} lead={strings.lead}>
      <AnalyticsBar
        filters={filters}
        agents={fixed === undefined ? (agents.data ?? []).map(({ id, name: label }) => ({ value: id, label })) : []}
        versions={versions}
        onChange={({ agent, ...rest }) => setFilters({ ...rest, agent: fixed === undefined ? agent : '' })}
      />
      <QueryState query={zone}>
        {(chosen) => (
          <>
            <TimeZoneNote {...chosen} />
            <Figures scene={sceneOf(filters, chosen.timeZone)} />
          </>
        )}
      </QueryState>
    </Page>
  );
}

function sceneOf(filters: AnalyticsFilters, timeZone: string): Scene {
  const days = daysOf(filters, localDay(Date.now(), timeZone));
  return { filters, days, timeZone, input: { ...days, timeZone, ...selectionOf(filters) } };
}

function Figures({ scene }: { scene: Scene }) {
  const strings = useStrings(analyticsStrings);
  const trpc = useTRPC();
  const { input, days } = scene;
  const step = stepOf(days);
  // While another period is looked for, the one before stays.
  const kept = { placeholderData: keepPreviousData };
  const volume = useQuery(trpc.analytics.getVolume.queryOptions({ ...input, step }, kept));
  const before = useQuery(trpc.analytics.getVolume.queryOptions({ ...input, ...daysBefore(days), step }));
  return (
    <QueryState query={volume}>
      {(found) => {
        const sums = addUp(found);
        if (sums.calls === 0)
          return (
            <EmptyState icon="chart" title={strings.emptyTitle} action={<Link href="/">{strings.openAgents}</Link>}>
              {strings.emptyText}
            </EmptyState>
          );
        return (
          <div className={styles.panels} aria-busy={volume.isPlaceholderData}>
            <SummaryTiles now={sums} before={before.data === undefined ? undefined : addUp(before.data)} />
            <VolumePanel scene={scene} volume={found} />
            <div className={styles.pair}>
              <OutcomesPanel scene={scene} />
              <ContainmentPanel scene={scene} volume={found} />
            </div>
            <OfAgent scene={scene} />
            <div className={styles.pair}>
              <LatencyPanel scene={scene} />
              <UnderstandingPanel sums={sums} />
            </div>
            <CostsPanel scene={scene} />
          </div>
        );
      }}
    </QueryState>
  );
}

/** What only has a meaning within one agent: steps and versions. */
function OfAgent({ scene }: { scene: Scene }) {
  const strings = useStrings(analyticsStrings);
  const trpc = useTRPC();
  const agentId = scene.input.agentId;
  const { flowVersionId, ...allVersions } = scene.input;
  const versions = useQuery(
    trpc.analytics.getVersions.queryOptions(agentId === undefined ? skipToken : { ...allVersions, agentId }),
  );
  if (agentId === undefined)
    return (
      <>
        <Panel title={strings.nodes.title} lead={strings.nodes.about}>
          <p className={styles.choose}>{strings.nodes.chooseAgent}</p>
        </Panel>
        <Panel title={strings.versions.title} lead={strings.versions.about}>
          <p className={styles.choose}>{strings.versions.chooseAgent}</p>
        </Panel>
        <ScoresPanel scene={scene} nameOf={undefined} />
      </>
    );
  return (
    <QueryState query={versions}>
      {(found) => {
        const names = new Map(
          found.map((each) => [each.flowVersionId, strings.filters.versionOf(each.number ?? 0, each.name)]),
        );
        const nameOf = (id: string | null) => {
          const version = flowVersionIdSchema.safeParse(id).data;
          return version === undefined ? strings.versions.drafts : (names.get(version) ?? version);
        };
        const drawn = flowVersionId ?? found.find((each) => each.flowVersionId !== null)?.flowVersionId ?? undefined;
        return (
          <>
            <NodesPanel scene={scene} agentId={agentId} drawn={drawn && { id: drawn, name: nameOf(drawn) }} />
            <VersionsPanel scene={scene} agentId={agentId} versions={found} nameOf={nameOf} />
            <ScoresPanel scene={scene} nameOf={nameOf} />
          </>
        );
      }}
    </QueryState>
  );
}
