import { useState } from 'react';
import { TextField } from '../../../../components/text-field.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { useFieldScope } from '../../inspector/field-scope.ts';
import type { FieldProps } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import { nextQuarter, readTime } from './times.ts';

/** What may still become a time. */
const BEGUN = /^\d{0,2}[:.h]?\d{0,2}\s*[ap]?m?$/i;

/** A time of day, taken as people write it; arrows go by quarters of an hour. What is typed stays as typed until the field is left. */
export function TimeField({ field, label, value, onValue }: FieldProps<string>) {
  const text = useStrings(editorStrings).kinds.hours;
  const scope = useFieldScope();
  const [typed, setTyped] = useState<string | null>(null);
  const isRefused = typed !== null && readTime(typed) === undefined && !BEGUN.test(typed);
  const write = (written: string) => {
    setTyped(written);
    const time = readTime(written);
    if (time !== undefined) onValue(time, field);
  };
  return (
    <TextField
      label={label}
      hideLabel
      data-field={field}
      inputMode="text"
      value={typed ?? value}
      problems={isRefused ? [{ severity: 'error', message: text.timeRefusal }] : []}
      onValue={write}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : undefined;
        if (step === undefined) return;
        event.preventDefault();
        setTyped(null);
        onValue(nextQuarter(value, step), field);
      }}
      onBlur={() => {
        setTyped(null);
        scope.leave();
      }}
    />
  );
}
