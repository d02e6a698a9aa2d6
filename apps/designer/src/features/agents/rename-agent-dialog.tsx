'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { FormDialog } from '../workspace/index.ts';
import type { Agent } from './agent.ts';
import { agentsStrings } from './strings.ts';

/** Another name; callers notice nothing. */
export function RenameAgentDialog({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(agentsStrings);
  const trpc = useTRPC();
  const [name, setName] = useState(agent.name);
  const rename = useMutation(
    trpc.agent.rename.mutationOptions({ onSuccess: useRefresh(trpc.agent.pathKey(), onClose) }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ agentId: agent.id, name });
  };
  return (
    <FormDialog
      title={strings.rename}
      submitLabel={strings.save}
      busy={rename.isPending}
      problem={rename.isError ? errorText(rename.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label={strings.name} value={name} onValue={setName} maxLength={80} required />
    </FormDialog>
  );
}
