import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { FormDialog } from '../workspace/index.ts';
import { usageStrings } from './strings.ts';
import { fromMicros, type Prices, toMicros } from './usage.ts';

/** In which money everything is reckoned. */
export function CurrencyDialog({ prices, onClose }: { prices: Prices; onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(usageStrings).prices;
  const trpc = useTRPC();
  const [currency, setCurrency] = useState(prices.currency);
  const [rate, setRate] = useState(fromMicros(prices.dollarMicros));
  const set = useMutation(trpc.usage.setCurrency.mutationOptions({ onSuccess: useRefresh(undefined, onClose) }));
  const dollarMicros = toMicros(rate);
  const code = currency.trim().toUpperCase();
  return (
    <FormDialog
      title={strings.currencyTitle}
      submitLabel={strings.saveCurrency}
      busy={set.isPending}
      incomplete={!/^[A-Z]{3}$/.test(code) || dollarMicros === undefined || dollarMicros === 0}
      problem={set.isError ? errorText(set.error) : undefined}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (dollarMicros !== undefined) set.mutate({ currency: code, dollarMicros });
      }}
      onClose={onClose}
    >
      <TextField
        label={strings.currencyLabel}
        hint={strings.currencyHint}
        value={currency}
        maxLength={3}
        onValue={setCurrency}
      />
      <TextField label={strings.rateLabel} hint={strings.rateHint} inputMode="decimal" value={rate} onValue={setRate} />
    </FormDialog>
  );
}
