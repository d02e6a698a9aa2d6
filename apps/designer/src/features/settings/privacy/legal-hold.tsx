'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { IfMay } from '../../../trpc/access.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { FormDialog } from '../../workspace/index.ts';
import { privacyStrings } from './strings.ts';

/** What may be held; `parties`: a call is held with the contact who is one of them. */
interface LegalHoldProps {
  kind: 'call' | 'contact';
  id: string;
  parties?: readonly string[];
}

/** Whether a call or a contact is on legal hold, and for owners the way to put it there. */
export function LegalHold({ kind, id, parties = [] }: LegalHoldProps) {
  const strings = useStrings(privacyStrings);
  const trpc = useTRPC();
  const holds = useQuery(trpc.privacy.listHolds.queryOptions());
  const [isOpen, setOpen] = useState(false);
  const hold = holds.data?.holds.find((one) => one.id === id || (one.e164 !== null && parties.includes(one.e164)));
  if (holds.data === undefined) return null;
  if (hold !== undefined)
    return (
      // Not stretched by whatever it stands in.
      <span>
        <Badge tone="warn">
          {strings.onHold}: {hold.reason}
        </Badge>
      </span>
    );
  return (
    <IfMay call="privacy.hold">
      <Button onClick={() => setOpen(true)}>{strings.hold}</Button>
      {isOpen ? <HoldDialog kind={kind} id={id} onClose={() => setOpen(false)} /> : null}
    </IfMay>
  );
}

function HoldDialog({ kind, id, onClose }: Pick<LegalHoldProps, 'kind' | 'id'> & { onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(privacyStrings);
  const trpc = useTRPC();
  const [reason, setReason] = useState('');
  const hold = useMutation(
    trpc.privacy.hold.mutationOptions({ onSuccess: useRefresh(trpc.privacy.pathKey(), onClose) }),
  );
  return (
    <FormDialog
      title={strings.holdTitles[kind]}
      submitLabel={strings.hold}
      busy={hold.isPending}
      incomplete={reason.trim().length < 3}
      problem={hold.isError ? errorText(hold.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        hold.mutate({ kind, id, reason: reason.trim() });
      }}
      onClose={onClose}
    >
      <p>{strings.holdTexts[kind]}</p>
      <TextField label={strings.reason} maxLength={500} value={reason} onValue={setReason} />
    </FormDialog>
  );
}
