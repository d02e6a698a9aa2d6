'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Checkbox } from '../../components/checkbox.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { FormDialog } from '../workspace/index.ts';
import { type Contact, nameOf } from './contact.ts';
import { MentionList } from './mention-list.tsx';
import { contactsStrings } from './strings.ts';

type Report = inferRouterOutputs<AppRouter>['contact']['erase'];

interface EraseContactDialogProps {
  contact: Contact;
  /** How many of their calls are kept. */
  calls: number;
  onClose: () => void;
}

/** Asks, twice in a way, before somebody is forgotten for good. */
export function EraseContactDialog({ contact, calls, onClose }: EraseContactDialogProps) {
  const errorText = useErrorText();
  const strings = useStrings(contactsStrings);
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [withCalls, setWithCalls] = useState(false);
  const [typed, setTyped] = useState('');
  const mentions = useQuery(trpc.contact.listMentions.queryOptions({ contactId: contact.id }));
  const erase = useMutation(trpc.contact.erase.mutationOptions());
  const leave = () => {
    router.push('/contacts');
    queryClient.removeQueries({ queryKey: trpc.contact.get.queryKey({ contactId: contact.id }) });
    void queryClient.invalidateQueries();
  };
  if (erase.data !== undefined) return <EraseReport report={erase.data} onClose={leave} />;
  return (
    <FormDialog
      danger
      title={strings.eraseTitle(nameOf(contact))}
      submitLabel={strings.eraseNow}
      busy={erase.isPending}
      incomplete={typed.replaceAll(/[\s()-]/g, '') !== contact.e164}
      problem={erase.isError ? errorText(erase.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        erase.mutate({ contactId: contact.id, withCalls });
      }}
      onClose={onClose}
    >
      <p>{strings.eraseText}</p>
      {calls === 0 ? null : (
        <Checkbox label={strings.withCalls} hint={strings.withCallsHint} checked={withCalls} onChecked={setWithCalls} />
      )}
      {mentions.data === undefined ? null : <MentionList {...mentions.data} />}
      <TextField label={strings.typeNumber(contact.e164)} type="tel" value={typed} onValue={setTyped} required />
    </FormDialog>
  );
}

/** What was deleted, for whoever has to answer for it. */
function EraseReport({ report, onClose }: { report: Report; onClose: () => void }) {
  const strings = useStrings(contactsStrings);
  return (
    <FormDialog
      title={strings.erased}
      submitLabel={strings.backToContacts}
      busy={false}
      problem={undefined}
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={onClose}
    >
      <ul>
        {strings.erasedParts(report).map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      <MentionList {...report.left} />
    </FormDialog>
  );
}
