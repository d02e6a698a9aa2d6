'use client';

import { useMutation } from '@tanstack/react-query';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { ShownOnceDialog } from '../settings/index.ts';
import { FormDialog } from '../workspace/index.ts';
import { numberStrings } from './strings.ts';

interface PbxSecretDialogProps {
  number: { readonly id: string; readonly e164: string; readonly hasPbxSecret: boolean };
  onClose: () => void;
}

/** The secret by which a PBX brings calls for a number: a first one, or one in the place of the last. */
export function PbxSecretDialog({ number: { id, e164, hasPbxSecret }, onClose }: PbxSecretDialogProps) {
  const errorText = useErrorText();
  const strings = useStrings(numberStrings);
  const trpc = useTRPC();
  const issue = useMutation(
    trpc.phoneNumber.issuePbxSecret.mutationOptions({ onSuccess: useRefresh(trpc.phoneNumber.pathKey()) }),
  );
  if (issue.isSuccess)
    return <ShownOnceDialog text={strings.oncePbxText} secret={issue.data.secret} onClose={onClose} />;
  return (
    <FormDialog
      danger={hasPbxSecret}
      title={strings.pbxTitle(e164)}
      submitLabel={hasPbxSecret ? strings.replaceSecret : strings.issueSecret}
      busy={issue.isPending}
      problem={issue.isError ? errorText(issue.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        issue.mutate({ phoneNumberId: id });
      }}
      onClose={onClose}
    >
      <p>{hasPbxSecret ? strings.replaceSecretText : strings.issueSecretText}</p>
    </FormDialog>
  );
}
