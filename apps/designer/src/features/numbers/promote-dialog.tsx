'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import {
  FOR_ALL_NOW,
  isReleaseComplete,
  releaseStrings,
  ShareFields,
  toRelease,
  WhenFields,
} from '../releases/index.ts';
import { FormDialog } from '../workspace/index.ts';
import type { Deployment } from './deployment.ts';
import { numberStrings } from './strings.ts';

/** Takes the version that was tried in one environment to the callers of the live one. */
export function PromoteDialog({ deployment, onClose }: { deployment: Deployment; onClose: () => void }) {
  const errorText = useErrorText();
  const releases = useStrings(releaseStrings);
  const strings = useStrings(numberStrings);
  const { agent, environment, revision, shares } = deployment;
  const trpc = useTRPC();
  const [release, setRelease] = useState(FOR_ALL_NOW);
  const promote = useMutation(trpc.deployment.promote.mutationOptions({ onSuccess: onClose, onSettled: useRefresh() }));
  const fields = { release, onRelease: setRelease };
  return (
    <FormDialog
      title={strings.promoteOf(agent.name)}
      submitLabel={strings.promote}
      busy={promote.isPending}
      incomplete={!isReleaseComplete(release)}
      problem={promote.isError ? errorText(promote.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        const { environment: to, ...rest } = toRelease(release);
        promote.mutate({ agentId: agent.id, from: environment, to, revision, ...rest });
      }}
      onClose={onClose}
    >
      <p>{strings.promoteText(shares[0]?.number ?? 0, releases.environments[environment])}</p>
      <ShareFields {...fields} />
      <WhenFields {...fields} />
    </FormDialog>
  );
}
