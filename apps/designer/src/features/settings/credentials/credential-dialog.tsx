'use client';

import type { AppRouter, inferRouterInputs, inferRouterOutputs } from '@aybiza/api';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Select } from '../../../components/select.tsx';
import { TextArea, TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { FormDialog } from '../../workspace/index.ts';
import { credentialStrings } from './strings.ts';

export type Credential = inferRouterOutputs<AppRouter>['credential']['list'][number];
type Manner = inferRouterInputs<AppRouter>['credential']['set']['manner'];

const KINDS = ['bearer', 'basic', 'header'] as const;

/** A credential that is new, or another form of one that is there. */
export function CredentialDialog({
  credential,
  onClose,
}: {
  credential?: Credential | undefined;
  onClose: () => void;
}) {
  const errorText = useErrorText();
  const strings = useStrings(credentialStrings);
  const trpc = useTRPC();
  const [name, setName] = useState(credential?.name ?? '');
  const [manner, setManner] = useState<Manner>(credential?.manner ?? { kind: 'bearer' });
  const [origins, setOrigins] = useState(credential?.origins.join('\n') ?? '');
  const [secret, setSecret] = useState('');
  const save = useMutation(
    trpc.credential.set.mutationOptions({ onSuccess: useRefresh(trpc.credential.pathKey(), onClose) }),
  );
  return (
    <FormDialog
      title={credential === undefined ? strings.addTitle : strings.changeTitle(credential.name)}
      submitLabel={strings.save}
      busy={save.isPending}
      problem={save.isError ? errorText(save.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        const lines = origins.split('\n').flatMap((line) => line.trim() || []);
        save.mutate({ name: name.trim(), manner, origins: lines, ...(secret === '' ? {} : { secret }) });
      }}
      onClose={onClose}
    >
      {credential === undefined ? (
        <TextField
          label={strings.name}
          hint={strings.nameHint}
          placeholder={strings.namePlaceholder}
          code
          pattern="[a-z][a-z0-9_]{0,39}"
          value={name}
          onValue={setName}
          required
        />
      ) : null}
      <MannerFields manner={manner} onManner={setManner} />
      <TextField
        label={strings.secrets[manner.kind]}
        hint={credential === undefined ? undefined : strings.secretKept(credential.secretEnding)}
        type="password"
        autoComplete="new-password"
        value={secret}
        onValue={setSecret}
        required={credential === undefined}
      />
      <TextArea
        label={strings.origins}
        hint={strings.originsHint}
        code
        rows={2}
        value={origins}
        onValue={setOrigins}
        required
      />
    </FormDialog>
  );
}

/** How the secret is shown to the other system. */
function MannerFields({ manner, onManner }: { manner: Manner; onManner: (manner: Manner) => void }) {
  const strings = useStrings(credentialStrings);
  const choose = (kind: Manner['kind']) => {
    if (kind === 'bearer') onManner({ kind });
    else onManner(kind === 'basic' ? { kind, username: '' } : { kind, header: 'X-Api-Key' });
  };
  return (
    <>
      <Select
        label={strings.kind}
        value={manner.kind}
        options={KINDS.map((kind) => ({ value: kind, label: strings.kinds[kind] }))}
        onValue={choose}
      />
      {manner.kind === 'basic' ? (
        <TextField
          label={strings.username}
          value={manner.username}
          onValue={(username) => onManner({ kind: 'basic', username })}
          required
        />
      ) : null}
      {manner.kind === 'header' ? (
        <TextField
          label={strings.header}
          code
          pattern="[A-Za-z0-9\-]{1,60}"
          value={manner.header}
          onValue={(header) => onManner({ kind: 'header', header })}
          required
        />
      ) : null}
    </>
  );
}
