'use client';

import { type FormEvent, useState } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { postAuth } from '../sign-in/index.ts';
import { FormDialog } from '../workspace/index.ts';
import { accountStrings } from './strings.ts';
import { useChange } from './use-account.ts';

/** Another password, by the one of today. */
export function PasswordDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const strings = useStrings(accountStrings);
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const change = useChange();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await change.run(() => postAuth('/change-password', { currentPassword, newPassword }));
    if (done !== undefined) onClose();
  };
  return (
    <FormDialog
      title={strings.changePassword}
      submitLabel={strings.changePassword}
      busy={change.working}
      problem={change.problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      {/* For password managers, which want to know whose password it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField
        label={strings.currentPassword}
        type="password"
        value={currentPassword}
        onValue={setCurrent}
        autoComplete="current-password"
        required
      />
      <TextField
        label={strings.newPassword}
        type="password"
        value={newPassword}
        onValue={setNew}
        hint={strings.newPasswordHint}
        minLength={10}
        autoComplete="new-password"
        required
      />
    </FormDialog>
  );
}
