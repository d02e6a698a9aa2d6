'use client';

import { agentIdSchema } from '@aybiza/foundation/ids';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icons/icon.tsx';
import { ownTimeZone } from '../../formats/own-time-zone.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { MissingNotice, MoreButton, Page, QueryState, useAddress } from '../workspace/index.ts';
import { fileAddress, NO_FILTERS, readFilters, toInput, writeFilters } from './call-filters.ts';
import { CallTable } from './call-table.tsx';
import styles from './calls.module.css';
import { FilterBar } from './filter-bar.tsx';
import { SearchBar } from './search-bar.tsx';
import { callsStrings } from './strings.ts';
import { useFilterChoices } from './use-filter-choices.ts';
import { ViewsMenu } from './views-menu.tsx';

const PAGE_SIZE = 50;
const REFRESH_MS = 5_000;

/** The calls of the workspace, or of one agent. */
export function CallsPage({ agentId: fixed }: { agentId?: string }) {
  const strings = useStrings(callsStrings);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [filters, setFilters] = useAddress({ read: readFilters, write: writeFilters });
  const agents = useQuery(trpc.agent.list.queryOptions());
  const agent = agentIdSchema.safeParse(fixed ?? filters.agent).data;
  const unknown = fixed !== undefined && agent === undefined;
  const zone = useQuery(trpc.timeZone.get.queryOptions());
  const clocks = { timeZone: zone.data?.isChosen === true ? zone.data.timeZone : ownTimeZone(), now: Date.now() };
  const chosen = { ...toInput(filters, clocks), ...(agent === undefined ? {} : { agentId: agent }) };
  const choices = useFilterChoices(agent);
  const input = { ...chosen, limit: PAGE_SIZE };
  // Not tRPC's own options for this: they add a field of theirs to the input, and the API takes only what it names.
  const calls = useInfiniteQuery({
    queryKey: [...trpc.calls.list.queryKey(input), 'pages'],
    queryFn: ({ pageParam }) => client.calls.list.query({ ...input, ...pageParam }),
    initialPageParam: {},
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : { cursor: nextCursor }),
    refetchInterval: REFRESH_MS,
    // While somebody narrows the list down, the list before stays.
    placeholderData: keepPreviousData,
    enabled: !unknown && !zone.isPending,
  });
  const names = new Map((agents.data ?? []).map(({ id, name }) => [id, name]));
  const name = agent === undefined || fixed === undefined ? undefined : names.get(agent);
  if (unknown) return <MissingNotice />;
  const isFiltered = writeFilters(filters) !== '';
  const agentChoices = (agents.data ?? []).map(({ id, name: label }) => ({ value: id, label }));
  return (
    <Page
      title={name === undefined ? strings.title : strings.titleOf(name)}
      lead={strings.lead}
      actions={
        <>
          <ViewsMenu filters={filters} onChoose={setFilters} />
          <ButtonLink href={fileAddress(chosen)} download title={strings.fileHint}>
            <Icon name="download" size={14} />
            {strings.file}
          </ButtonLink>
        </>
      }
    >
      <SearchBar text={filters.text} onSearch={(text) => setFilters({ ...filters, text })} />
      <FilterBar
        filters={filters}
        agents={fixed === undefined ? agentChoices : []}
        {...choices}
        onChange={setFilters}
      />
      <QueryState query={calls}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <NoCalls isFiltered={isFiltered} onClear={() => setFilters(NO_FILTERS)} />;
          return (
            <div className={styles.list} aria-busy={calls.isPlaceholderData}>
              <CallTable calls={rows} agentNames={names} />
              <MoreButton query={calls} />
            </div>
          );
        }}
      </QueryState>
    </Page>
  );
}

function NoCalls({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const strings = useStrings(callsStrings);
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
