import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import type { Deployment } from './deployment.ts';

/** What answered before somebody rolled back. */
interface Former extends Pick<Deployment, 'shares' | 'watch'> {
  /** Of the deployment after it. */
  readonly revision: number;
}

/** Goes back at once, and forth again as long as nobody has changed anything since. */
export function useRollBack({ agent, environment, revision, shares, watch }: Deployment) {
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [former, setFormer] = useState<Former | null>(null);
  // Also after a conflict: what somebody else decided is what the page shows then.
  const onSettled = useRefresh();
  const back = useMutation(
    trpc.deployment.rollBack.mutationOptions({
      onSuccess: (changed) => setFormer({ shares, watch, revision: changed.revision }),
      onSettled,
    }),
  );
  const forth = useMutation(trpc.deployment.share.mutationOptions({ onSuccess: () => setFormer(null), onSettled }));
  const where = { agentId: agent.id, environment, revision };
  const error = back.error ?? forth.error;
  return {
    isBusy: back.isPending || forth.isPending,
    problem: error === null ? undefined : errorText(error),
    rollBack: () => {
      forth.reset();
      back.mutate(where);
    },
    /** Undefined where there is nothing to undo. */
    undo:
      former === null || former.revision !== revision ? undefined : () => forth.mutate({ ...where, ...asked(former) }),
  };
}

/** The shares as they were, watched as before. */
function asked({ shares, watch }: Former) {
  const settings =
    watch?.status === 'watching' ? { measures: watch.figures, growAfterCalls: watch.growAfterCalls } : null;
  return {
    shares: shares.map(({ flowVersionId, percent }) => ({ flowVersionId, percent })),
    ...(settings === null
      ? {}
      : { watch: { ...settings, measures: settings.measures.map(({ measure, margin }) => ({ measure, margin })) } }),
  };
}
