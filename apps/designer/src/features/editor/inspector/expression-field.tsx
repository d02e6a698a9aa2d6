import { editorStrings } from '../strings.ts';
import { LineField } from './fields.tsx';

export interface ExpressionFieldProps {
  field: string;
  label: string;
  placeholder: string;
  value: string;
  /** May it stay empty? */
  optional?: boolean;
  onValue: (value: string) => boolean;
}

/** A condition or a value, written as CEL. The compiler's own words about it appear below as it is typed. */
export function ExpressionField({ field, label, placeholder, value, optional = false, onValue }: ExpressionFieldProps) {
  return (
    <LineField
      field={field}
      label={optional ? editorStrings.fields.optional(label) : label}
      placeholder={placeholder}
      code
      maxLength={2_000}
      value={value}
      onValue={onValue}
    />
  );
}
