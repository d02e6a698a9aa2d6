'use client';

import { useMutation } from '@tanstack/react-query';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { ConfirmDialog } from '../../workspace/index.ts';
import { accountStrings } from './strings.ts';
import type { Vendor } from './vendors.ts';

/** Asks once more, and says what callers will notice. */
export function RemoveAccountDialog({ vendor, onClose }: { vendor: Vendor; onClose: () => void }) {
  const strings = useStrings(accountStrings);
  const trpc = useTRPC();
  const remove = useMutation(
    trpc.provider.removeAccount.mutationOptions({ onSuccess: useRefresh(undefined, onClose) }),
  );
  return (
    <ConfirmDialog
      title={strings.removeTitle(strings.vendors[vendor].name)}
      submitLabel={strings.remove}
      change={remove}
      onConfirm={() => remove.mutate({ vendor })}
      onClose={onClose}
    >
      <p>{strings.removeText[vendor === 'twilio' || vendor === 'mail' ? vendor : 'other']}</p>
    </ConfirmDialog>
  );
}
