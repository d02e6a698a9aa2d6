'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { CoverLink, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icons/icon.tsx';
import { TextField } from '../../components/text-field.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { MoreButton, Page, QueryState } from '../workspace/index.ts';
import { AddContactDialog } from './add-contact-dialog.tsx';
import { type Contact, nameOrNone } from './contact.ts';
import styles from './contacts.module.css';
import { contactsStrings } from './strings.ts';

const PAGE_SIZE = 50;

/** Everybody who is remembered, and a way to find them. */
export function ContactsPage() {
  const strings = useStrings(contactsStrings);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [text, setText] = useState('');
  const [isAdding, setAdding] = useState(false);
  const input = { ...(text.trim() === '' ? {} : { text: text.trim() }), limit: PAGE_SIZE };
  // Not tRPC's own options for this: they add a field of theirs to the input, and the API takes only what it names.
  const contacts = useInfiniteQuery({
    queryKey: [...trpc.contact.list.queryKey(input), 'pages'],
    queryFn: ({ pageParam }) => client.contact.list.query({ ...input, ...pageParam }),
    initialPageParam: {},
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : { cursor: nextCursor }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={strings.title}
      lead={strings.lead}
      actions={
        <>
          <ButtonLink href="/api/contacts.csv" download>
            <Icon name="download" size={14} />
            {strings.file}
          </ButtonLink>
          <IfMay call="contact.create">
            <Button onClick={() => setAdding(true)}>{strings.add}</Button>
          </IfMay>
        </>
      }
    >
      <search className={styles.search}>
        <TextField
          label={strings.search}
          type="search"
          placeholder={strings.searchPlaceholder}
          value={text}
          maxLength={100}
          onValue={setText}
        />
      </search>
      <QueryState query={contacts}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <NoContacts isSearched={text !== ''} onClear={() => setText('')} />;
          return (
            <div className={styles.list} aria-busy={contacts.isPlaceholderData}>
              <ContactTable contacts={rows} />
              <MoreButton query={contacts} />
            </div>
          );
        }}
      </QueryState>
      {isAdding ? <AddContactDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function ContactTable({ contacts }: { contacts: readonly Contact[] }) {
  const strings = useStrings(contactsStrings);
  const trpc = useTRPC();
  const holds = useQuery(trpc.privacy.listHolds.queryOptions());
  const held = new Set(holds.data?.holds.map(({ id }) => id));
  return (
    <DataTable label={strings.title} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{strings.name}</th>
          <th scope="col">{strings.number}</th>
          <th scope="col">{strings.agreed}</th>
          <th scope="col">{strings.lastSeen}</th>
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <tr key={contact.id}>
            <td>
              <CoverLink href={`/contacts/${contact.id}`}>{nameOrNone(contact, strings)}</CoverLink>{' '}
              {contact.optedOutAt === null ? null : <Badge tone="warn">{strings.doNotCall}</Badge>}{' '}
              {held.has(contact.id) ? <Badge tone="warn">{strings.onHold}</Badge> : null}
            </td>
            <td className={styles.number}>{contact.e164}</td>
            <td className={styles.agreed}>{contact.agreed}</td>
            <td>
              <Moment at={contact.lastSeenAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function NoContacts({ isSearched, onClear }: { isSearched: boolean; onClear: () => void }) {
  const strings = useStrings(contactsStrings);
  if (isSearched) {
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
    <EmptyState icon="person" title={strings.emptyTitle} action={<Link href="/">{strings.openAgents}</Link>}>
      {strings.emptyText}
    </EmptyState>
  );
}
