import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { FormDialog } from '../workspace/index.ts';
import { usageStrings } from './strings.ts';
import styles from './usage.module.css';
import { fromMicros, type Outbound, toMicros } from './usage.ts';

const WHOLE = ['atOnce', 'perNumberHour', 'perDestinationHour'] as const;
/** As the API takes them. */
const MOST = { atOnce: 1_000, perNumberHour: 10_000, perDestinationHour: 100 };

/** Sets all bounds at once. */
export function OutboundDialog({ outbound, onClose }: { outbound: Outbound; onClose: () => void }) {
  const errorText = useErrorText();
  const {
    outbound: strings,
    limits: { noNumber },
  } = useStrings(usageStrings);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [written, write] = useState({
    atOnce: String(outbound.atOnce),
    perNumberHour: String(outbound.perNumberHour),
    perDestinationHour: String(outbound.perDestinationHour),
    cost: fromMicros(outbound.costPerDayMicros),
  });
  const [countries, setCountries] = useState(outbound.countries);
  const set = useMutation(
    trpc.usage.setOutbound.mutationOptions({
      onSuccess: (now) => {
        queryClient.setQueryData(trpc.usage.getOutbound.queryKey(), now);
        onClose();
      },
    }),
  );
  const read = {
    atOnce: readWhole(written.atOnce, MOST.atOnce),
    perNumberHour: readWhole(written.perNumberHour, MOST.perNumberHour),
    perDestinationHour: readWhole(written.perDestinationHour, MOST.perDestinationHour),
    costPerDayMicros: toMicros(written.cost) || undefined,
  };
  const { atOnce, perNumberHour, perDestinationHour, costPerDayMicros } = read;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (atOnce === undefined || perNumberHour === undefined || perDestinationHour === undefined) return;
    if (costPerDayMicros === undefined) return;
    set.mutate({ atOnce, perNumberHour, perDestinationHour, costPerDayMicros, countries });
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
      {WHOLE.map((key) => (
        <TextField
          key={key}
          label={strings.names[key]}
          inputMode="numeric"
          value={written[key]}
          problems={problemsOf(read[key], noNumber)}
          onValue={(text) => write({ ...written, [key]: text })}
        />
      ))}
      <TextField
        label={strings.costLabel(outbound.currency)}
        inputMode="decimal"
        value={written.cost}
        problems={problemsOf(costPerDayMicros, noNumber)}
        onValue={(cost) => write({ ...written, cost })}
      />
      <Countries outbound={outbound} chosen={countries} onChange={setCountries} />
    </FormDialog>
  );
}

interface CountriesProps {
  outbound: Outbound;
  chosen: string[];
  onChange(codes: string[]): void;
}

function Countries({ outbound: { ownCountries, allCountries }, chosen, onChange }: CountriesProps) {
  const strings = useStrings(usageStrings).outbound;
  const { country, compare } = useFormats();
  const options = allCountries
    .filter((code) => !chosen.includes(code) && !ownCountries.includes(code))
    .map((value) => ({ value, label: country(value) }))
    .toSorted((left, right) => compare(left.label, right.label));
  return (
    <>
      {chosen.length === 0 ? null : (
        <ul className={styles.countries}>
          {chosen.map((code) => (
            <li key={code}>
              {country(code)}
              <IconButton
                icon="close"
                size="small"
                label={strings.removeCountry(country(code))}
                onClick={() => onChange(chosen.filter((one) => one !== code))}
              />
            </li>
          ))}
        </ul>
      )}
      <Select
        label={strings.addCountry}
        {...(ownCountries.length === 0 ? {} : { hint: strings.ownCountries(ownCountries.map(country).join(', ')) })}
        value=""
        options={[{ value: '', label: strings.chooseCountry }, ...options]}
        onValue={(code) => onChange([...chosen, code].filter((one) => one !== ''))}
      />
    </>
  );
}

/** Undefined for what is no bound. */
function readWhole(text: string, most: number): number | undefined {
  const number = /^[1-9]\d{0,6}$/.test(text.trim()) ? Number(text) : undefined;
  return number === undefined || number > most ? undefined : number;
}

function problemsOf(read: number | undefined, message: string) {
  return read === undefined ? [{ severity: 'error' as const, message }] : [];
}
