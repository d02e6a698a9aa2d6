import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { FormDialog } from '../workspace/index.ts';
import { liveStrings } from './strings.ts';

/** To whom the caller is put through. */
export function TransferDialog(props: { callId: string; onDone: () => void; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(liveStrings);
  const { callId, onDone, onClose } = props;
  const trpc = useTRPC();
  const [to, setTo] = useState('');
  const transfer = useMutation(trpc.live.putThrough.mutationOptions({ onSuccess: onDone }));
  const number = to.replace(/[\s()-]/g, '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    transfer.mutate({ callId, to: number });
  };
  return (
    <FormDialog
      title={strings.transferTitle}
      submitLabel={strings.transferSubmit}
      busy={transfer.isPending}
      incomplete={number === ''}
      problem={transfer.isError ? errorText(transfer.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={strings.transferTo}
        hint={strings.transferHint}
        type="tel"
        value={to}
        maxLength={30}
        required
        onValue={setTo}
      />
    </FormDialog>
  );
}
