import type { ValueKind } from '@aybiza/statechart';
import { Checkbox } from '../../../components/checkbox.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { editorStrings } from '../strings.ts';
import { bindParts, type FieldBinding } from './bind-parts.ts';
import styles from './fields.module.css';
import { ChoiceField, type FieldProps, LineField, LinesField } from './fields.tsx';
import { ListEditor } from './list-editor.tsx';

const KINDS = [
  'yesNo',
  'number',
  'currency',
  'digits',
  'date',
  'time',
  'dateTime',
  'duration',
  'phone',
  'email',
  'name',
  'choice',
  'text',
  'pattern',
] as const;

/** What sort of answer is expected, with what that sort may be limited by. */
export function ValueKindFields({ field, value, onValue }: FieldBinding<ValueKind>) {
  const text = useStrings(editorStrings).valueKinds;
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
  if (kind === 'choice') return { kind, options: [{ value: 'first', phrases: [] }] };
  return kind === 'pattern' ? { kind, pattern: '[A-Z]{2}[0-9]{6}' } : { kind };
}

function Limits({ field, value, onValue }: FieldBinding<ValueKind>) {
  const text = useStrings(editorStrings).valueKinds;
  switch (value.kind) {
    case 'number':
    case 'currency': {
      const bind = bindParts({ field, value, onValue });
      return (
        <div className={styles.pair}>
          <LimitField {...bind('min')} label={text.least} />
          <LimitField {...bind('max')} label={text.most} />
        </div>
      );
    }
    case 'digits': {
      const bind = bindParts({ field, value, onValue });
      return (
        <div className={styles.pair}>
          <LimitField {...bind('minLength')} label={text.fewest} />
          <LimitField {...bind('maxLength')} label={text.longest} />
        </div>
      );
    }
    case 'date':
    case 'dateTime':
      return (
        <Checkbox label={text.past} checked={value.past ?? false} onChecked={(past) => onValue({ ...value, past })} />
      );
    case 'pattern':
      return (
        <LineField
          {...bindParts({ field, value, onValue })('pattern')}
          label={text.pattern}
          hint={text.patternHint}
          code
          maxLength={200}
        />
      );
    case 'choice':
      return <ChoiceOptions {...bindParts({ field, value, onValue })('options')} />;
    default:
      return null;
  }
}

function LimitField({ value, onValue, ...props }: FieldProps<number | undefined>) {
  const text = useStrings(editorStrings).valueKinds;
  return (
    <LineField
      {...props}
      placeholder={text.noLimit}
      value={value === undefined ? '' : String(value)}
      onValue={(written, typing) => {
        if (written.trim() === '') return onValue(undefined, typing);
        const number = Number(written);
        return Number.isFinite(number) && onValue(number, typing);
      }}
    />
  );
}

type ChoiceOption = Extract<ValueKind, { kind: 'choice' }>['options'][number];

function ChoiceOptions(binding: FieldBinding<ChoiceOption[]>) {
  const text = useStrings(editorStrings).valueKinds;
  return (
    <ListEditor
      {...binding}
      label={text.options}
      nameOf={(option) => option.value}
      most={50}
      addLabel={text.addOption}
      newItem={() => ({ value: '', phrases: [] })}
    >
      {({ bind }) => (
        <>
          <LineField {...bind('value')} label={text.optionValue} />
          <LinesField {...bind('phrases')} label={text.optionPhrases} />
        </>
      )}
    </ListEditor>
  );
}
