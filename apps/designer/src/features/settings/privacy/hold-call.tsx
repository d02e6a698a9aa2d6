'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { IfMay } from '../../../trpc/access.tsx';
import { errorText, useTRPC } from '../../../trpc/client.tsx';
import { FormDialog } from '../../workspace/index.ts';
import { privacyStrings as strings } from './strings.ts';

/** Whether a call is on legal hold, and for owners the way to put it there. */
export function HoldCall({ callId }: { callId: string }) {
  const trpc = useTRPC();
  const holds = useQuery(trpc.privacy.listHolds.queryOptions());
  const [isOpen, setOpen] = useState(false);
  const hold = holds.data?.holds.find(({ id }) => id === callId);
  if (holds.data === undefined) return null;
  if (hold !== undefined)
    return (
      <Badge tone="warn">
        {strings.onHold}: {hold.reason}
      </Badge>
    );
  return (
    <IfMay call="privacy.hold">
      <Button onClick={() => setOpen(true)}>{strings.hold}</Button>
      {isOpen ? <HoldDialog callId={callId} onClose={() => setOpen(false)} /> : null}
    </IfMay>
  );
}

function HoldDialog({ callId, onClose }: { callId: string; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const hold = useMutation(
    trpc.privacy.hold.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.privacy.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={strings.holdCall}
      submitLabel={strings.hold}
      busy={hold.isPending}
      incomplete={reason.trim().length < 3}
      problem={hold.isError ? errorText(hold.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        hold.mutate({ kind: 'call', id: callId, reason: reason.trim() });
      }}
      onClose={onClose}
    >
      <p>{strings.holdText}</p>
      <TextField label={strings.reason} maxLength={500} value={reason} onValue={setReason} />
    </FormDialog>
  );
}
