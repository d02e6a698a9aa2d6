'use client';

import { contactIdSchema } from '@aybiza/foundation/ids';
import { skipToken, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { CallBackTable } from '../call-backs/index.ts';
import { CallStatus } from '../calls/index.ts';
import { LegalHold } from '../settings/index.ts';
import { MissingNotice, Page, Panel, QueryState } from '../workspace/index.ts';
import { type ContactDetails, nameOf } from './contact.ts';
import styles from './contacts.module.css';
import { EditContactDialog } from './edit-contact-dialog.tsx';
import { EraseContactDialog } from './erase-contact-dialog.tsx';
import { ExportButton } from './export-button.tsx';
import { KeptValues } from './kept-values.tsx';
import { OptOutButton } from './opt-out-button.tsx';
import { contactsStrings } from './strings.ts';

/** What is kept of one caller and why, with their calls. */
export function ContactPage({ contactId }: { contactId: string }) {
  const trpc = useTRPC();
  const id = contactIdSchema.safeParse(contactId);
  const contact = useQuery(trpc.contact.get.queryOptions(id.success ? { contactId: id.data } : skipToken));
  if (!id.success) return <MissingNotice />;
  return <QueryState query={contact}>{(details) => <Sheet details={details} />}</QueryState>;
}

function Sheet({ details: { contact, calls, callBacks } }: { details: ContactDetails }) {
  const strings = useStrings(contactsStrings);
  const [open, setOpen] = useState<'edit' | 'erase' | null>(null);
  const { consent } = contact;
  return (
    <Page
      title={nameOf(contact)}
      lead={contact.name === '' ? undefined : contact.e164}
      actions={
        <>
          <LegalHold kind="contact" id={contact.id} />
          <IfMay call="contact.export">
            <ExportButton contact={contact} />
          </IfMay>
          <IfMay call="contact.erase">
            <Button onClick={() => setOpen('erase')}>{strings.erase}</Button>
          </IfMay>
        </>
      }
    >
      <nav className={styles.crumb}>
        <Link href="/contacts">{strings.title}</Link>
      </nav>
      <div className={styles.columns}>
        <Panel
          title={strings.kept}
          lead={strings.keptLead}
          action={
            <IfMay call="contact.change">
              <Button onClick={() => setOpen('edit')}>{strings.edit}</Button>
            </IfMay>
          }
        >
          <KeptValues contact={contact} />
        </Panel>
        <div className={styles.stack}>
          <Panel title={strings.consent} lead={strings.consentLead}>
            <dl className={styles.facts}>
              <div>
                <dt>{consent.how === 'spoken' ? strings.spoken : strings.entered(consent.by)}</dt>
                <dd>
                  <Moment at={consent.at} />
                  {consent.callId === null ? null : <Link href={`/calls/${consent.callId}`}>{strings.itsCall}</Link>}
                </dd>
              </div>
              <div>
                <dt>{strings.since}</dt>
                <dd>
                  <Moment at={contact.createdAt} />
                </dd>
              </div>
            </dl>
          </Panel>
          <Panel
            title={strings.calling}
            action={
              <IfMay call="contact.change">
                <OptOutButton contact={contact} />
              </IfMay>
            }
          >
            <p className={styles.may}>
              {contact.optedOutAt === null ? strings.mayBeCalled : <Badge tone="warn">{strings.mayNot}</Badge>}
            </p>
          </Panel>
        </div>
      </div>
      <Panel title={strings.calls}>
        <Calls calls={calls} />
      </Panel>
      {callBacks.length === 0 ? null : (
        <Panel title={strings.callBacks}>
          <CallBackTable callBacks={callBacks} label={strings.callBacks} bare />
        </Panel>
      )}
      {open === 'edit' ? <EditContactDialog contact={contact} onClose={() => setOpen(null)} /> : null}
      {open === 'erase' ? (
        <EraseContactDialog contact={contact} calls={calls.length} onClose={() => setOpen(null)} />
      ) : null}
    </Page>
  );
}

function Calls({ calls }: Pick<ContactDetails, 'calls'>) {
  const strings = useStrings(contactsStrings);
  if (calls.length === 0) return <p className={styles.may}>{strings.noCalls}</p>;
  return (
    <DataTable label={strings.calls} bare className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{strings.started}</th>
          <th scope="col">{strings.outcome}</th>
          <th scope="col">{strings.summary}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr key={call.id}>
            <td>
              <Link href={`/calls/${call.id}`}>
                <Moment at={call.startedAt} />
              </Link>
            </td>
            <td>
              <CallStatus status={call.status} outcome={call.outcome} />
            </td>
            <td className={styles.agreed}>{call.summary ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
