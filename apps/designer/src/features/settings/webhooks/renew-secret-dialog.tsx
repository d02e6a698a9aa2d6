'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation } from '@tanstack/react-query';
import { formatExact } from '../../../formats/format-moment.ts';
import { errorText, useTRPC } from '../../../trpc/client.tsx';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { FormDialog } from '../../workspace/index.ts';
import { ShownOnceDialog } from '../shown-once-dialog.tsx';
import { settingsStrings as strings } from '../strings.ts';

type Webhook = inferRouterOutputs<AppRouter>['webhook']['list'][number];

/** Another secret in the place of one; then the new one, once. */
export function RenewSecretDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const trpc = useTRPC();
  const renew = useMutation(
    trpc.webhook.renewSecret.mutationOptions({ onSuccess: useRefresh(trpc.webhook.pathKey()) }),
  );
  if (renew.isSuccess) {
    const { secret, previousUntil } = renew.data;
    return (
      <ShownOnceDialog text={strings.secretRenewed(formatExact(previousUntil))} secret={secret} onClose={onClose} />
    );
  }
  return (
    <FormDialog
      title={strings.renewSecretTitle(new URL(webhook.url).host)}
      submitLabel={strings.renew}
      busy={renew.isPending}
      problem={renew.isError ? errorText(renew.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        renew.mutate({ webhookId: webhook.id });
      }}
      onClose={onClose}
    >
      <p>{strings.renewSecretText}</p>
    </FormDialog>
  );
}
