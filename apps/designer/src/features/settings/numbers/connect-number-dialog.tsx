'use client';

import { agentIdSchema } from '@aybiza/foundation/ids';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { errorText, useTRPC } from '../../../trpc/client.tsx';
import { FormDialog } from '../../workspace/index.ts';
import { settingsStrings as strings } from '../strings.ts';

/** A number and who answers it. */
export function ConnectNumberDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const agents = useQuery(trpc.agent.list.queryOptions());
  const [fields, setFields] = useState({ e164: '', label: '', agentId: '' });
  const connect = useMutation(
    trpc.phoneNumber.connect.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        onClose();
      },
    }),
  );
  const options = (agents.data ?? []).map(({ id, name, liveVersion }) => ({
    value: String(id),
    label: liveVersion === null ? strings.unpublished(name) : name,
  }));
  const chosen = fields.agentId === '' ? (options[0]?.value ?? '') : fields.agentId;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const agentId = agentIdSchema.safeParse(chosen);
    if (agentId.success)
      connect.mutate({ e164: fields.e164.replaceAll(/[\s()-]/g, ''), label: fields.label, agentId: agentId.data });
  };
  return (
    <FormDialog
      title={strings.connectNumber}
      submitLabel={strings.save}
      busy={connect.isPending || chosen === ''}
      problem={connect.isError ? errorText(connect.error) : agents.isError ? errorText(agents.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={strings.number}
        hint={agents.data?.length === 0 ? strings.noAgents : strings.numberHint}
        type="tel"
        value={fields.e164}
        onValue={(e164) => setFields({ ...fields, e164 })}
        required
      />
      <TextField
        label={strings.label}
        value={fields.label}
        onValue={(label) => setFields({ ...fields, label })}
        maxLength={80}
      />
      <Select
        label={strings.agent}
        value={chosen}
        options={options}
        onValue={(agentId) => setFields({ ...fields, agentId })}
      />
    </FormDialog>
  );
}
