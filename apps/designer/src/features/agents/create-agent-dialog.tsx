'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { errorText, useTRPC } from '../../trpc/client.tsx';
import { FormDialog } from '../workspace/index.ts';
import styles from './agents.module.css';
import { agentsStrings as strings } from './strings.ts';

const templates = ['dental-practice', 'empty'] as const;

/** A new agent from a template; opens its flow at once. */
export function CreateAgentDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
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
  return (
    <FormDialog
      title={strings.create}
      submitLabel={strings.createIt}
      busy={create.isPending || create.isSuccess}
      problem={create.isError ? errorText(create.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
