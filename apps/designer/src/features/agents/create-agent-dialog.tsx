'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { errorText, useTRPC } from '../../trpc/client.tsx';
import styles from './agents.module.css';
import { agentsStrings as strings } from './strings.ts';

const templates = ['dental-practice', 'empty'] as const;

/** A new agent from a template; opens its flow at once. */
export function CreateAgentDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const formId = useId();
  const [name, setName] = useState('');
  const [template, setTemplate] = useState<(typeof templates)[number]>('dental-practice');
  const create = useMutation(
    trpc.agent.create.mutationOptions({
      onSuccess: async ({ agentId }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.agent.pathKey() });
        router.push(`/agents/${agentId}/flow`);
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, template });
  };
  const actions = (
    <>
      <Button onClick={onClose}>{strings.cancel}</Button>
      <Button type="submit" form={formId} look="primary" disabled={create.isPending || create.isSuccess}>
        {create.isPending || create.isSuccess ? strings.working : strings.createIt}
      </Button>
    </>
  );
  return (
    <Dialog title={strings.create} closeLabel={strings.close} onClose={onClose} actions={actions}>
      <form id={formId} className={styles.form} onSubmit={submit}>
        <TextField
          label={strings.name}
          placeholder={strings.namePlaceholder}
          value={name}
          onValue={setName}
          maxLength={80}
          required
        />
        <fieldset className={styles.templates}>
          <legend>{strings.startFrom}</legend>
          {templates.map((id) => (
            <label key={id} className={styles.template}>
              <input type="radio" name="template" checked={template === id} onChange={() => setTemplate(id)} />
              <span>
                <b>{strings.templates[id].title}</b>
                <span>{strings.templates[id].text}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {create.isError ? <p role="alert">{errorText(create.error)}</p> : null}
      </form>
    </Dialog>
  );
}
