'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import type { AgentId } from '@aybiza/foundation/ids';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { useZone } from '../../trpc/use-zone.ts';
import { momentOf, releaseStrings, TimeField, usePlannedTime, writeTime } from '../releases/index.ts';
import { FormDialog } from '../workspace/index.ts';
import styles from './deployments.module.css';
import { deploymentStrings } from './strings.ts';

type Plan = inferRouterOutputs<AppRouter>['deployment']['listPlans'][number];
/** A page that stays open shows that a version has begun. */
const LOOK_MS = 10_000;
const untilDue = ({ state }: { state: { data?: readonly Plan[] | undefined } }) =>
  (state.data?.length ?? 0) > 0 ? LOOK_MS : (false as const);

type Open = { dialog: 'change' | 'cancel'; plan: Plan } | null;

/** The versions that are to answer later, of one agent or of all; nothing where there are none. */
export function PlanList({ agentId }: { agentId?: AgentId }) {
  const strings = useStrings(deploymentStrings);
  const trpc = useTRPC();
  const plans = useQuery(
    trpc.deployment.listPlans.queryOptions(agentId === undefined ? {} : { agentId }, { refetchInterval: untilDue }),
  );
  const [open, setOpen] = useState<Open>(null);
  if (plans.data === undefined || plans.data.length === 0) return null;
  const close = () => setOpen(null);
  return (
    <>
      <ul className={styles.list} aria-label={strings.planned}>
        {plans.data.map((plan) => (
          <PlanRow
            key={plan.id}
            plan={plan}
            isAgentNamed={agentId === undefined}
            onOpen={(dialog) => setOpen({ dialog, plan })}
          />
        ))}
      </ul>
      {open?.dialog === 'change' ? <ChangePlanDialog plan={open.plan} onClose={close} /> : null}
      {open?.dialog === 'cancel' ? <CancelPlanDialog plan={open.plan} onClose={close} /> : null}
    </>
  );
}

interface PlanRowProps {
  plan: Plan;
  isAgentNamed: boolean;
  onOpen: (dialog: NonNullable<Open>['dialog']) => void;
}

function PlanRow({ plan, isAgentNamed, onOpen }: PlanRowProps) {
  const strings = useStrings(deploymentStrings);
  const releases = useStrings(releaseStrings);
  const { agent, environment, version, percent, isWatched, plannedByName } = plan;
  const facts = [
    isAgentNamed && environment === 'live' ? '' : releases.environments[environment],
    version.name,
    isWatched ? strings.planWatched : '',
    plannedByName === null ? '' : strings.plannedBy(plannedByName),
  ].filter((fact) => fact !== '');
  return (
    <li>
      <div className={styles.what}>
        <b>{isAgentNamed ? agent.name : strings.planned}</b>
        {isAgentNamed ? <span>{strings.planned}</span> : null}
      </div>
      <div className={styles.what}>
        <b>{strings.share(version.number, percent)}</b>
        <PlannedTime at={plan.dueAt} />
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

/** By the workspace's clock, and it is said which that is. */
function PlannedTime({ at }: { at: number }) {
  const { timeZone } = useZone();
  const write = usePlannedTime();
  return (
    <span>
      <time dateTime={new Date(at).toISOString()}>{write(at, timeZone)}</time>
    </span>
  );
}

function ChangePlanDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(deploymentStrings);
  const trpc = useTRPC();
  const zone = useZone();
  const [when, setWhen] = useState(() => writeTime(plan.dueAt, zone));
  const change = useMutation(
    trpc.deployment.changePlan.mutationOptions({ onSuccess: onClose, onSettled: useRefresh() }),
  );
  const at = momentOf(when);
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
      <TimeField when={when} onWhen={setWhen} />
    </FormDialog>
  );
}

function CancelPlanDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(deploymentStrings);
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
