import { editorStrings } from '../strings.ts';
import { type FieldProps, LineField } from './fields.tsx';

interface ExpressionFieldProps extends FieldProps<string> {
  placeholder: string;
  /** May it stay empty? */
  optional?: boolean;
}

/** A condition or a value, written as CEL. The compiler's own words about it appear below as it is typed. */
export function ExpressionField({ label, optional = false, ...props }: ExpressionFieldProps) {
  return (
    <LineField {...props} code maxLength={2_000} label={optional ? editorStrings.fields.optional(label) : label} />
  );
}
