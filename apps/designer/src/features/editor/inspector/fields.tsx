import { type ComponentProps, type ReactNode, useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Checkbox } from '../../../components/checkbox.tsx';
import { Menu } from '../../../components/menu.tsx';
import { Select, type SelectOption } from '../../../components/select.tsx';
import { OfferingField, TextArea, TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { HearButton } from '../hearing/hear-button.tsx';
import { editorStrings } from '../strings.ts';
import type { FieldBinding } from './bind-parts.ts';
import { useFieldScope } from './field-scope.ts';
import styles from './fields.module.css';

export interface FieldProps<Value> extends FieldBinding<Value> {
  readonly label: string;
  readonly hint?: string;
}

interface WrittenProps extends FieldProps<string> {
  placeholder?: string;
  maxLength?: number;
  code?: boolean;
  /** Where the place says to everybody who sees it what the label says. */
  hideLabel?: boolean;
  /** Callers hear it, in the agent's voice, unless said otherwise. */
  heard?: boolean;
  /** What is said when the flow refuses what is written; it stays in the box until the field is left. */
  refusal?: string;
}

/** Keeps what is written but refused in the box, with the reason, so that nobody types against a field that does not move. */
function useWritten({ field, value, onValue, refusal }: WrittenProps) {
  const text = useStrings(editorStrings).fields;
  const scope = useFieldScope();
  const [refused, setRefused] = useState<string | null>(null);
  return {
    value: refused ?? value,
    problems:
      refused === null ? scope.problemsAt(field) : [{ severity: 'error' as const, message: refusal ?? text.refused }],
    'data-field': field,
    onValue: (written: string) => setRefused(onValue(written, field) ? null : written),
    onBlur: () => {
      setRefused(null);
      scope.leave();
    },
  };
}

/** What the control shows of a written value, beside what `useWritten` gives. */
function looksOf({ label, hint, placeholder, maxLength, code, hideLabel }: WrittenProps) {
  return { label, hint, placeholder, maxLength, code, hideLabel };
}

/** One line of text. */
export function LineField(props: WrittenProps & Pick<ComponentProps<'input'>, 'type' | 'inputMode' | 'list'>) {
  const { type = 'text', inputMode, list } = props;
  return <TextField type={type} inputMode={inputMode} list={list} {...looksOf(props)} {...useWritten(props)} />;
}

/** Several lines of text without holes. */
export function TextAreaField(props: WrittenProps) {
  return <TextArea {...looksOf(props)} {...useWritten(props)} />;
}

/** An expression: the names of variables are offered as they are typed. */
export function CodeField({ lines, ...props }: WrittenProps & { lines: 'one' | 'many' }) {
  const text = useStrings(editorStrings).fields;
  const { variables } = useFieldScope();
  const offer = { names: variables, label: text.insertVariable, place: 'expression' as const };
  const Field = lines === 'one' ? OfferingField : TextArea;
  return <Field {...looksOf(props)} code maxLength={2_000} offer={offer} {...useWritten(props)} />;
}

/** What is said, with a menu of the variables that may be put into it. */
export function PromptField(props: WrittenProps) {
  const text = useStrings(editorStrings).fields;
  const { node, variables } = useFieldScope();
  const { field, value, heard = true } = props;
  const box = useRef<HTMLDivElement>(null);
  const written = useWritten(props);
  const insert = (name: string) => {
    const area = box.current?.querySelector('textarea');
    if (area == null) return;
    // As if it were typed: the cursor stays behind it.
    area.setRangeText(`{{${name}}}`, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
    area.focus();
  };
  return (
    <div ref={box} className={styles.prompt}>
      <TextArea
        {...looksOf(props)}
        maxLength={4_000}
        offer={{ names: variables, label: text.insertVariable }}
        {...written}
      />
      <div className={styles.insert}>
        {heard ? <HearButton node={node} field={field} source={value} /> : null}
        <Menu
          items={variables.map((name) => ({ id: name, label: name, onChoose: () => insert(name) }))}
          trigger={(trigger) => (
            <Button {...trigger} look="plain" size="small">
              {text.insertVariable}
            </Button>
          )}
        />
      </div>
    </div>
  );
}

interface OptionalPromptProps extends FieldProps<string | undefined> {
  /** The question whether anything is said at all. */
  toggle: string;
  /** What stands there at first. */
  first: string;
}

/** Something that may be said, or not. */
export function OptionalPromptField({ toggle, first, value, ...props }: OptionalPromptProps) {
  return (
    <div className={styles.group}>
      <Checkbox
        label={toggle}
        checked={value !== undefined}
        onChecked={(checked) => props.onValue(checked ? first : undefined)}
      />
      {value === undefined ? null : <PromptField {...props} value={value} />}
    </div>
  );
}

/** One line that may be left out. */
export function OptionalLineField({
  value,
  onValue,
  ...props
}: FieldProps<string | undefined> & { placeholder?: string; maxLength?: number }) {
  return (
    <LineField
      {...props}
      value={value ?? ''}
      onValue={(written, typing) => onValue(written.trim() === '' ? undefined : written, typing)}
    />
  );
}

/** A number that may be left out. */
export function OptionalNumberField({
  value,
  onValue,
  range,
  ...props
}: FieldProps<number | undefined> & { range: readonly [number, number]; placeholder?: string }) {
  const text = useStrings(editorStrings).fields;
  return (
    <LineField
      {...props}
      refusal={text.range(...range)}
      value={value === undefined ? '' : String(value)}
      onValue={(written, typing) => {
        if (written.trim() === '') return onValue(undefined, typing);
        const number = Number(written);
        return number >= range[0] && number <= range[1] && onValue(number, typing);
      }}
    />
  );
}

/** One of a few. */
export function ChoiceField<Value extends string>(
  props: FieldProps<Value> & {
    options: readonly SelectOption<Value>[];
    more?: () => readonly SelectOption<Value>[];
  },
) {
  const { field, label, hint, value, options, more, onValue } = props;
  return (
    <Select
      label={label}
      {...(hint === undefined ? {} : { hint })}
      problems={useFieldScope().problemsAt(field)}
      data-field={field}
      value={value}
      options={options}
      more={more}
      onValue={(chosen) => void onValue(chosen)}
    />
  );
}

/** A number within a range; what lies outside is refused, with the range as the reason. */
export function NumberField(props: FieldProps<number> & { range: readonly [number, number]; unit?: string }) {
  const text = useStrings(editorStrings).fields;
  const { field, label, hint, value, onValue, range, unit } = props;
  const [least, most] = range;
  const accept = (written: string, typing?: string) => {
    const number = Number(written);
    return written.trim() !== '' && number >= least && number <= most && onValue(number, typing);
  };
  const written = useWritten({
    field,
    label,
    value: String(value),
    onValue: accept,
    refusal: text.range(least, most),
  });
  return (
    <div className={styles.withUnit}>
      <TextField label={label} hint={hint} inputMode="decimal" {...written} />
      {unit === undefined ? null : <span className={styles.unit}>{unit}</span>}
    </div>
  );
}

/** Short texts, one on each line. Empty lines may stand while somebody writes and are never kept. */
export function LinesField({
  value: lines,
  onValue,
  ...props
}: FieldProps<string[]> & Pick<WrittenProps, 'hideLabel' | 'refusal'>) {
  const [draft, setDraft] = useState<string | null>(null);
  const joined = lines.join('\n');
  const shown = draft !== null && toLines(draft).join('\n') === joined ? draft : joined;
  return (
    <TextAreaField
      {...props}
      value={shown}
      onValue={(written, typing) => {
        setDraft(written);
        const next = toLines(written);
        return next.join('\n') === joined || onValue(next, typing);
      }}
    />
  );
}

function toLines(written: string): string[] {
  return written
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const KEYS = ['none', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const;

/** A key of the telephone that does the same as the words. */
export function KeyField({ field, value, onValue }: FieldBinding<string | undefined>) {
  const text = useStrings(editorStrings).fields;
  const chosen = KEYS.find((key) => key === value) ?? 'none';
  return (
    <ChoiceField
      field={field}
      label={text.key}
      value={chosen}
      options={KEYS.map((key) => ({ value: key, label: key === 'none' ? text.noKey : key }))}
      onValue={(key) => onValue(key === 'none' ? undefined : key)}
    />
  );
}

const INTERRUPTIONS = ['allowed', 'afterFirstWords', 'protected'] as const;

/** May the caller cut in here? */
export function InterruptionField(binding: FieldBinding<(typeof INTERRUPTIONS)[number]>) {
  const text = useStrings(editorStrings).fields;
  const options = INTERRUPTIONS.map((value) => ({ value, label: text.interruptions[value] }));
  return <ChoiceField {...binding} label={text.interruption} hint={text.interruptionHint} options={options} />;
}

/** Another voice than the flow's, for one step. */
export function VoiceField({ field, value, onValue }: FieldBinding<string | undefined>) {
  const text = useStrings(editorStrings).fields;
  return (
    <LineField
      field={field}
      label={text.voice}
      hint={text.voiceHint}
      placeholder={text.voiceOfFlow}
      maxLength={80}
      value={value ?? ''}
      onValue={(name, typing) => onValue(name.trim() === '' ? undefined : name, typing)}
    />
  );
}

/** How a step speaks, folded away. */
export function SpeechFields({
  interruption,
  voice,
}: {
  interruption: FieldBinding<(typeof INTERRUPTIONS)[number]>;
  voice: FieldBinding<string | undefined>;
}) {
  const text = useStrings(editorStrings).fields;
  return (
    <Details summary={text.speech}>
      <InterruptionField {...interruption} />
      <VoiceField {...voice} />
    </Details>
  );
}

/** A sentence where there is nothing to fill in. */
export function Note({ children }: { children: ReactNode }) {
  return <p className={styles.note}>{children}</p>;
}

/** What is seldom changed, folded away. */
export function Details({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className={styles.details}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
