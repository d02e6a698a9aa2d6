'use client';

import { useState } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { toLocal } from '../../formats/local-time.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { FormDialog } from '../workspace/index.ts';
import { type CallBack, whoOf } from './call-back.ts';
import { callBacksStrings } from './strings.ts';
import { useCallBackChanges } from './use-change.ts';

/** Another time for a call-back, in the time zone of whoever plans it. */
export function PlanDialog({ callBack, onClose }: { callBack: CallBack; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(callBacksStrings);
  const [when, setWhen] = useState(() => toLocal(Math.max(callBack.dueAt, Date.now())));
  const { plan } = useCallBackChanges(onClose);
  const dueAt = new Date(when).getTime();
  return (
    <FormDialog
      title={strings.planTitle(whoOf(callBack))}
      submitLabel={strings.save}
      busy={plan.isPending}
      incomplete={Number.isNaN(dueAt)}
      problem={plan.isError ? errorText(plan.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        plan.mutate({ callBackId: callBack.id, dueAt });
      }}
      onClose={onClose}
    >
      <TextField
        label={strings.when}
        hint={strings.planText}
        type="datetime-local"
        value={when}
        onValue={setWhen}
        required
      />
    </FormDialog>
  );
}
