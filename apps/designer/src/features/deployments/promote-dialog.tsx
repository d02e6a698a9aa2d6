'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import {
  EnvironmentSelect,
  FOR_ALL_NOW,
  isReleaseComplete,
  PlannedNote,
  releaseStrings,
  ShareFields,
  toRelease,
  usePlanning,
  WhenFields,
} from '../releases/index.ts';
import { FormDialog } from '../workspace/index.ts';
import { type Deployment, mainVersion, PROMOTED_TO } from './deployment.ts';
import { PromotedChanges } from './promoted-changes.tsx';
import { deploymentStrings } from './strings.ts';

interface PromoteDialogProps {
  deployment: Deployment;
  /** Of the same agent. */
  all: readonly Deployment[];
  onClose: () => void;
}

/** Takes the version that was tried in one environment to another, and says first what those who call there will notice. */
export function PromoteDialog({ deployment, all, onClose }: PromoteDialogProps) {
  const errorText = useErrorText();
  const releases = useStrings(releaseStrings);
  const strings = useStrings(deploymentStrings);
  const { agent, environment: from, revision, shares } = deployment;
  const targets = PROMOTED_TO[from];
  const isUsed = (environment: Deployment['environment']) => all.some((other) => other.environment === environment);
  const [release, setRelease] = useState({ ...FOR_ALL_NOW, environment: targets.find(isUsed) ?? 'live' });
  const { environment: to } = release;
  const there = all.find(({ environment }) => environment === to);
  const number = shares[0]?.number ?? 0;
  const isThere = there?.shares.length === 1 && there.shares[0]?.number === number;
  const trpc = useTRPC();
  const { zone, plans } = usePlanning(agent.id);
  const promote = useMutation(trpc.deployment.promote.mutationOptions({ onSuccess: onClose, onSettled: useRefresh() }));
  const fields = { release, onRelease: setRelease };
  return (
    <FormDialog
      title={strings.promoteOf(agent.name)}
      submitLabel={strings.promoteTo(releases.environments[to])}
      busy={promote.isPending}
      incomplete={isThere || !isReleaseComplete(release)}
      problem={promote.isError ? errorText(promote.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        const { environment, ...rest } = toRelease(there === undefined ? { ...release, percent: 100 } : release);
        promote.mutate({ agentId: agent.id, from, to: environment, revision, ...rest });
      }}
      onClose={onClose}
    >
      <p>{strings.promoteText(number, releases.environments[from])}</p>
      {targets.length === 1 ? null : (
        <EnvironmentSelect
          label={releases.where}
          environments={targets}
          value={to}
          onValue={(environment) => setRelease({ ...release, environment })}
        />
      )}
      {isThere ? (
        <p role="status">{strings.isThere(number)}</p>
      ) : (
        <>
          <PromotedChanges
            agentId={agent.id}
            before={there === undefined ? null : (mainVersion(there) ?? null)}
            after={number}
          />
          {there === undefined ? null : <ShareFields {...fields} />}
          <WhenFields {...fields} zone={zone} />
          <PlannedNote release={release} plans={plans} timeZone={zone.timeZone} />
        </>
      )}
    </FormDialog>
  );
}
