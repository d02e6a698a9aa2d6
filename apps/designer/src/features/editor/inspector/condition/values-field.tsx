import type { ConditionRow, RowLiteral } from '@aybiza/flow';
import { Checkbox } from '../../../../components/checkbox.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { LinesField } from '../fields.tsx';
import styles from './condition.module.css';
import type { RowSubject } from './edit-rows.ts';
import { conditionStrings } from './strings.ts';

type ListRow = Extract<ConditionRow, { values: readonly RowLiteral[] }>;

interface ValuesFieldProps {
  field: string;
  row: ListRow;
  subject: RowSubject;
  onValues: (values: readonly RowLiteral[], typing?: string) => boolean;
}

/** Several values of which one is to fit: ticked where they are known, else one on each line. */
export function ValuesField({ field, row, subject, onValues }: ValuesFieldProps) {
  const text = useStrings(conditionStrings);
  const { values, operator } = row;
  if (operator === 'onWeekdays') {
    const days = text.weekdays.map((label, index) => ({ value: index + 1, label }));
    return <Ticks choices={days} values={values} onValues={onValues} />;
  }
  if (subject.choices.length > 0) {
    const known = [...new Set<RowLiteral>([...subject.choices, ...values])];
    return (
      <Ticks choices={known.map((value) => ({ value, label: String(value) }))} values={values} onValues={onValues} />
    );
  }
  const isNumbers = subject.type === 'number';
  return (
    <LinesField
      field={field}
      label={text.values}
      hideLabel
      hint={isNumbers ? text.valuesOfNumbers : text.valuesHint}
      refusal={text.valuesOfNumbers}
      value={values.map(String)}
      onValue={(lines, typing) => {
        const next = isNumbers ? lines.map((line) => Number(line.replace(',', '.'))) : lines;
        return next.every((value) => !Number.isNaN(value)) && onValues(next, typing);
      }}
    />
  );
}

interface Choice {
  readonly value: RowLiteral;
  readonly label: string;
}

/** In the order in which they are offered, whatever order they are ticked in. */
function Ticks({
  choices,
  values,
  onValues,
}: Pick<ValuesFieldProps, 'onValues'> & { choices: readonly Choice[]; values: readonly RowLiteral[] }) {
  return (
    <div className={styles.ticks}>
      {choices.map(({ value, label }) => (
        <Checkbox
          key={label}
          label={label}
          checked={values.includes(value)}
          onChecked={(checked) =>
            void onValues(
              choices
                .map((choice) => choice.value)
                .filter((other) => (other === value ? checked : values.includes(other))),
            )
          }
        />
      ))}
    </div>
  );
}
