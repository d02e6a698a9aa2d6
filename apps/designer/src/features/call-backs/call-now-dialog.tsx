'use client';

import { agentIdSchema } from '@aybiza/foundation/ids';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Select } from '../../components/select.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { FormDialog } from '../workspace/index.ts';
import { type CallBack, whoOf } from './call-back.ts';
import { callBacksStrings } from './strings.ts';
import { useCallBackChanges } from './use-change.ts';

/** Chooses the agent that is to call now. */
export function CallNowDialog({ callBack, onClose }: { callBack: CallBack; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(callBacksStrings);
  const trpc = useTRPC();
  const callers = useQuery(trpc.callBack.listCallers.queryOptions());
  const { callNow } = useCallBackChanges(onClose);
  const [chosen, setChosen] = useState<string>(callBack.agentId ?? '');
  const options = (callers.data ?? []).map(({ id, name }) => ({ value: id as string, label: name }));
  const agent = options.some(({ value }) => value === chosen) ? chosen : (options[0]?.value ?? '');
  const agentId = agentIdSchema.safeParse(agent).data;
  const failure = callNow.isError ? callNow.error : callers.isError ? callers.error : undefined;
  return (
    <FormDialog
      title={strings.callTitle(whoOf(callBack))}
      submitLabel={strings.call}
      busy={callNow.isPending}
      incomplete={agentId === undefined}
      problem={failure === undefined ? undefined : errorText(failure)}
      onSubmit={(event) => {
        event.preventDefault();
        if (agentId !== undefined) callNow.mutate({ callBackId: callBack.id, agentId });
      }}
      onClose={onClose}
    >
      <p>{callers.data?.length === 0 ? strings.noAgents : strings.callText}</p>
      {options.length === 0 ? null : (
        <Select label={strings.chooseAgent} value={agent} options={options} onValue={setChosen} />
      )}
    </FormDialog>
  );
}
