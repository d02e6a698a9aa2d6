import { useMutation } from '@tanstack/react-query';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { ConfirmDialog } from '../workspace/index.ts';
import { liveStrings } from './strings.ts';

/** Whether the call is really to end. */
export function EndDialog({ callId, onDone, onClose }: { callId: string; onDone: () => void; onClose: () => void }) {
  const strings = useStrings(liveStrings);
  const trpc = useTRPC();
  const end = useMutation(trpc.live.sendOff.mutationOptions({ onSuccess: onDone }));
  return (
    <ConfirmDialog
      title={strings.endTitle}
      submitLabel={strings.endSubmit}
      change={end}
      onConfirm={() => end.mutate({ callId })}
      onClose={onClose}
    >
      <p>{strings.endText}</p>
    </ConfirmDialog>
  );
}
