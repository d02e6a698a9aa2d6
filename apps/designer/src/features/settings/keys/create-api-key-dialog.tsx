'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Checkbox } from '../../../components/checkbox.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { FormDialog } from '../../workspace/index.ts';
import styles from '../settings.module.css';
import { ShownOnceDialog } from '../shown-once-dialog.tsx';
import { settingsStrings } from '../strings.ts';
import { type Scope, scopeGroups } from './scope-groups.ts';
import { scopeStrings } from './strings.ts';

const EXPIRIES = ['never', '30', '90', '365'] as const;
type Expiry = (typeof EXPIRIES)[number];

/** A name and what the key may do; then the key, once. */
export function CreateApiKeyDialog({ onClose }: { onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(settingsStrings);
  const groups = scopeGroups(useStrings(scopeStrings));
  const trpc = useTRPC();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['calls:read']);
  const [expiry, setExpiry] = useState<Expiry>('never');
  const create = useMutation(trpc.apiKey.create.mutationOptions({ onSuccess: useRefresh(trpc.apiKey.pathKey()) }));
  if (create.isSuccess) return <ShownOnceDialog text={strings.onceText} secret={create.data.key} onClose={onClose} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({
      name,
      scopes: [...scopes],
      ...(expiry === 'never' ? {} : { expiresInDays: Number(expiry) }),
    });
  };
  return (
    <FormDialog
      title={strings.createKey}
      submitLabel={strings.createKey}
      wide
      busy={create.isPending}
      incomplete={scopes.length === 0}
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
      <Select
        label={strings.expiry}
        value={expiry}
        options={EXPIRIES.map((value) => ({ value, label: strings.expiries[value] }))}
        onValue={setExpiry}
      />
      {groups.map(({ title, scopes: offered }) => (
        <fieldset key={title} className={styles.choices}>
          <legend>{title}</legend>
          {offered.map(({ scope, label }) => (
            <Checkbox
              key={scope}
              label={label}
              checked={scopes.includes(scope)}
              onChecked={(on) => setScopes(on ? [...scopes, scope] : scopes.filter((one) => one !== scope))}
            />
          ))}
        </fieldset>
      ))}
    </FormDialog>
  );
}
