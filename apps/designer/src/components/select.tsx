import { type ComponentProps, useId, useState } from 'react';
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
  /** The rest of a list that may be long; put in when somebody reaches for it. */
  more?: (() => readonly SelectOption<Value>[]) | undefined;
  onValue: (value: Value) => void;
}

/** One of a few, in the browser's own list: it works by keyboard and on phones. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hideLabel, hint, problems, options, more, value, onValue, ...attributes } = props;
  const id = useId();
  const [isReached, reach] = useState(false);
  const rest = isReached && more !== undefined ? more() : [];
  const listed = [...options.filter((option) => !rest.some((other) => other.value === option.value)), ...rest];
  return (
    <FieldFrame id={id} label={label} hideLabel={hideLabel} hint={hint} problems={problems}>
      <select
        {...attributes}
        {...describedBy(id, problems)}
        className={styles.control}
        value={value}
        onPointerDown={() => reach(true)}
        onFocus={() => reach(true)}
        onBlur={() => reach(false)}
        onChange={(event) => {
          const chosen = listed.find((option) => option.value === event.currentTarget.value);
          if (chosen !== undefined) onValue(chosen.value);
        }}
      >
        {listed.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
