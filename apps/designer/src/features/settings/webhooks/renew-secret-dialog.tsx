'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation } from '@tanstack/react-query';
import { useFormats } from '../../../formats/use-formats.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { FormDialog } from '../../workspace/index.ts';
import { ShownOnceDialog } from '../shown-once-dialog.tsx';
import { settingsStrings } from '../strings.ts';

type Webhook = inferRouterOutputs<AppRouter>['webhook']['list'][number];

/** Another secret in the place of one; then the new one, once. */
export function RenewSecretDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(settingsStrings);
  const formats = useFormats();
  const trpc = useTRPC();
  const renew = useMutation(
    trpc.webhook.renewSecret.mutationOptions({ onSuccess: useRefresh(trpc.webhook.pathKey()) }),
  );
  if (renew.isSuccess) {
    const { secret, previousUntil } = renew.data;
    return (
      <ShownOnceDialog text={strings.secretRenewed(formats.exact(previousUntil))} secret={secret} onClose={onClose} />
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
