'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { errorText, useTRPC } from '../../trpc/client.tsx';
import type { Agent } from './agent.ts';
import styles from './agents.module.css';
import { agentsStrings as strings } from './strings.ts';

/** Another name; callers notice nothing. */
export function RenameAgentDialog({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const formId = useId();
  const [name, setName] = useState(agent.name);
  const rename = useMutation(
    trpc.agent.rename.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.agent.pathKey() });
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ agentId: agent.id, name });
  };
  const actions = (
    <>
      <Button onClick={onClose}>{strings.cancel}</Button>
      <Button type="submit" form={formId} look="primary" disabled={rename.isPending}>
        {rename.isPending ? strings.working : strings.save}
      </Button>
    </>
  );
  return (
    <Dialog title={strings.rename} closeLabel={strings.close} onClose={onClose} actions={actions}>
      <form id={formId} className={styles.form} onSubmit={submit}>
        <TextField label={strings.name} value={name} onValue={setName} maxLength={80} required />
        {rename.isError ? <p role="alert">{errorText(rename.error)}</p> : null}
      </form>
    </Dialog>
  );
}
