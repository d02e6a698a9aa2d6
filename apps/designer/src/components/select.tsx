import { type ComponentProps, useId } from 'react';
import { describedBy, FieldFrame, type FieldProblem } from './field-frame.tsx';
import styles from './text-field.module.css';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface SelectProps<Value extends string>
  extends Omit<ComponentProps<'select'>, 'id' | 'className' | 'onChange' | 'value'> {
  label: string;
  hideLabel?: boolean;
  hint?: string;
  problems?: readonly FieldProblem[];
  value: Value;
  options: readonly SelectOption<Value>[];
  onValue: (value: Value) => void;
}

/** One of a few, in the browser's own list: it works by keyboard and on phones. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hideLabel, hint, problems, options, value, onValue, ...rest } = props;
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hideLabel={hideLabel} hint={hint} problems={problems}>
      <select
        {...rest}
        {...describedBy(id, problems)}
        className={styles.control}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen !== undefined) onValue(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
