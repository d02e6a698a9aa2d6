'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { FormDialog } from '../workspace/index.ts';
import { callsStrings } from './strings.ts';

/** Gives the filters as they are a name. */
export function KeepViewDialog({ query, onClose }: { query: string; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(callsStrings);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const create = useMutation(
    trpc.callView.create.mutationOptions({
      async onSuccess() {
        await queries.invalidateQueries(trpc.callView.list.queryFilter());
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, query });
  };
  return (
    <FormDialog
      title={strings.keepViewTitle}
      submitLabel={strings.keepViewSubmit}
      busy={create.isPending}
      incomplete={name.trim() === ''}
      problem={create.isError ? errorText(create.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={strings.viewName}
        hint={strings.viewNameHint}
        value={name}
        maxLength={80}
        required
        onValue={setName}
      />
    </FormDialog>
  );
}
