'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { toLocal } from '../../formats/local-time.ts';
import { ownTimeZone } from '../../formats/own-time-zone.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { releaseStrings } from '../releases/index.ts';
import { FormDialog } from '../workspace/index.ts';
import styles from './numbers.module.css';
import { numberStrings } from './strings.ts';

type Plan = inferRouterOutputs<AppRouter>['deployment']['listPlans'][number];
type Open = { dialog: 'change' | 'cancel'; plan: Plan } | null;

/** The versions that are to answer later; nothing where there are none. */
export function PlanList() {
  const strings = useStrings(numberStrings);
  const trpc = useTRPC();
  const plans = useQuery(trpc.deployment.listPlans.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  if (plans.data === undefined || plans.data.length === 0) return null;
  const close = () => setOpen(null);
  return (
    <>
      <ul className={styles.rows} aria-label={strings.planned}>
        {plans.data.map((plan) => (
          <PlanRow key={plan.id} plan={plan} onOpen={(dialog) => setOpen({ dialog, plan })} />
        ))}
      </ul>
      {open?.dialog === 'change' ? <ChangePlanDialog plan={open.plan} onClose={close} /> : null}
      {open?.dialog === 'cancel' ? <CancelPlanDialog plan={open.plan} onClose={close} /> : null}
    </>
  );
}

function PlanRow({ plan, onOpen }: { plan: Plan; onOpen: (dialog: NonNullable<Open>['dialog']) => void }) {
  const strings = useStrings(numberStrings);
  const releases = useStrings(releaseStrings);
  const formats = useFormats();
  const { agent, environment, version, percent, isWatched, dueAt, plannedByName } = plan;
  const facts = [
    environment === 'live' ? '' : releases.environments[environment],
    isWatched ? strings.planWatched : '',
    plannedByName === null ? '' : strings.plannedBy(plannedByName),
  ].filter((fact) => fact !== '');
  return (
    <li className={styles.deployment}>
      <div className={styles.what}>
        <b>{agent.name}</b>
        <span>{strings.planned}</span>
      </div>
      <div className={styles.what}>
        <b>
          {strings.share(version.number, percent)},{' '}
          <time dateTime={new Date(dueAt).toISOString()}>{formats.exact(dueAt)}</time>
        </b>
        <span>{facts.join(' · ')}</span>
      </div>
      <div className={styles.acts}>
        <IfMay call="deployment.changePlan">
          <Button onClick={() => onOpen('change')}>{strings.changeTime}</Button>
        </IfMay>
        <IfMay call="deployment.cancelPlan">
          <Button onClick={() => onOpen('cancel')}>{strings.cancelPlan}</Button>
        </IfMay>
      </div>
    </li>
  );
}

function ChangePlanDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(numberStrings);
  const releases = useStrings(releaseStrings);
  const trpc = useTRPC();
  const [when, setWhen] = useState(() => toLocal(plan.dueAt));
  const change = useMutation(
    trpc.deployment.changePlan.mutationOptions({ onSuccess: onClose, onSettled: useRefresh() }),
  );
  const at = new Date(when).getTime();
  return (
    <FormDialog
      title={strings.changeTimeOf(plan.version.number, plan.agent.name)}
      submitLabel={strings.save}
      busy={change.isPending}
      incomplete={Number.isNaN(at)}
      problem={change.isError ? errorText(change.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ planId: plan.id, at });
      }}
      onClose={onClose}
    >
      <TextField
        label={releases.at}
        hint={strings.ownClock(ownTimeZone())}
        type="datetime-local"
        value={when}
        onValue={setWhen}
        required
      />
    </FormDialog>
  );
}

function CancelPlanDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(numberStrings);
  const trpc = useTRPC();
  const cancel = useMutation(
    trpc.deployment.cancelPlan.mutationOptions({ onSuccess: onClose, onSettled: useRefresh() }),
  );
  return (
    <FormDialog
      title={strings.cancelPlanOf(plan.version.number)}
      submitLabel={strings.cancelPlan}
      busy={cancel.isPending}
      problem={cancel.isError ? errorText(cancel.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        cancel.mutate({ planId: plan.id });
      }}
      onClose={onClose}
    >
      <p>{strings.cancelPlanText}</p>
    </FormDialog>
  );
}
