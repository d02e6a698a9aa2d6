'use client';

import { useMutation } from '@tanstack/react-query';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { FormDialog } from '../workspace/index.ts';
import { type Deployment, describeShares } from './deployment.ts';
import { numberStrings } from './strings.ts';

/** Says what answers now and what would, and goes back. */
export function RollBackDialog({ deployment, onClose }: { deployment: Deployment; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(numberStrings);
  const { agent, environment, revision, shares, before } = deployment;
  const trpc = useTRPC();
  const rollBack = useMutation(
    trpc.deployment.rollBack.mutationOptions({
      onSuccess: onClose,
      onSettled: useRefresh(),
    }),
  );
  return (
    <FormDialog
      title={strings.rollBackTo(agent.name)}
      submitLabel={strings.rollBack}
      busy={rollBack.isPending}
      problem={rollBack.isError ? errorText(rollBack.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        rollBack.mutate({ agentId: agent.id, environment, revision });
      }}
      onClose={onClose}
    >
      <p>{strings.rollBackText(describeShares(shares, strings), describeShares(before ?? [], strings))}</p>
    </FormDialog>
  );
}
