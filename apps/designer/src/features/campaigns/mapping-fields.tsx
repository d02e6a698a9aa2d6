import { useQuery } from '@tanstack/react-query';
import { Select } from '../../components/select.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { countryOptions } from '../numbers/index.ts';
import styles from './campaigns.module.css';
import { type Mapping, type ReadPreview, withInput } from './column-mapping.ts';
import { campaignsStrings } from './strings.ts';

const FIELDS = ['number', 'name', 'timeZone', 'consent'] as const;
const NONE = '';

interface MappingFieldsProps {
  /** Of the agent that calls, and is told what is in some columns. */
  agentId: string;
  preview: ReadPreview;
  mapping: Mapping;
  onMapping: (mapping: Mapping) => void;
  onCountry: (country: string | null) => void;
}

/** Which column says what, and whose numbers those without a country code are. */
export function MappingFields({ agentId, preview, mapping, onMapping, onCountry }: MappingFieldsProps) {
  const strings = useStrings(campaignsStrings);
  const formats = useFormats();
  const trpc = useTRPC();
  const callers = useQuery(trpc.callBack.listCallers.queryOptions());
  const inputs = callers.data?.find(({ id }) => id === agentId)?.inputs ?? [];
  const named = preview.columns.filter((column) => column !== '');
  const options = [{ value: NONE, label: strings.noColumn }, ...named.map((value) => ({ value, label: value }))];
  const { country } = preview;
  const countries = countryOptions(formats);
  const isListed = country === null || countries.some(({ value }) => value === country);
  const ofCountry = (code: string) => ({ value: code, label: strings.ofCountry(formats.country(code)) });
  return (
    <fieldset className={styles.mapping}>
      <legend>{strings.mapping}</legend>
      {FIELDS.map((field) => (
        <Select
          key={field}
          label={strings.fields[field]}
          value={mapping[field] ?? NONE}
          options={options}
          problems={
            field === 'number' && mapping.number === null ? [{ severity: 'error', message: strings.chooseNumber }] : []
          }
          onValue={(column) => onMapping({ ...mapping, [field]: column === NONE ? null : column })}
        />
      ))}
      {inputs.map((input) => (
        <Select
          key={input}
          label={strings.input(input)}
          value={mapping.inputs[input] ?? NONE}
          options={options}
          onValue={(column) => onMapping(withInput(mapping, input, column === NONE ? null : column))}
        />
      ))}
      <Select
        label={strings.country}
        value={country ?? NONE}
        options={[
          ...(isListed ? [] : [ofCountry(country)]),
          ...countries.map(({ value }) => ofCountry(value)),
          { value: NONE, label: strings.noCountry },
        ]}
        onValue={(code) => onCountry(code === NONE ? null : code)}
      />
    </fieldset>
  );
}
