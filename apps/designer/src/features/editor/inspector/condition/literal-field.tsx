import type { RowLiteral, Variable } from '@aybiza/flow';
import { Select } from '../../../../components/select.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { LineField } from '../fields.tsx';
import { conditionStrings } from './strings.ts';

interface LiteralFieldProps {
  field: string;
  label: string;
  value: RowLiteral;
  /** The type of what it is compared with. */
  wanted: Variable['type'];
  /** The answers to choose from, where they are known. */
  choices?: readonly string[];
  onValue: (literal: RowLiteral, typing?: string) => boolean;
}

const DATE = /^(\d{4}-\d{2}-\d{2})?$/;
const TIME = /^([01]\d:[0-5]\d|2[0-3]:[0-5]\d)?$/;

/** A value that is written out, entered as its type asks for. What is of another type is shown as it is. */
export function LiteralField({ field, label, value, wanted, choices = [], onValue }: LiteralFieldProps) {
  const text = useStrings(conditionStrings);
  const line = { field, label, hideLabel: true, value: String(value) };
  if (wanted === 'number')
    return <LineField {...line} inputMode="decimal" refusal={text.notANumber} onValue={number} />;
  if (typeof value === 'boolean') {
    return (
      <Select
        label={label}
        hideLabel
        value={value ? 'true' : 'false'}
        options={[
          { value: 'true', label: text.yes },
          { value: 'false', label: text.no },
        ]}
        onValue={(chosen) => void onValue(chosen === 'true')}
      />
    );
  }
  if (choices.length > 0) {
    const known = choices.includes(String(value)) ? choices : [String(value), ...choices];
    return (
      <Select
        label={label}
        hideLabel
        value={String(value)}
        options={known.map((choice) => ({ value: choice, label: choice }))}
        onValue={(chosen) => void onValue(chosen)}
      />
    );
  }
  if (wanted === 'date' && DATE.test(line.value))
    return <LineField {...line} type="date" refusal={text.noDate} onValue={filled} />;
  if (wanted === 'time' && TIME.test(line.value))
    return <LineField {...line} type="time" refusal={text.noTime} onValue={filled} />;
  return <LineField {...line} onValue={onValue} />;

  function number(written: string, typing?: string): boolean {
    const read = Number(written.trim().replace(',', '.'));
    return written.trim() !== '' && Number.isFinite(read) && onValue(read, typing);
  }

  function filled(written: string, typing?: string): boolean {
    return written !== '' && onValue(written, typing);
  }
}
