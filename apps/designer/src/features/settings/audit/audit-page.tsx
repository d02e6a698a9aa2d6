'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ButtonLink } from '../../../components/button-link.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { Moment } from '../../../formats/moment.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC, useTRPCClient } from '../../../trpc/client.tsx';
import { MoreButton, Panel, QueryState } from '../../workspace/index.ts';
import styles from '../settings.module.css';
import type { AuditEntry } from './audit-entry.ts';
import { type AuditFilters, NO_FILTERS, toInput } from './audit-filters.ts';
import { detailOf, subjectOf, titleOf } from './describe-entry.ts';
import { auditStrings } from './strings.ts';

const PAGE_SIZE = 50;

/** Who did what, newest first: every change of settings, members and keys, publishing, and who heard whom. */
export function AuditPage() {
  const strings = useStrings(auditStrings);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [filters, setFilters] = useState<AuditFilters>(NO_FILTERS);
  const filter = toInput(filters);
  const input = { ...filter, limit: PAGE_SIZE };
  const first: { cursor?: string } = {};
  // Not tRPC's own options for this: they add a field of theirs to the input, and the API takes only what it names.
  const entries = useInfiniteQuery({
    queryKey: [...trpc.audit.list.queryKey(input), 'pages'],
    queryFn: ({ pageParam }) => client.audit.list.query({ ...input, ...pageParam }),
    initialPageParam: first,
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : { cursor: nextCursor }),
    placeholderData: keepPreviousData,
  });
  const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]));
  const file = (
    <ButtonLink href={`/api/audit.csv?${query}`} download>
      <Icon name="download" size={14} />
      {strings.file}
    </ButtonLink>
  );
  return (
    <Panel title={strings.title} lead={strings.lead} action={file}>
      <Filters filters={filters} onChange={setFilters} />
      <QueryState query={entries}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          if (rows.length === 0) return <p className={styles.none}>{strings.none}</p>;
          return (
            <div aria-busy={entries.isPlaceholderData}>
              <EntryTable entries={rows} />
              <MoreButton query={entries} />
            </div>
          );
        }}
      </QueryState>
    </Panel>
  );
}

function Filters({ filters, onChange }: { filters: AuditFilters; onChange: (filters: AuditFilters) => void }) {
  const strings = useStrings(auditStrings);
  const trpc = useTRPC();
  const members = useQuery(trpc.member.list.queryOptions()).data ?? [];
  return (
    <search className={styles.filters}>
      <Select
        label={strings.who}
        value={filters.actorId}
        options={[
          { value: '', label: strings.anybody },
          ...members.map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
        onValue={(actorId) => onChange({ ...filters, actorId })}
      />
      <Select
        label={strings.what}
        value={filters.action}
        options={[
          { value: '', label: strings.anything },
          ...Object.entries(strings.nouns).map(([value, label]) => ({ value, label })),
        ]}
        onValue={(action) => onChange({ ...filters, action })}
      />
      <TextField
        label={strings.from}
        type="date"
        value={filters.from}
        onValue={(from) => onChange({ ...filters, from })}
      />
      <TextField label={strings.to} type="date" value={filters.to} onValue={(to) => onChange({ ...filters, to })} />
    </search>
  );
}

function EntryTable({ entries }: { entries: readonly AuditEntry[] }) {
  const strings = useStrings(auditStrings);
  return (
    <DataTable bare reachable label={strings.title} className={styles.log}>
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
        {entries.map((entry) => (
          <tr key={entry.seq}>
            <td>
              <Moment at={entry.at} />
            </td>
            <td>
              {entry.actor.name ?? strings.gone}
              {entry.actor.type === 'key' ? <small>{strings.key}</small> : null}
            </td>
            <td>
              {titleOf(entry, strings)}
              <small>{subjectOf(entry)}</small>
            </td>
            <td>
              <small>{detailOf(entry)}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
