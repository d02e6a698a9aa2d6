'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { FormDialog } from '../../workspace/index.ts';
import { workspaceSettingsStrings } from './strings.ts';

/** Another name. */
export function RenameWorkspaceDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(workspaceSettingsStrings);
  const trpc = useTRPC();
  const [wanted, setWanted] = useState(name);
  const rename = useMutation(
    trpc.workspace.rename.mutationOptions({ onSuccess: useRefresh(trpc.session.pathKey(), onClose) }),
  );
  return (
    <FormDialog
      title={strings.renameTitle}
      submitLabel={strings.rename}
      busy={rename.isPending}
      problem={rename.isError ? errorText(rename.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate({ name: wanted });
      }}
      onClose={onClose}
    >
      <TextField label={strings.name} value={wanted} onValue={setWanted} maxLength={80} required />
    </FormDialog>
  );
}
