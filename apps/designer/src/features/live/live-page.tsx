'use client';

import { agentIdSchema } from '@aybiza/foundation/ids';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Select } from '../../components/select.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { Page, QueryState } from '../workspace/index.ts';
import styles from './live.module.css';
import { LIVE_EVERY_MS, type LiveCall } from './live-call.ts';
import { LiveGraph } from './live-graph.tsx';
import { LiveTable } from './live-table.tsx';
import { liveStrings } from './strings.ts';

/** Every call of the workspace now, in a list and on the drawings that they run on. */
export function LivePage() {
  const strings = useStrings(liveStrings);
  const trpc = useTRPC();
  const [chosen, setChosen] = useState('');
  const agents = useQuery(trpc.agent.list.queryOptions()).data ?? [];
  const agentId = agentIdSchema.safeParse(chosen).data;
  const calls = useQuery(
    trpc.live.list.queryOptions(agentId === undefined ? {} : { agentId }, {
      refetchInterval: LIVE_EVERY_MS,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Page title={strings.title} lead={strings.lead}>
      {agents.length < 2 ? null : (
        <div className={styles.filter}>
          <Select
            label={strings.agent}
            value={chosen}
            options={[
              { value: '', label: strings.allAgents },
              ...agents.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onValue={setChosen}
          />
        </div>
      )}
      {calls.isError && calls.data !== undefined ? (
        <p className={styles.away} role="status">
          {strings.away}
        </p>
      ) : null}
      <QueryState query={calls}>
        {({ calls: here }) =>
          here.length === 0 ? (
            <Nobody isFiltered={agentId !== undefined} demo={agents[0]?.id} onShowAll={() => setChosen('')} />
          ) : (
            <Calls calls={here} />
          )
        }
      </QueryState>
    </Page>
  );
}

/** The list, and one drawing at a time: the one that most calls run on unless another is chosen. */
function Calls({ calls }: { calls: readonly LiveCall[] }) {
  const strings = useStrings(liveStrings);
  const [wanted, setWanted] = useState('');
  const drawings = byDrawing(calls);
  const shown = drawings.find(({ key }) => key === wanted) ?? drawings[0];
  return (
    <div className={styles.room}>
      <LiveTable calls={calls} />
      {shown === undefined ? null : (
        <section className={styles.drawing} aria-label={strings.drawing(shown.name, strings.version(shown.version))}>
          {drawings.length < 2 ? null : (
            <Select
              label={strings.otherDrawing}
              value={shown.key}
              options={drawings.map(({ key, name, version, calls: own }) => ({
                value: key,
                label: `${name}, ${strings.version(version)} · ${strings.count(own.length)}`,
              }))}
              onValue={setWanted}
            />
          )}
          <LiveGraph key={shown.key} calls={shown.calls} />
        </section>
      )}
    </div>
  );
}

interface Drawing {
  readonly key: string;
  readonly name: string;
  /** Null: the draft. */
  readonly version: number | null;
  readonly calls: readonly LiveCall[];
}

/** Calls that have just ended are still there, and no reason to look at their drawing. */
function goingOn({ calls }: Drawing): number {
  return calls.filter(({ call }) => call.status === 'live').length;
}

function byDrawing(calls: readonly LiveCall[]): Drawing[] {
  const groups = new Map<string, LiveCall[]>();
  for (const call of calls) groups.set(call.drawing, [...(groups.get(call.drawing) ?? []), call]);
  return [...groups]
    .map(([key, own]) => ({
      key,
      name: own[0]?.agentName ?? '',
      version: own[0]?.version ?? null,
      calls: own,
    }))
    .toSorted(
      (left, right) =>
        goingOn(right) - goingOn(left) || right.calls.length - left.calls.length || left.key.localeCompare(right.key),
    );
}

function Nobody({
  isFiltered,
  demo,
  onShowAll,
}: {
  isFiltered: boolean;
  demo: string | undefined;
  onShowAll: () => void;
}) {
  const strings = useStrings(liveStrings);
  if (isFiltered)
    return (
      <EmptyState
        icon="phone"
        title={strings.filteredTitle}
        action={<Button onClick={onShowAll}>{strings.showAll}</Button>}
      >
        {strings.filteredText}
      </EmptyState>
    );
  return (
    <EmptyState
      icon="phone"
      title={strings.emptyTitle}
      action={demo === undefined ? null : <ButtonLink href={`/agents/${demo}/flow`}>{strings.callIt}</ButtonLink>}
    >
      {strings.emptyText}
    </EmptyState>
  );
}
