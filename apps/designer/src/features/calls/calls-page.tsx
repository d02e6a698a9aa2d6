'use client';

import { agentIdSchema } from '@aybiza/foundation/ids';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { MissingNotice, Page, QueryState } from '../workspace/index.ts';
import { type CallFilters, NO_FILTERS, toInput } from './call-filters.ts';
import { CallTable } from './call-table.tsx';
import styles from './calls.module.css';
import { FilterBar } from './filter-bar.tsx';
import { callsStrings as strings } from './strings.ts';

const PAGE_SIZE = 50;
const REFRESH_MS = 5_000;

/** The calls of the workspace, or of one agent. */
export function CallsPage({ agentId: fixed }: { agentId?: string }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [filters, setFilters] = useState<CallFilters>(NO_FILTERS);
  const agents = useQuery(trpc.agent.list.queryOptions());
  const agent = agentIdSchema.safeParse(fixed ?? filters.agentId).data;
  const unknown = fixed !== undefined && agent === undefined;
  const input = { ...toInput(filters), ...(agent === undefined ? {} : { agentId: agent }), limit: PAGE_SIZE };
  // Not tRPC's own options for this: they add a field of theirs to the input, and the API takes only what it names.
  const calls = useInfiniteQuery({
    queryKey: [...trpc.calls.list.queryKey(input), 'pages'],
    queryFn: ({ pageParam }) => client.calls.list.query({ ...input, ...pageParam }),
    initialPageParam: {},
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : { cursor: nextCursor }),
    refetchInterval: REFRESH_MS,
    // While somebody narrows the list down, the list before stays.
    placeholderData: keepPreviousData,
    enabled: !unknown,
  });
  const names = new Map((agents.data ?? []).map(({ id, name }) => [id, name]));
  const name = agent === undefined || fixed === undefined ? undefined : names.get(agent);
  if (unknown) return <MissingNotice />;
  const isFiltered = JSON.stringify(filters) !== JSON.stringify(NO_FILTERS);
  return (
    <Page title={name === undefined ? strings.title : strings.titleOf(name)} lead={strings.lead}>
      <FilterBar filters={filters} agents={fixed === undefined ? (agents.data ?? []) : []} onChange={setFilters} />
      <QueryState query={calls}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.calls);
          if (rows.length === 0) return <NoCalls isFiltered={isFiltered} onClear={() => setFilters(NO_FILTERS)} />;
          return (
            <div className={styles.list}>
              <CallTable calls={rows} agentNames={names} />
              {calls.hasNextPage ? (
                <Button disabled={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
                  {calls.isFetchingNextPage ? strings.loading : strings.more}
                </Button>
              ) : null}
            </div>
          );
        }}
      </QueryState>
    </Page>
  );
}

function NoCalls({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
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
    <EmptyState icon="phone" title={strings.emptyTitle} action={<Link href="/">{strings.openAgents}</Link>}>
      {strings.emptyText}
    </EmptyState>
  );
}
