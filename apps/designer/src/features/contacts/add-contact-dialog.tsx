'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Checkbox } from '../../components/checkbox.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { FormDialog } from '../workspace/index.ts';
import { contactsStrings } from './strings.ts';

/** Somebody who agreed elsewhere than in a call. */
export function AddContactDialog({ onClose }: { onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(contactsStrings);
  const trpc = useTRPC();
  const [fields, setFields] = useState({ e164: '', name: '', consents: false });
  const add = useMutation(
    trpc.contact.create.mutationOptions({ onSuccess: useRefresh(trpc.contact.pathKey(), onClose) }),
  );
  const { e164, name, consents } = fields;
  return (
    <FormDialog
      title={strings.add}
      submitLabel={strings.save}
      busy={add.isPending}
      incomplete={!consents || e164.trim() === ''}
      problem={add.isError ? errorText(add.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ e164: e164.replaceAll(/[\s()-]/g, ''), name, consents: true });
      }}
      onClose={onClose}
    >
      <TextField
        label={strings.number}
        hint={strings.numberHint}
        type="tel"
        value={e164}
        onValue={(value) => setFields({ ...fields, e164: value })}
        required
      />
      <TextField
        label={strings.name}
        value={name}
        maxLength={200}
        onValue={(value) => setFields({ ...fields, name: value })}
      />
      <Checkbox
        label={strings.consents}
        checked={consents}
        onChecked={(checked) => setFields({ ...fields, consents: checked })}
      />
    </FormDialog>
  );
}
