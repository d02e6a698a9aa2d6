import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { TextArea, TextField } from '../../components/text-field.tsx';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { FormDialog } from '../workspace/index.ts';
import { usageStrings } from './strings.ts';
import { fromMicros, type Limits, toMicros } from './usage.ts';

const WHOLE = ['callsAtOnce', 'callsPerDay', 'minutesPerMonth'] as const;

/** Sets all limits at once. */
export function LimitsDialog({ limits, onClose }: { limits: Limits; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(usageStrings).limits;
  const trpc = useTRPC();
  const [written, write] = useState({
    callsAtOnce: toText(limits.callsAtOnce),
    callsPerDay: toText(limits.callsPerDay),
    minutesPerMonth: toText(limits.minutesPerMonth),
    cost: limits.costPerMonthMicros === null ? '' : fromMicros(limits.costPerMonthMicros),
    sentence: limits.sentence,
  });
  const set = useMutation(
    trpc.usage.setLimits.mutationOptions({ onSuccess: useRefresh(trpc.usage.getLimits.queryKey(), onClose) }),
  );
  const read = {
    callsAtOnce: readWhole(written.callsAtOnce),
    callsPerDay: readWhole(written.callsPerDay),
    minutesPerMonth: readWhole(written.minutesPerMonth),
    costPerMonthMicros: readMoney(written.cost),
  };
  const { callsAtOnce, callsPerDay, minutesPerMonth, costPerMonthMicros } = read;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (
      callsAtOnce === undefined ||
      callsPerDay === undefined ||
      minutesPerMonth === undefined ||
      costPerMonthMicros === undefined
    )
      return;
    set.mutate({ callsAtOnce, callsPerDay, minutesPerMonth, costPerMonthMicros, sentence: written.sentence });
  };
  return (
    <FormDialog
      title={strings.dialogTitle}
      submitLabel={strings.save}
      busy={set.isPending}
      incomplete={Object.values(read).includes(undefined)}
      problem={set.isError ? errorText(set.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{strings.hint}</p>
      {WHOLE.map((key) => (
        <TextField
          key={key}
          label={strings.names[key]}
          inputMode="numeric"
          value={written[key]}
          problems={problemsOf(read[key], strings)}
          onValue={(text) => write({ ...written, [key]: text })}
        />
      ))}
      <TextField
        label={strings.costLabel(limits.currency)}
        inputMode="decimal"
        value={written.cost}
        problems={problemsOf(costPerMonthMicros, strings)}
        onValue={(cost) => write({ ...written, cost })}
      />
      <TextArea
        label={strings.sentenceLabel}
        hint={strings.sentenceHint}
        placeholder={strings.sentencePlaceholder}
        maxLength={500}
        value={written.sentence}
        onValue={(sentence) => write({ ...written, sentence })}
      />
    </FormDialog>
  );
}

type Read = number | 'unlimited' | undefined;

function toText(limit: number | null): string {
  return limit === null ? '' : String(limit);
}

/** Undefined for what is no limit. */
function readWhole(text: string): Read {
  const written = text.trim();
  if (written === '') return 'unlimited';
  return /^[1-9]\d{0,6}$/.test(written) ? Number(written) : undefined;
}

function readMoney(text: string): Read {
  if (text.trim() === '') return 'unlimited';
  const micros = toMicros(text);
  return micros === 0 ? undefined : micros;
}

function problemsOf(read: Read, strings: WordsOf<typeof usageStrings>['limits']) {
  return read === undefined ? [{ severity: 'error' as const, message: strings.noNumber }] : [];
}
