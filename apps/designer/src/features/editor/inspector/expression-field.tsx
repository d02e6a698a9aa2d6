import { useStrings } from '../../../language/use-strings.tsx';
import { editorStrings } from '../strings.ts';
import { CodeField, type FieldProps } from './fields.tsx';

interface ExpressionFieldProps extends FieldProps<string> {
  placeholder: string;
  /** May it stay empty? */
  optional?: boolean;
}

/** A value, written as CEL. The compiler's own words about it appear below as it is typed. */
export function ExpressionField({ label, optional = false, ...props }: ExpressionFieldProps) {
  const strings = useStrings(editorStrings);
  return <CodeField {...props} lines="one" label={optional ? strings.fields.optional(label) : label} />;
}
