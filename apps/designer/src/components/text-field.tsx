import { type ComponentProps, useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import { describedBy, FieldFrame, type FieldProblem } from './field-frame.tsx';
import { useNameCompletion } from './name-completion.tsx';
import styles from './text-field.module.css';

interface FieldProps {
  label: string;
  hideLabel?: boolean | undefined;
  hint?: string | undefined;
  problems?: readonly FieldProblem[] | undefined;
  /** Set in the typeface for code: expressions, addresses, ids. */
  code?: boolean | undefined;
  onValue: (value: string) => void;
}

export type TextFieldProps = FieldProps &
  Omit<ComponentProps<'input'>, keyof FieldProps | 'id' | 'className' | 'onChange'>;

/** One line of text with its label, hint and problems. */
export function TextField({ label, hideLabel, hint, problems, code, onValue, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hideLabel={hideLabel} hint={hint} problems={problems}>
      <input
        type="text"
        autoComplete="off"
        {...rest}
        {...describedBy(id, problems)}
        className={classNames(styles.control, code && styles.code)}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}

export type TextAreaProps = FieldProps &
  Omit<ComponentProps<'textarea'>, keyof FieldProps | 'id' | 'className' | 'onChange' | 'onSelect' | 'onKeyDown'> & {
    /** Names that are offered between `{{` and `}}`. */
    offer?: { readonly names: readonly string[]; readonly label: string } | undefined;
  };

/** Several lines of text; the box grows with what is written. */
export function TextArea({ label, hideLabel, hint, problems, code, offer, onValue, onBlur, ...rest }: TextAreaProps) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const completion = useNameCompletion({ box, names: offer?.names ?? [], label: offer?.label ?? '', onText: onValue });
  return (
    <FieldFrame id={id} label={label} hideLabel={hideLabel} hint={hint} problems={problems}>
      <div className={styles.offering}>
        <textarea
          rows={2}
          {...rest}
          {...describedBy(id, problems)}
          {...(offer === undefined ? {} : completion.area)}
          ref={box}
          className={classNames(styles.control, code && styles.code)}
          onChange={(event) => onValue(event.currentTarget.value)}
          onBlur={(event) => {
            completion.area.onBlur();
            onBlur?.(event);
          }}
        />
        {completion.list}
      </div>
    </FieldFrame>
  );
}
