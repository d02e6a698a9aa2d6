'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icons/icon.tsx';
import { Select } from '../../components/select.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useNow } from '../../formats/use-now.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useMay } from '../../trpc/access.tsx';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { MoreButton, Panel, QueryState } from '../workspace/index.ts';
import {
  type Campaign,
  type CampaignNumber,
  isOver,
  NUMBER_TONES,
  type NumberStatus,
  progressOf,
  refreshMs,
  SHOWN_STATUSES,
  whoOf,
} from './campaign.ts';
import styles from './campaigns.module.css';
import { ImportDialog, type Imported } from './import-dialog.tsx';
import { campaignsStrings } from './strings.ts';

const PAGE_SIZE = 50;

/** Everybody on the list, and what came of each; more can be added until the campaign is over. */
export function PeoplePanel({ campaign }: { campaign: Campaign }) {
  const strings = useStrings(campaignsStrings);
  const may = useMay();
  const [isImporting, setImporting] = useState(false);
  const [imported, setImported] = useState<Imported | null>(null);
  const { total } = progressOf(campaign.counts);
  const isErased = campaign.listErasedAt !== null;
  const add =
    isOver(campaign) || !may('campaign.importNumbers') ? null : (
      <Button look={total === 0 ? 'primary' : 'normal'} onClick={() => setImporting(true)}>
        {strings.import}
      </Button>
    );
  return (
    <Panel
      title={strings.list}
      lead={strings.listLead}
      action={
        total === 0 || isErased ? null : (
          <span className={styles.buttons}>
            <ButtonLink href={`/api/campaigns/${campaign.id}/results.csv`} download>
              <Icon name="download" size={14} />
              {strings.file}
            </ButtonLink>
            {add}
          </span>
        )
      }
    >
      <div role="status">{imported === null ? null : <ImportedNote imported={imported} />}</div>
      {isErased ? (
        <p className={styles.note}>{strings.listErased}</p>
      ) : total === 0 ? (
        <EmptyState icon="person" title={strings.emptyList} action={add}>
          {strings.emptyListText}
        </EmptyState>
      ) : (
        <People campaign={campaign} />
      )}
      {isImporting ? (
        <ImportDialog campaign={campaign} onImported={setImported} onClose={() => setImporting(false)} />
      ) : null}
    </Panel>
  );
}

function ImportedNote({ imported: { added, read } }: { imported: Imported }) {
  const strings = useStrings(campaignsStrings);
  const { count } = useFormats();
  const before = read - added;
  return (
    <p className={styles.note}>
      {strings.added(added, count(added))} {before === 0 ? null : strings.thereBefore(before, count(before))}
    </p>
  );
}

type Shown = NumberStatus | 'everybody';

function People({ campaign: { id: campaignId, status: state, counts } }: { campaign: Campaign }) {
  const strings = useStrings(campaignsStrings);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { count } = useFormats();
  const [shown, setShown] = useState<Shown>('everybody');
  const input = { campaignId, limit: PAGE_SIZE, ...(shown === 'everybody' ? {} : { status: shown }) };
  // Not tRPC's own options for this: they add a field of theirs to the input, and the API takes only what it names.
  const people = useInfiniteQuery({
    queryKey: [...trpc.campaign.listNumbers.queryKey(input), 'pages'],
    queryFn: ({ pageParam }) => client.campaign.listNumbers.query({ ...input, ...pageParam }),
    initialPageParam: {},
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : { cursor: nextCursor }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      refreshMs(
        state,
        data?.pages.some(({ items }) => items.some(({ status }) => status === 'calling')),
      ),
  });
  const options = [
    { value: 'everybody' as const, label: strings.everybody(count(progressOf(counts).total)) },
    ...SHOWN_STATUSES.filter((status) => counts[status] > 0 || status === shown).map((status) => ({
      value: status,
      label: strings.counted(strings.statuses[status], count(counts[status])),
    })),
  ];
  return (
    <>
      <div className={styles.filter}>
        <Select<Shown> label={strings.show} value={shown} options={options} onValue={setShown} />
      </div>
      <QueryState query={people}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <p className={styles.note}>{strings.nobodyHere}</p>;
          return (
            <div className={styles.list} aria-busy={people.isPlaceholderData}>
              <PeopleTable people={rows} />
              <MoreButton query={people} />
            </div>
          );
        }}
      </QueryState>
    </>
  );
}

function PeopleTable({ people }: { people: readonly CampaignNumber[] }) {
  const strings = useStrings(campaignsStrings);
  const { results } = strings;
  return (
    <DataTable
      label={strings.list}
      bare
      className={styles.people}
      reachable={people.every(({ calls }) => calls.length === 0)}
    >
      <thead>
        <tr>
          <th scope="col">{results.who}</th>
          <th scope="col">{results.state}</th>
          <th scope="col" className={styles.wideOnly}>
            {results.when}
          </th>
          <th scope="col">{results.calls}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <td>
              <b>{whoOf(person)}</b>
              {person.name === '' ? null : <small className={styles.number}>{person.e164}</small>}
              <small className={styles.consent} title={person.consent}>
                {strings.agreed(person.consent)}
              </small>
            </td>
            <td className={styles.how}>
              <Badge tone={NUMBER_TONES[person.status]}>{strings.statuses[person.status]}</Badge>
              <LastTry person={person} />
            </td>
            <td className={styles.wideOnly}>
              <When person={person} />
            </td>
            <td className={styles.calls}>
              <Calls person={person} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** How the last call ended, where the state does not say it. */
function LastTry({ person: { status, lastOutcome } }: { person: CampaignNumber }) {
  const strings = useStrings(campaignsStrings);
  if (lastOutcome === null || status === lastOutcome || status === 'messageLeft') return null;
  return <small>{strings.lastTry(strings.outcomes[lastOutcome])}</small>;
}

/** Since when it is over, or when they are called again. */
function When({ person: { status, settledAt, dueAt, tries } }: { person: CampaignNumber }) {
  const strings = useStrings(campaignsStrings);
  const now = useNow();
  if (settledAt !== null) return <Moment at={settledAt} />;
  if (status !== 'waiting' || tries === 0) return null;
  if (dueAt <= now) return strings.dueNow;
  return (
    <>
      {strings.nextAt} <Moment at={dueAt} />
    </>
  );
}

function Calls({ person }: { person: CampaignNumber }) {
  const strings = useStrings(campaignsStrings);
  const { count } = useFormats();
  return person.calls.map(({ number, callId }) => (
    <Link key={callId} href={`/calls/${callId}`} aria-label={`${strings.madeCall(count(number))}: ${whoOf(person)}`}>
      {strings.madeCall(count(number))}
    </Link>
  ));
}
