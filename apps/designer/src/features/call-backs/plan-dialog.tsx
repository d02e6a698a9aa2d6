'use client';

import { useState } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useZone } from '../../trpc/use-zone.ts';
import { momentOf, TimeField, writeTime } from '../releases/index.ts';
import { FormDialog } from '../workspace/index.ts';
import { type CallBack, whoOf } from './call-back.ts';
import { callBacksStrings } from './strings.ts';
import { useCallBackChanges } from './use-change.ts';

/** Another time for a call-back, by the workspace's clock. */
export function PlanDialog({ callBack, onClose }: { callBack: CallBack; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(callBacksStrings);
  const zone = useZone();
  const [when, setWhen] = useState(() => writeTime(Math.max(callBack.dueAt, Date.now()), zone));
  const { plan } = useCallBackChanges(onClose);
  const dueAt = momentOf(when);
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
      <TimeField when={when} hint={strings.planText} onWhen={setWhen} />
    </FormDialog>
  );
}
