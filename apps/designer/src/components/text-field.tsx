import { type ComponentProps, useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import { describedBy, FieldFrame, type FieldProblem } from './field-frame.tsx';
import { type NamePlace, useNameCompletion } from './name-completion.tsx';
import styles from './text-field.module.css';
import { useKeptCaret } from './use-kept-caret.ts';

interface FieldProps {
  label: string;
  hideLabel?: boolean | undefined;
  hint?: string | undefined;
  problems?: readonly FieldProblem[] | undefined;
  /** Set in the typeface for code: expressions, addresses, ids. */
  code?: boolean | undefined;
  onValue: (value: string) => void;
}

/** Names that are offered while somebody writes one. */
export interface NameOffer {
  readonly names: readonly string[];
  readonly label: string;
  /** Between `{{` and `}}` unless said otherwise. */
  readonly place?: NamePlace;
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

export type OfferingFieldProps = FieldProps &
  Omit<ComponentProps<'input'>, keyof FieldProps | 'id' | 'className' | 'onChange' | 'onSelect' | 'onKeyDown'> & {
    offer: NameOffer;
  };

/** One line of text in which names are offered. */
export function OfferingField({ label, hideLabel, hint, problems, code, offer, onBlur, ...rest }: OfferingFieldProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const { onValue, ...input } = rest;
  useKeptCaret(box, String(rest.value ?? ''));
  const completion = useNameCompletion({ box, ...offer, onText: onValue });
  return (
    <FieldFrame id={id} label={label} hideLabel={hideLabel} hint={hint} problems={problems}>
      <div className={styles.offering}>
        <input
          type="text"
          autoComplete="off"
          {...input}
          {...describedBy(id, problems)}
          {...completion.area}
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

export type TextAreaProps = FieldProps &
  Omit<ComponentProps<'textarea'>, keyof FieldProps | 'id' | 'className' | 'onChange' | 'onSelect' | 'onKeyDown'> & {
    offer?: NameOffer | undefined;
  };

const NO_OFFER: NameOffer = { names: [], label: '' };

/** Several lines of text; the box grows with what is written. */
export function TextArea({ label, hideLabel, hint, problems, code, offer, onValue, onBlur, ...rest }: TextAreaProps) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useKeptCaret(box, String(rest.value ?? ''));
  const completion = useNameCompletion({ box, ...(offer ?? NO_OFFER), onText: onValue });
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
