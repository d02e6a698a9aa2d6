'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { FormDialog, useIssues } from '../../workspace/index.ts';
import { accountStrings } from './strings.ts';
import { type Account, fieldsOf, VENDORS, type Vendor } from './vendors.ts';

interface AccountDialogProps {
  vendor: Vendor;
  /** What is stored now. */
  account: Account | undefined;
  onSaved: () => void;
  onClose: () => void;
}

/** What an account needs; its secret is asked for and never shown. */
export function AccountDialog({ vendor, account, onSaved, onClose }: AccountDialogProps) {
  const errorText = useErrorText();
  const strings = useStrings(accountStrings);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { name, secret: secretWords } = strings.vendors[vendor];
  const { isSecretOptional = false, hasSecondSecret = false } = VENDORS[vendor];
  const [settings, setSettings] = useState<Readonly<Record<string, string>>>(account?.settings ?? {});
  const [secret, setSecret] = useState('');
  const [second, setSecond] = useState('');
  const save = useMutation(
    trpc.provider.setAccount.mutationOptions({
      onSuccess: async () => {
        onSaved();
        await queryClient.invalidateQueries();
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = Object.entries(settings).flatMap(([field, value]) =>
      value.trim() === '' ? [] : [[field, value.trim()] as const],
    );
    const entered = [secret, second]
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .join(',');
    save.mutate({ vendor, settings: Object.fromEntries(given), ...(entered === '' ? {} : { secret: entered }) });
  };
  const problems = useIssues(save.error);
  const isKept = account?.hasSecret === true;
  return (
    <FormDialog
      title={name}
      submitLabel={strings.save}
      busy={save.isPending}
      problem={save.isError && problems.size === 0 ? errorText(save.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {fieldsOf(vendor, strings).map(({ name: field, label, hint, placeholder, options, optional = false }) =>
        options === undefined ? (
          <TextField
            key={field}
            code
            label={optional ? strings.optional(label) : label}
            hint={hint}
            placeholder={placeholder}
            problems={problems.get(`settings.${field}`)}
            value={settings[field] ?? ''}
            onValue={(value) => setSettings({ ...settings, [field]: value })}
            required={!optional}
            spellCheck={false}
          />
        ) : (
          <Select
            key={field}
            label={strings.optional(label)}
            {...(hint === undefined ? {} : { hint })}
            value={settings[field] ?? ''}
            options={options.map((value) => ({ value, label: strings.processedIn[value] }))}
            onValue={(value) => setSettings({ ...settings, [field]: value })}
          />
        ),
      )}
      <TextField
        code
        type="password"
        label={isSecretOptional ? strings.optional(secretWords.label) : secretWords.label}
        hint={isKept ? strings.secretKept(account.secretEnding) : `${secretWords.hint} ${strings.secretOnce}`}
        // Nobody's password of this site.
        autoComplete="new-password"
        problems={problems.get('secret')}
        value={secret}
        onValue={setSecret}
        required={!(isKept || isSecretOptional) || second !== ''}
      />
      {hasSecondSecret ? (
        <TextField
          code
          type="password"
          label={strings.optional(strings.secondSecret.label)}
          hint={strings.secondSecret.hint}
          autoComplete="new-password"
          value={second}
          onValue={setSecond}
        />
      ) : null}
    </FormDialog>
  );
}
