import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { errorText, useTRPC } from '../../trpc/client.tsx';
import { FormDialog } from '../workspace/index.ts';
import { liveStrings as strings } from './strings.ts';

/** Whether the call is really to end. */
export function EndDialog(props: { callId: string; onDone: () => void; onClose: () => void }) {
  const { callId, onDone, onClose } = props;
  const trpc = useTRPC();
  const end = useMutation(trpc.live.sendOff.mutationOptions({ onSuccess: onDone }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    end.mutate({ callId });
  };
  return (
    <FormDialog
      title={strings.endTitle}
      submitLabel={strings.endSubmit}
      danger
      busy={end.isPending}
      problem={end.isError ? errorText(end.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{strings.endText}</p>
    </FormDialog>
  );
}
