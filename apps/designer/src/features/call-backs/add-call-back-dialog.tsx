'use client';

import { useState } from 'react';
import { TextArea, TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { FormDialog } from '../workspace/index.ts';
import { callBacksStrings } from './strings.ts';
import { useCallBackChanges } from './use-change.ts';

/** Somebody who asked for it elsewhere than in a call. */
export function AddCallBackDialog({ onClose }: { onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(callBacksStrings);
  const [fields, setFields] = useState({ e164: '', name: '', note: '' });
  const { create } = useCallBackChanges(onClose);
  return (
    <FormDialog
      title={strings.add}
      submitLabel={strings.save}
      busy={create.isPending}
      incomplete={fields.e164.trim() === ''}
      problem={create.isError ? errorText(create.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ ...fields, e164: fields.e164.replaceAll(/[\s()-]/g, '') });
      }}
      onClose={onClose}
    >
      <TextField
        label={strings.number}
        hint={strings.numberHint}
        type="tel"
        value={fields.e164}
        onValue={(e164) => setFields({ ...fields, e164 })}
        required
      />
      <TextField
        label={strings.name}
        value={fields.name}
        maxLength={200}
        onValue={(name) => setFields({ ...fields, name })}
      />
      <TextArea
        label={strings.note}
        value={fields.note}
        maxLength={2_000}
        onValue={(note) => setFields({ ...fields, note })}
      />
    </FormDialog>
  );
}
