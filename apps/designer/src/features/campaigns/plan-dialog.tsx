'use client';

import { agentIdSchema } from '@aybiza/foundation/ids';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { FormDialog } from '../workspace/index.ts';
import { AgainFields } from './again-fields.tsx';
import type { Campaign } from './campaign.ts';
import { HoursField } from './hours-field.tsx';
import { type Hours, readWhole, toSameHours, toWeek, USUAL_HOURS, USUAL_PAUSES } from './plan-form.ts';
import { campaignsStrings } from './strings.ts';
import { useCampaignChanges } from './use-campaign-changes.ts';
import { WhoCallsFields } from './who-calls-fields.tsx';

const AT_ONCE = [1, 500] as const;
const TRIES = [1, 10] as const;

/** Makes a campaign, and goes to its page: its list comes next. */
export function NewCampaignDialog({ onClose }: { onClose: () => void }) {
  const strings = useStrings(campaignsStrings);
  const trpc = useTRPC();
  const router = useRouter();
  const refresh = useRefresh(trpc.campaign.list.pathKey());
  const create = useMutation(
    trpc.campaign.create.mutationOptions({
      onSuccess: ({ id }) => {
        router.push(`/campaigns/${id}`);
        return refresh();
      },
    }),
  );
  return (
    <PlanDialog
      title={strings.newTitle}
      submitLabel={strings.create}
      change={create}
      onPlan={(plan) => create.mutate(plan)}
      onClose={onClose}
    />
  );
}

/** Changes what a campaign that calls nobody at the moment is to do. */
export function ChangeCampaignDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const strings = useStrings(campaignsStrings);
  const { update } = useCampaignChanges(onClose);
  return (
    <PlanDialog
      campaign={campaign}
      title={strings.changeTitle}
      submitLabel={strings.save}
      change={update}
      onPlan={(plan) => update.mutate({ campaignId: campaign.id, ...plan })}
      onClose={onClose}
    />
  );
}

type Plan = Pick<Campaign, 'name' | 'agentId' | 'fromE164' | 'week' | 'mostTries' | 'pauseMinutes' | 'callsAtOnce'>;

interface PlanDialogProps {
  /** Left out for a new one. */
  campaign?: Campaign;
  title: string;
  submitLabel: string;
  /** What was asked of the server, and how it went. */
  change: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  onPlan: (plan: Plan) => void;
  onClose: () => void;
}

function PlanDialog({ campaign, title, submitLabel, change, onPlan, onClose }: PlanDialogProps) {
  const errorText = useErrorText();
  const strings = useStrings(campaignsStrings);
  const trpc = useTRPC();
  const callers = useQuery(trpc.callBack.listCallers.queryOptions());
  const numbers = useQuery(trpc.phoneNumber.list.queryOptions());
  const [name, setName] = useState(campaign?.name ?? '');
  const [agent, setAgent] = useState<string>(campaign?.agentId ?? '');
  const [from, setFrom] = useState(campaign?.fromE164 ?? '');
  const [hours, setHours] = useState<Hours>(
    campaign === undefined ? USUAL_HOURS : (toSameHours(campaign.week) ?? campaign.week),
  );
  const [atOnce, setAtOnce] = useState(String(campaign?.callsAtOnce ?? 5));
  const [tries, setTries] = useState(String(campaign?.mostTries ?? 3));
  const [pauseMinutes, setPauses] = useState(campaign?.pauseMinutes ?? USUAL_PAUSES);

  const agentId = agentIdSchema.safeParse(
    chosenOf(
      agent,
      callers.data?.map(({ id }) => id),
    ),
  ).data;
  const fromE164 = chosenOf(
    from,
    numbers.data?.map(({ e164 }) => e164),
  );
  const week = toWeek(hours);
  const callsAtOnce = readWhole(atOnce, AT_ONCE);
  const mostTries = readWhole(tries, TRIES);
  const plan =
    agentId === undefined ||
    fromE164 === '' ||
    week === undefined ||
    callsAtOnce === undefined ||
    mostTries === undefined
      ? undefined
      : { name: name.trim(), agentId, fromE164, week, callsAtOnce, mostTries, pauseMinutes };
  const failed = change.isError ? change.error : (callers.error ?? numbers.error);
  const problemsOf = (value: number | undefined, [least, most]: readonly [number, number]) =>
    value === undefined ? [{ severity: 'error' as const, message: strings.wholeFrom(least, most) }] : [];
  return (
    <FormDialog
      title={title}
      submitLabel={submitLabel}
      busy={change.isPending}
      incomplete={plan === undefined || plan.name === ''}
      problem={failed === null || failed === undefined ? undefined : errorText(failed)}
      onSubmit={(event) => {
        event.preventDefault();
        if (plan !== undefined) onPlan(plan);
      }}
      onClose={onClose}
    >
      <TextField
        label={strings.name}
        placeholder={strings.namePlaceholder}
        value={name}
        maxLength={120}
        onValue={setName}
        required
      />
      <WhoCallsFields
        callers={callers.data}
        numbers={numbers.data}
        chosen={{ agent: agentId ?? '', from: fromE164 }}
        onAgent={setAgent}
        onFrom={setFrom}
      />
      <HoursField hours={hours} onHours={setHours} />
      <TextField
        label={strings.atOnce}
        hint={strings.atOnceHint}
        inputMode="numeric"
        value={atOnce}
        problems={problemsOf(callsAtOnce, AT_ONCE)}
        onValue={setAtOnce}
      />
      <TextField
        label={strings.mostTries}
        inputMode="numeric"
        value={tries}
        problems={problemsOf(mostTries, TRIES)}
        onValue={setTries}
      />
      <AgainFields pauses={pauseMinutes} onPauses={setPauses} />
    </FormDialog>
  );
}

/** What was chosen, as long as it can be; the first where nothing was. */
function chosenOf(chosen: string, offered: readonly string[] = []): string {
  return offered.includes(chosen) ? chosen : (offered[0] ?? '');
}
