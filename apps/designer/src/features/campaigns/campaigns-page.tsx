'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { CoverLink, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useNow } from '../../formats/use-now.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { MoreButton, Page, QueryState } from '../workspace/index.ts';
import { type Campaign, STANDING_TONES, standingOf } from './campaign.ts';
import styles from './campaigns.module.css';
import { NewCampaignDialog } from './plan-dialog.tsx';
import { ProgressLine } from './progress-line.tsx';
import { campaignsStrings } from './strings.ts';

const PAGE_SIZE = 50;
const REFRESH_MS = 5_000;

/** Every campaign, the newest first, and how far each is. */
export function CampaignsPage() {
  const strings = useStrings(campaignsStrings);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [isAdding, setAdding] = useState(false);
  const input = { limit: PAGE_SIZE };
  // Not tRPC's own options for this: they add a field of theirs to the input, and the API takes only what it names.
  const campaigns = useInfiniteQuery({
    queryKey: [...trpc.campaign.list.queryKey(input), 'pages'],
    queryFn: ({ pageParam }) => client.campaign.list.query({ ...input, ...pageParam }),
    initialPageParam: {},
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : { cursor: nextCursor }),
    refetchInterval: REFRESH_MS,
  });
  const isEmpty = campaigns.data?.pages[0]?.items.length === 0;
  const add = (
    <IfMay call="campaign.create">
      <Button look="primary" onClick={() => setAdding(true)}>
        {strings.add}
      </Button>
    </IfMay>
  );
  return (
    <Page title={strings.title} lead={strings.lead} actions={isEmpty ? null : add}>
      <QueryState query={campaigns}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0)
            return (
              <EmptyState icon="send" title={strings.emptyTitle} action={add}>
                {strings.emptyText}
              </EmptyState>
            );
          return (
            <div className={styles.list}>
              <CampaignTable campaigns={rows} />
              <MoreButton query={campaigns} />
            </div>
          );
        }}
      </QueryState>
      {isAdding ? <NewCampaignDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function CampaignTable({ campaigns }: { campaigns: readonly Campaign[] }) {
  const strings = useStrings(campaignsStrings);
  const now = useNow();
  return (
    <DataTable label={strings.title} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{strings.columns.name}</th>
          <th scope="col">{strings.columns.state}</th>
          <th scope="col">{strings.columns.progress}</th>
          <th scope="col" className={styles.wideOnly}>
            {strings.columns.agent}
          </th>
          <th scope="col" className={styles.wideOnly}>
            {strings.columns.created}
          </th>
        </tr>
      </thead>
      <tbody>
        {campaigns.map((campaign) => (
          <tr key={campaign.id}>
            <td className={styles.name}>
              <CoverLink href={`/campaigns/${campaign.id}`}>{campaign.name}</CoverLink>
            </td>
            <td>
              <Badge tone={STANDING_TONES[standingOf(campaign, now)]}>
                {strings.standings[standingOf(campaign, now)]}
              </Badge>
            </td>
            <td className={styles.progressCell}>
              <ProgressLine counts={campaign.counts} />
            </td>
            <td className={styles.wideOnly}>{campaign.agentName ?? strings.lostAgent}</td>
            <td className={styles.wideOnly}>
              <Moment at={campaign.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
