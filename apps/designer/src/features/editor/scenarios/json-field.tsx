import { toValue, type Value } from '@aybiza/statechart';
import { useState } from 'react';
import { type FieldProps, LineField } from '../inspector/fields.tsx';

/** A value written by hand as JSON; empty for none. With `isText`, words without quotes are text, which is what people write. */
export function JsonField({
  isText = false,
  value,
  onValue,
  ...props
}: FieldProps<Value | undefined> & { isText?: boolean }) {
  const [draft, setDraft] = useState<string | null>(null);
  const shown = showJson(value, isText);
  // What is written stays as it is written while it means the same.
  const kept = draft !== null && JSON.stringify(parseJson(draft, isText)) === JSON.stringify(value) ? draft : shown;
  return (
    <LineField
      {...props}
      code
      maxLength={4_000}
      value={kept}
      onValue={(written, typing) => {
        const parsed = parseJson(written, isText);
        if (parsed === undefined && written.trim() !== '') return false;
        setDraft(written);
        return onValue(parsed, typing);
      }}
    />
  );
}

/** Undefined for nothing, and for what is no JSON. */
export function parseJson(written: string, isText: boolean): Value | undefined {
  if (written.trim() === '') return undefined;
  try {
    return toValue(JSON.parse(written));
  } catch {
    return isText ? written : undefined; // Expected: it is no JSON.
  }
}

/** Text is shown bare where it may be, unless it would then be read as something else. */
export function showJson(value: Value | undefined, isText: boolean): string {
  if (value === undefined) return '';
  if (isText && typeof value === 'string' && parseJson(value, true) === value) return value;
  return JSON.stringify(value);
}
