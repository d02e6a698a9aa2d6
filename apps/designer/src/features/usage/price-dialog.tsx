import { BILLED_UNITS } from '@aybiza/measures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { FormDialog } from '../workspace/index.ts';
import { usageStrings } from './strings.ts';
import { toMicros, toUnit, type Unit } from './usage.ts';

/** What something costs from a day on. */
export function PriceDialog({ currency, onClose }: { currency: string; onClose: () => void }) {
  const errorText = useErrorText();
  const words = useStrings(usageStrings);
  const { prices: strings } = words;
  const units = BILLED_UNITS.map((value) => ({ value, label: words.units[value] }));
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [unit, setUnit] = useState<Unit>('callMs');
  const [source, setSource] = useState('');
  const [amount, setAmount] = useState('');
  const [validFrom, setValidFrom] = useState(() => new Date().toISOString().slice(0, 10));
  const set = useMutation(
    trpc.usage.setPrice.mutationOptions({
      onSuccess: async () => {
        // Costs follow, also those of the past.
        await queryClient.invalidateQueries({ queryKey: trpc.usage.pathKey() });
        await queryClient.invalidateQueries({ queryKey: trpc.analytics.getCosts.queryKey() });
        onClose();
      },
    }),
  );
  const micros = toMicros(amount);
  const isWrong = amount !== '' && micros === undefined;
  return (
    <FormDialog
      title={strings.dialogTitle}
      submitLabel={strings.save}
      busy={set.isPending}
      incomplete={micros === undefined || validFrom === ''}
      problem={set.isError ? errorText(set.error) : undefined}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (micros !== undefined) set.mutate({ unit, source, micros, validFrom });
      }}
      onClose={onClose}
    >
      <Select label={strings.unit} value={unit} options={units} onValue={(chosen) => setUnit(toUnit(chosen))} />
      <TextField label={strings.source} hint={strings.sourceHint} value={source} maxLength={120} onValue={setSource} />
      <TextField
        label={strings.amount(words.per[unit], currency)}
        inputMode="decimal"
        value={amount}
        problems={isWrong ? [{ severity: 'error', message: strings.noPrice }] : []}
        onValue={setAmount}
      />
      <TextField
        label={strings.validFrom}
        type="date"
        hint={strings.validFromHint}
        value={validFrom}
        onValue={setValidFrom}
      />
    </FormDialog>
  );
}
