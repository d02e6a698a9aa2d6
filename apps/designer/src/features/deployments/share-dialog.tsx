'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { isWatchComplete, NO_WATCH, toWatch, WatchFields } from '../releases/index.ts';
import { FormDialog } from '../workspace/index.ts';
import type { Deployment } from './deployment.ts';
import styles from './deployments.module.css';
import { deploymentStrings } from './strings.ts';

/** How many of the callers meet which version. */
export function ShareDialog({ deployment, onClose }: { deployment: Deployment; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(deploymentStrings);
  const { agent, environment, revision } = deployment;
  const trpc = useTRPC();
  const versions = useQuery(trpc.flow.listVersions.queryOptions({ agentId: agent.id }));
  const [percents, setPercents] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(deployment.shares.map(({ flowVersionId, percent }) => [flowVersionId, String(percent)])),
  );
  const [watch, setWatch] = useState(NO_WATCH);
  const share = useMutation(
    trpc.deployment.share.mutationOptions({
      onSuccess: onClose,
      // Also after a conflict: what somebody else decided is what the page shows then.
      onSettled: useRefresh(),
    }),
  );
  const known = versions.data ?? [];
  const shown = known.filter(({ id }) => id in percents);
  const others = known.filter(({ id }) => !(id in percents));
  const shares = shown
    .map(({ id, number }) => ({ flowVersionId: id, number, percent: Number(percents[id]) }))
    .filter(({ percent }) => percent !== 0);
  const sum = shares.reduce((total, { percent }) => total + percent, 0);
  const canWatch = shares.length > 1;
  return (
    <FormDialog
      title={strings.changeSharesOf(agent.name)}
      submitLabel={strings.save}
      busy={share.isPending}
      incomplete={
        sum !== 100 ||
        !isWatchComplete(watch) ||
        shares.some(({ percent }) => !Number.isInteger(percent) || percent < 0)
      }
      problem={share.isError ? errorText(share.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = shares.map(({ flowVersionId, percent }) => ({ flowVersionId, percent }));
        const watched = canWatch ? toWatch(watch) : undefined;
        share.mutate({
          ...{ agentId: agent.id, environment, revision, shares: wanted },
          ...(watched === undefined ? {} : { watch: watched }),
        });
      }}
      onClose={onClose}
    >
      <p>{strings.sharesText}</p>
      {shown.map(({ id, number, name }) => (
        <TextField
          key={id}
          label={strings.percentOf(name === '' ? strings.version(number) : `${strings.version(number)} (${name})`)}
          type="number"
          min={0}
          max={100}
          step={1}
          value={percents[id] ?? ''}
          onValue={(percent) => setPercents(withRest({ ...percents, [id]: percent }, id))}
        />
      ))}
      {others.length === 0 ? null : (
        <Select
          label={strings.otherVersion}
          value=""
          options={[
            { value: '', label: '' },
            ...others.map(({ id, number, name }) => ({
              value: id.toString(),
              label: name === '' ? strings.version(number) : `${strings.version(number)} (${name})`,
            })),
          ]}
          onValue={(id) => (id === '' ? undefined : setPercents({ ...percents, [id]: '0' }))}
        />
      )}
      {canWatch ? <WatchFields watch={watch} onWatch={setWatch} /> : null}
      {sum === 100 ? null : (
        <p className={styles.hint} role="status">
          {strings.sharesSum(sum)}
        </p>
      )}
    </FormDialog>
  );
}

/** Of two, the other one has what is left. */
function withRest(percents: Readonly<Record<string, string>>, changed: string): Readonly<Record<string, string>> {
  const [other, ...more] = Object.keys(percents).filter((id) => id !== changed);
  const percent = Number(percents[changed]);
  if (other === undefined || more.length > 0 || !(percent >= 0 && percent <= 100)) return percents;
  return { ...percents, [other]: String(100 - percent) };
}
