import { ChoiceField, type FieldProps, LineField } from '../../inspector/fields.tsx';

/** One of what the flow inside has; written by hand while that is not known. What stands there already stays in the list. */
export function OfferedField({
  offered,
  code = false,
  ...props
}: FieldProps<string> & { offered: readonly string[]; code?: boolean }) {
  if (offered.length === 0) return <LineField {...props} maxLength={64} code={code} />;
  const known = offered.includes(props.value) ? offered : [props.value, ...offered];
  return <ChoiceField {...props} options={known.map((name) => ({ value: name, label: name }))} />;
}
