import type { ValueKind } from '@aybiza/statechart';
import { Checkbox } from '../../../components/checkbox.tsx';
import { editorStrings } from '../strings.ts';
import styles from './fields.module.css';
import { ChoiceField, LineField, LinesField } from './fields.tsx';
import { ListEditor } from './list-editor.tsx';

const text = editorStrings.valueKinds;
const KINDS = ['yesNo', 'number', 'digits', 'date', 'time', 'phone', 'name', 'choice'] as const;

export interface ValueKindFieldsProps {
  field: string;
  value: ValueKind;
  onValue: (value: ValueKind) => boolean;
}

/** What sort of answer is expected, with what that sort may be limited by. */
export function ValueKindFields({ field, value, onValue }: ValueKindFieldsProps) {
  return (
    <>
      <ChoiceField
        field={field}
        label={text.label}
        value={value.kind}
        options={KINDS.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
        onValue={(kind) => onValue(newValueKind(kind))}
      />
      <Limits field={field} value={value} onValue={onValue} />
    </>
  );
}

function newValueKind(kind: ValueKind['kind']): ValueKind {
  return kind === 'choice' ? { kind, options: [{ value: 'first', phrases: [] }] } : { kind };
}

function Limits({ field, value, onValue }: ValueKindFieldsProps) {
  switch (value.kind) {
    case 'number':
      return (
        <div className={styles.pair}>
          <LimitField
            field={`${field}.min`}
            label={text.least}
            value={value.min}
            onValue={(min) => onValue({ ...value, min })}
          />
          <LimitField
            field={`${field}.max`}
            label={text.most}
            value={value.max}
            onValue={(max) => onValue({ ...value, max })}
          />
        </div>
      );
    case 'digits':
      return (
        <div className={styles.pair}>
          <LimitField
            field={`${field}.minLength`}
            label={text.fewest}
            value={value.minLength}
            onValue={(minLength) => onValue({ ...value, minLength })}
          />
          <LimitField
            field={`${field}.maxLength`}
            label={text.longest}
            value={value.maxLength}
            onValue={(maxLength) => onValue({ ...value, maxLength })}
          />
        </div>
      );
    case 'date':
      return (
        <Checkbox label={text.past} checked={value.past ?? false} onChecked={(past) => onValue({ ...value, past })} />
      );
    case 'choice':
      return <ChoiceOptions field={`${field}.options`} value={value} onValue={onValue} />;
    default:
      return null;
  }
}

interface LimitFieldProps {
  field: string;
  label: string;
  value: number | undefined;
  onValue: (value: number | undefined) => boolean;
}

function LimitField({ field, label, value, onValue }: LimitFieldProps) {
  return (
    <LineField
      field={field}
      label={label}
      placeholder={text.noLimit}
      value={value === undefined ? '' : String(value)}
      onValue={(written) => {
        if (written.trim() === '') return onValue(undefined);
        const number = Number(written);
        return Number.isFinite(number) && onValue(number);
      }}
    />
  );
}

type Choice = Extract<ValueKind, { kind: 'choice' }>;

function ChoiceOptions({
  field,
  value,
  onValue,
}: {
  field: string;
  value: Choice;
  onValue: (value: Choice) => boolean;
}) {
  return (
    <ListEditor
      field={field}
      label={text.options}
      items={value.options}
      nameOf={(option) => option.value}
      most={50}
      addLabel={text.addOption}
      newItem={() => ({ value: '', phrases: [] })}
      onItems={(options) => onValue({ ...value, options: [...options] })}
    >
      {({ item, field: path, set }) => (
        <>
          <LineField
            field={`${path}.value`}
            label={text.optionValue}
            value={item.value}
            onValue={(written) => set({ ...item, value: written })}
          />
          <LinesField
            field={`${path}.phrases`}
            label={text.optionPhrases}
            lines={item.phrases}
            onLines={(phrases) => set({ ...item, phrases: [...phrases] })}
          />
        </>
      )}
    </ListEditor>
  );
}
