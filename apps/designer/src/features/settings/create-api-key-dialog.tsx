'use client';

import type { AppRouter, inferRouterInputs } from '@aybiza/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Checkbox } from '../../components/checkbox.tsx';
import { TextField } from '../../components/text-field.tsx';
import { errorText, useTRPC } from '../../trpc/client.tsx';
import { FormDialog } from '../workspace/index.ts';
import styles from './settings.module.css';
import { ShownOnceDialog } from './shown-once-dialog.tsx';
import { settingsStrings as strings } from './strings.ts';

type Scope = inferRouterInputs<AppRouter>['apiKey']['create']['scopes'][number];

/** Every scope once: while one is missing here, this does not compile. */
const ALL: Readonly<Record<Scope, true>> = {
  'agents:read': true,
  'agents:write': true,
  'flows:read': true,
  'flows:write': true,
  'flows:publish': true,
  'calls:read': true,
  'calls:create': true,
  'calls:signal': true,
  'calls:place': true,
  'calls:retry': true,
  'calls:control': true,
  'numbers:read': true,
  'numbers:write': true,
  'webhooks:read': true,
  'webhooks:write': true,
  'providers:read': true,
  'providers:write': true,
  'calendar:read': true,
  'alerts:read': true,
  'alerts:write': true,
  'contacts:read': true,
  'contacts:write': true,
  'callbacks:read': true,
  'callbacks:write': true,
  'usage:read': true,
  'usage:write': true,
  'knowledge:read': true,
  'knowledge:write': true,
  'system:read': true,
};
const isScope = (text: string): text is Scope => Object.hasOwn(ALL, text);
const SCOPES = Object.keys(ALL).filter(isScope);

/** A name and what the key may do; then the key, once. */
export function CreateApiKeyDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['calls:read']);
  const create = useMutation(
    trpc.apiKey.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.apiKey.pathKey() }),
    }),
  );
  if (create.isSuccess) return <ShownOnceDialog text={strings.onceText} secret={create.data.key} onClose={onClose} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, scopes: [...scopes] });
  };
  return (
    <FormDialog
      title={strings.createKey}
      submitLabel={strings.createKey}
      busy={create.isPending}
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
      <fieldset className={styles.choices}>
        <legend>{strings.scopes}</legend>
        {SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            label={scope}
            checked={scopes.includes(scope)}
            onChecked={(on) => setScopes(SCOPES.filter((one) => (one === scope ? on : scopes.includes(one))))}
          />
        ))}
      </fieldset>
    </FormDialog>
  );
}
