'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { TextArea, TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { FormDialog } from '../workspace/index.ts';
import type { Contact } from './contact.ts';
import styles from './contacts.module.css';
import { contactsStrings } from './strings.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly value: string;
}

/** Corrects what is kept of somebody. */
export function EditContactDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(contactsStrings);
  const trpc = useTRPC();
  const [fields, setFields] = useState({ name: contact.name, language: contact.language, agreed: contact.agreed });
  const [rows, setRows] = useState<readonly Row[]>(() =>
    Object.entries(contact.values).map(([name, value], id) => ({ id, name, value: String(value) })),
  );
  const change = useMutation(
    trpc.contact.change.mutationOptions({ onSuccess: useRefresh(trpc.contact.pathKey(), onClose) }),
  );
  return (
    <FormDialog
      title={strings.edit}
      submitLabel={strings.save}
      busy={change.isPending}
      problem={change.isError ? errorText(change.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ contactId: contact.id, ...fields, values: toValues(rows, contact.values) });
      }}
      onClose={onClose}
    >
      <TextField
        label={strings.name}
        value={fields.name}
        maxLength={200}
        onValue={(name) => setFields({ ...fields, name })}
      />
      <TextField
        label={strings.language}
        hint={strings.languageHint}
        value={fields.language}
        maxLength={35}
        onValue={(language) => setFields({ ...fields, language })}
      />
      <TextArea
        label={strings.agreed}
        value={fields.agreed}
        maxLength={1_000}
        onValue={(agreed) => setFields({ ...fields, agreed })}
      />
      <ValueRows rows={rows} onRows={setRows} />
    </FormDialog>
  );
}

function ValueRows({ rows, onRows }: { rows: readonly Row[]; onRows: (rows: readonly Row[]) => void }) {
  const strings = useStrings(contactsStrings);
  const set = (id: number, changed: Partial<Row>) =>
    onRows(rows.map((row) => (row.id === id ? { ...row, ...changed } : row)));
  const next = Math.max(-1, ...rows.map(({ id }) => id)) + 1;
  return (
    <fieldset className={styles.values}>
      <legend>{strings.values}</legend>
      {rows.map(({ id, name, value }) => (
        <div key={id} className={styles.valueRow}>
          <TextField
            label={strings.valueName}
            hideLabel
            code
            value={name}
            maxLength={64}
            onValue={(changed) => set(id, { name: changed })}
          />
          <TextField
            label={strings.value}
            hideLabel
            value={value}
            maxLength={500}
            onValue={(changed) => set(id, { value: changed })}
          />
          <IconButton
            icon="trash"
            side="left"
            label={strings.removeValue(name)}
            onClick={() => onRows(rows.filter((row) => row.id !== id))}
          />
        </div>
      ))}
      <Button size="small" onClick={() => onRows([...rows, { id: next, name: '', value: '' }])}>
        {strings.addValue}
      </Button>
    </fieldset>
  );
}

/** What was a number or a yes stays one while nobody changes it. */
function toValues(rows: readonly Row[], before: Contact['values']): Contact['values'] {
  const named = rows.filter(({ name }) => name.trim() !== '');
  return Object.fromEntries(
    named.map(({ name, value }) => {
      const known = before[name.trim()];
      return [name.trim(), known !== undefined && String(known) === value ? known : value];
    }),
  );
}
