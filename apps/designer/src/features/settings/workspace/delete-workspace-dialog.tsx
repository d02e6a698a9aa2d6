'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { FormDialog } from '../../workspace/index.ts';
import { workspaceSettingsStrings } from './strings.ts';

/** Asks for the name, so that nobody deletes another one than they mean. */
export function DeleteWorkspaceDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(workspaceSettingsStrings);
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const remove = useMutation(
    // A whole new page: everything that is in memory is of a workspace that is closed.
    trpc.workspace.delete.mutationOptions({ onSuccess: () => window.location.assign('/') }),
  );
  return (
    <FormDialog
      danger
      title={strings.deleteTitle(name)}
      submitLabel={strings.deleteSubmit}
      busy={remove.isPending}
      incomplete={typed !== name}
      problem={remove.isError ? errorText(remove.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        remove.mutate({ workspaceName: typed });
      }}
      onClose={onClose}
    >
      <p>{strings.deleteText}</p>
      <TextField label={strings.typeName(name)} value={typed} onValue={setTyped} autoComplete="off" required />
    </FormDialog>
  );
}
