'use client';

import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../../trpc/client.tsx';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { ConfirmDialog } from '../../workspace/index.ts';
import { accountStrings as strings } from './strings.ts';
import { VENDORS, type Vendor } from './vendors.ts';

/** Asks once more, and says what callers will notice. */
export function RemoveAccountDialog({ vendor, onClose }: { vendor: Vendor; onClose: () => void }) {
  const trpc = useTRPC();
  const remove = useMutation(
    trpc.provider.removeAccount.mutationOptions({ onSuccess: useRefresh(undefined, onClose) }),
  );
  return (
    <ConfirmDialog
      title={strings.removeTitle(VENDORS[vendor].name)}
      submitLabel={strings.remove}
      change={remove}
      onConfirm={() => remove.mutate({ vendor })}
      onClose={onClose}
    >
      <p>{strings.removeText[vendor === 'twilio' || vendor === 'mail' ? vendor : 'other']}</p>
    </ConfirmDialog>
  );
}
