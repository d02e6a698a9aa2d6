'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { chooseWorkspace, FormDialog } from '../../workspace/index.ts';
import { workspaceSettingsStrings } from './strings.ts';

/** Another workspace, which is entered at once. */
export function CreateWorkspaceDialog({ onClose }: { onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(workspaceSettingsStrings);
  const trpc = useTRPC();
  const [name, setName] = useState('');
  const create = useMutation(
    trpc.workspace.create.mutationOptions({ onSuccess: ({ workspaceId }) => chooseWorkspace(workspaceId) }),
  );
  return (
    <FormDialog
      title={strings.create}
      submitLabel={strings.createSubmit}
      busy={create.isPending}
      problem={create.isError ? errorText(create.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ name });
      }}
      onClose={onClose}
    >
      <p>{strings.createText}</p>
      <TextField label={strings.name} value={name} onValue={setName} maxLength={80} required />
    </FormDialog>
  );
}
