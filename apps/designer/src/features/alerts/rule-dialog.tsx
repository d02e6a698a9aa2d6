'use client';

import { agentIdSchema } from '@aybiza/foundation/ids';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Checkbox } from '../../components/checkbox.tsx';
import type { FieldProblem } from '../../components/field-frame.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { FormDialog, useIssues } from '../workspace/index.ts';
import styles from './alerts.module.css';
import { formatWindow, MEASURE_NAMES, MEASURES, type Measure, type Rule } from './measures.ts';
import { alertStrings } from './strings.ts';

const WINDOWS = [15, 30, 60, 180, 720, 1_440, 10_080] as const;

/** As it is typed: numbers become numbers when it is saved. */
interface Draft {
  readonly name: string;
  readonly measure: Measure;
  readonly agentId: string;
  readonly side: 'above' | 'below';
  readonly threshold: string;
  readonly calmAt: string;
  readonly windowMinutes: number;
  readonly atLeastCalls: string;
  readonly emails: string;
  readonly enabled: boolean;
}

function startOf(measure: Measure): Pick<Draft, 'measure' | 'side' | 'threshold' | 'calmAt' | 'atLeastCalls'> {
  const { side, threshold, calmAt, isCount } = MEASURES[measure];
  return { measure, side, threshold: String(threshold), calmAt: String(calmAt), atLeastCalls: isCount ? '0' : '10' };
}

function draftOf(rule: Rule | null): Draft {
  if (rule === null)
    return { name: '', agentId: '', windowMinutes: 60, emails: '', enabled: true, ...startOf('dropped') };
  const { threshold, calmAt, atLeastCalls, agentId, emails, ...rest } = rule;
  return {
    ...rest,
    agentId: agentId ?? '',
    threshold: String(threshold),
    calmAt: String(calmAt),
    atLeastCalls: String(atLeastCalls),
    emails: emails.join(', '),
  };
}

function toInput(
  { agentId, threshold, calmAt, atLeastCalls, emails, name, ...rest }: Draft,
  strings: WordsOf<typeof alertStrings>,
) {
  // Limits are of all agents: one that was chosen for another measure does not count.
  const agent = MEASURES[rest.measure].isOfLimit === true ? undefined : agentIdSchema.safeParse(agentId).data;
  return {
    name: name.trim() === '' ? strings.measures[rest.measure] : name,
    measure: rest.measure,
    side: rest.side,
    windowMinutes: rest.windowMinutes,
    enabled: rest.enabled,
    threshold: Number(threshold),
    calmAt: Number(calmAt),
    atLeastCalls: Number(atLeastCalls),
    emails: emails.split(/[,;\s]+/).filter((one) => one !== ''),
    ...(agent === undefined ? {} : { agentId: agent }),
  };
}

/** What is watched, and when somebody wants to know. */
export function RuleDialog({ rule, onClose }: { rule: Rule | null; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(alertStrings);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const agents = useQuery(trpc.agent.list.queryOptions());
  const [draft, setDraft] = useState(() => draftOf(rule));
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.alert.pathKey() });
    onClose();
  };
  const create = useMutation(trpc.alert.createRule.mutationOptions({ onSuccess }));
  const change = useMutation(trpc.alert.changeRule.mutationOptions({ onSuccess }));
  const error = create.error ?? change.error;
  const problems = useIssues(error);
  // Addresses are one field here: what is wrong with any of them is said there.
  const ofEmails = [...problems].flatMap(([path, found]) => (path.startsWith('emails') ? found : []));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rule === null) create.mutate(toInput(draft, strings));
    else change.mutate({ alertRuleId: rule.id, ...toInput(draft, strings) });
  };
  const { fields } = strings;
  const { unit: unitName, isCount, isOfLimit = false } = MEASURES[draft.measure];
  const unit = strings.units[unitName];
  const names = (agents.data ?? []).map(({ id, name }) => ({ value: id as string, label: name }));
  return (
    <FormDialog
      title={rule === null ? strings.newRule : strings.changeRule}
      submitLabel={strings.save}
      busy={create.isPending || change.isPending}
      problem={error !== null && problems.size === 0 ? errorText(error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={fields.measure}
        value={draft.measure}
        options={MEASURE_NAMES.map((value) => ({ value, label: strings.measures[value] }))}
        onValue={(measure) => set(startOf(measure))}
      />
      {isOfLimit ? (
        <p className={styles.hint}>{strings.limitHint}</p>
      ) : (
        <Select
          label={fields.agent}
          value={draft.agentId}
          options={[{ value: '', label: strings.allAgents }, ...names]}
          onValue={(agentId) => set({ agentId })}
        />
      )}
      <div className={styles.pair}>
        <Select
          label={fields.side}
          value={draft.side}
          options={[
            { value: 'above', label: strings.sides.above },
            { value: 'below', label: strings.sides.below },
          ]}
          onValue={(side) => set({ side, calmAt: draft.threshold })}
        />
        <NumberField
          label={`${fields.threshold} (${unit})`}
          value={draft.threshold}
          problems={problems.get('threshold')}
          onValue={(threshold) => set({ threshold })}
        />
      </div>
      <NumberField
        label={`${fields.calmAt} (${unit})`}
        hint={fields.calmHint}
        value={draft.calmAt}
        problems={problems.get('calmAt')}
        onValue={(calmAt) => set({ calmAt })}
      />
      {isOfLimit ? null : (
        <div className={styles.pair}>
          <Select
            label={fields.window}
            value={String(draft.windowMinutes)}
            options={WINDOWS.map((minutes) => ({ value: String(minutes), label: formatWindow(minutes, strings) }))}
            onValue={(minutes) => set({ windowMinutes: Number(minutes) })}
          />
          {isCount ? null : (
            <NumberField
              label={fields.atLeast}
              hint={fields.atLeastHint}
              value={draft.atLeastCalls}
              problems={problems.get('atLeastCalls')}
              onValue={(atLeastCalls) => set({ atLeastCalls })}
            />
          )}
        </div>
      )}
      <TextField
        label={fields.emails}
        hint={fields.emailsHint}
        placeholder="desk@example.com"
        value={draft.emails}
        problems={ofEmails}
        onValue={(emails) => set({ emails })}
      />
      <TextField
        label={fields.name}
        placeholder={strings.measures[draft.measure]}
        value={draft.name}
        problems={problems.get('name')}
        onValue={(name) => set({ name })}
        maxLength={80}
      />
      <Checkbox label={fields.enabled} checked={draft.enabled} onChecked={(enabled) => set({ enabled })} />
    </FormDialog>
  );
}

interface NumberFieldProps {
  label: string;
  hint?: string;
  value: string;
  problems: readonly FieldProblem[] | undefined;
  onValue: (value: string) => void;
}

function NumberField(props: NumberFieldProps) {
  return <TextField {...props} type="number" inputMode="decimal" min={0} step="any" required />;
}
