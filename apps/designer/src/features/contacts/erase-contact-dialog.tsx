'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Checkbox } from '../../components/checkbox.tsx';
import { TextField } from '../../components/text-field.tsx';
import { errorText, useTRPC } from '../../trpc/client.tsx';
import { FormDialog } from '../workspace/index.ts';
import { type Contact, nameOf } from './contact.ts';
import { contactsStrings as strings } from './strings.ts';

interface EraseContactDialogProps {
  contact: Contact;
  /** How many of their calls are kept. */
  calls: number;
  onClose: () => void;
}

/** Asks, twice in a way, before somebody is forgotten for good. */
export function EraseContactDialog({ contact, calls, onClose }: EraseContactDialogProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [withCalls, setWithCalls] = useState(false);
  const [typed, setTyped] = useState('');
  const erase = useMutation(
    trpc.contact.erase.mutationOptions({
      onSuccess: async () => {
        router.push('/contacts');
        queryClient.removeQueries({ queryKey: trpc.contact.get.queryKey({ contactId: contact.id }) });
        await queryClient.invalidateQueries();
      },
    }),
  );
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
      <TextField label={strings.typeNumber(contact.e164)} type="tel" value={typed} onValue={setTyped} required />
    </FormDialog>
  );
}
