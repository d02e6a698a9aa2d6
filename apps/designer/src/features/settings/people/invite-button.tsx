'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { IfMay } from '../../../trpc/access.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { FormDialog } from '../../workspace/index.ts';
import { ShownOnceDialog } from '../shown-once-dialog.tsx';
import { ROLES, type Role } from './roles.ts';
import { peopleStrings } from './strings.ts';

/** Asks somebody to join, by address and role. */
export function InviteButton() {
  const strings = useStrings(peopleStrings);
  const [isOpen, setOpen] = useState(false);
  return (
    <IfMay call="invitation.create">
      <Button look="primary" onClick={() => setOpen(true)}>
        {strings.invite}
      </Button>
      {isOpen ? <InviteDialog onClose={() => setOpen(false)} /> : null}
    </IfMay>
  );
}

function InviteDialog({ onClose }: { onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(peopleStrings);
  const trpc = useTRPC();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const create = useMutation(
    trpc.invitation.create.mutationOptions({ onSuccess: useRefresh(trpc.invitation.pathKey()) }),
  );
  if (create.isSuccess) {
    const { link, isMailed } = create.data;
    const text = isMailed ? strings.mailed(email) : strings.notMailed(email);
    return <ShownOnceDialog text={text} secret={link} onClose={onClose} />;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ email: email.trim(), role });
  };
  return (
    <FormDialog
      title={strings.invite}
      submitLabel={strings.send}
      busy={create.isPending}
      problem={create.isError ? errorText(create.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label={strings.email} type="email" maxLength={254} value={email} onValue={setEmail} required />
      <Select
        label={strings.role}
        hint={strings.rolesText[role]}
        value={role}
        options={ROLES.map((value) => ({ value, label: strings.roles[value] }))}
        onValue={setRole}
      />
    </FormDialog>
  );
}
