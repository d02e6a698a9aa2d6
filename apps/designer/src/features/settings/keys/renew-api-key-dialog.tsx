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

type ApiKey = inferRouterOutputs<AppRouter>['apiKey']['list'][number];

/** Another key in the place of one; then the new one, once. */
export function RenewApiKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(settingsStrings);
  const formats = useFormats();
  const trpc = useTRPC();
  const renew = useMutation(trpc.apiKey.renew.mutationOptions({ onSuccess: useRefresh(trpc.apiKey.pathKey()) }));
  if (renew.isSuccess) {
    const { key, previousUntil } = renew.data;
    return <ShownOnceDialog text={strings.renewed(formats.exact(previousUntil))} secret={key} onClose={onClose} />;
  }
  return (
    <FormDialog
      title={strings.renewKey(apiKey.name)}
      submitLabel={strings.renew}
      busy={renew.isPending}
      problem={renew.isError ? errorText(renew.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        renew.mutate({ apiKeyId: apiKey.id });
      }}
      onClose={onClose}
    >
      <p>{strings.renewKeyText}</p>
    </FormDialog>
  );
}
