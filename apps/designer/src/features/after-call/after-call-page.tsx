'use client';

import { agentIdSchema } from '@aybiza/foundation/ids';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { MoreButton, Page, Panel, QueryState } from '../workspace/index.ts';
import styles from './after-call.module.css';
import { Deliveries } from './deliveries.tsx';
import { SigningSecret } from './signing-secret.tsx';
import { FilterBar, NO_FILTERS, type StepFilters } from './step-filters.tsx';
import { StepTable } from './step-table.tsx';
import { afterCallStrings } from './strings.ts';

const PAGE_SIZE = 50;
const MOST_DEAD = 100;
const REFRESH_MS = 5_000;

/** What is done after the calls of the workspace: what needs a look first, then everything, then the webhooks. */
export function AfterCallPage() {
  const strings = useStrings(afterCallStrings);
  const trpc = useTRPC();
  const [filters, setFilters] = useState<StepFilters>(NO_FILTERS);
  const agents = useQuery(trpc.agent.list.queryOptions());
  const isFiltered = JSON.stringify(filters) !== JSON.stringify(NO_FILTERS);
  return (
    <Page title={strings.title} lead={strings.lead}>
      {isFiltered ? null : <DeadLetters />}
      <FilterBar filters={filters} agents={agents.data ?? []} onChange={setFilters} />
      <Steps filters={filters} isFiltered={isFiltered} onClear={() => setFilters(NO_FILTERS)} />
      <IfMay call="webhook.listDeliveries">
        <Deliveries />
      </IfMay>
      <IfMay call="afterCall.showSigningSecret">
        <SigningSecret />
      </IfMay>
    </Page>
  );
}

function DeadLetters() {
  const strings = useStrings(afterCallStrings);
  const trpc = useTRPC();
  const dead = useQuery({
    ...trpc.afterCall.list.queryOptions({ status: 'dead', limit: MOST_DEAD }),
    refetchInterval: REFRESH_MS,
  });
  // Whether there is anything the list below says as well, and why not.
  if (dead.data === undefined || dead.data.dead === 0) return null;
  const title = strings.deadTitle(dead.data.dead);
  return (
    <Panel title={title} lead={strings.deadLead}>
      <StepTable steps={dead.data.items} label={title} bare />
    </Panel>
  );
}

interface StepsProps {
  filters: StepFilters;
  isFiltered: boolean;
  onClear: () => void;
}

function Steps({ filters, isFiltered, onClear }: StepsProps) {
  const strings = useStrings(afterCallStrings);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const agent = agentIdSchema.safeParse(filters.agentId).data;
  const input = {
    ...(agent === undefined ? {} : { agentId: agent }),
    ...(filters.kind === '' ? {} : { kind: filters.kind }),
    ...(filters.status === '' ? {} : { status: filters.status }),
    limit: PAGE_SIZE,
  };
  // Not tRPC's own options for this: they add a field of theirs to the input, and the API takes only what it names.
  const steps = useInfiniteQuery({
    queryKey: [...trpc.afterCall.list.queryKey(input), 'pages'],
    queryFn: ({ pageParam }) => client.afterCall.list.query({ ...input, ...pageParam }),
    initialPageParam: {},
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : { cursor: nextCursor }),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
  return (
    <QueryState query={steps}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items);
        if (rows.length === 0) return <NoSteps isFiltered={isFiltered} onClear={onClear} />;
        return (
          <div className={styles.list}>
            <StepTable steps={rows} label={strings.stepsTitle} />
            <MoreButton query={steps} />
          </div>
        );
      }}
    </QueryState>
  );
}

function NoSteps({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const strings = useStrings(afterCallStrings);
  if (isFiltered) {
    return (
      <EmptyState
        icon="search"
        title={strings.nothingTitle}
        action={<Button onClick={onClear}>{strings.clear}</Button>}
      >
        {strings.nothingText}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="end" title={strings.emptyTitle} action={<Link href="/">{strings.openAgents}</Link>}>
      {strings.emptyText}
    </EmptyState>
  );
}
