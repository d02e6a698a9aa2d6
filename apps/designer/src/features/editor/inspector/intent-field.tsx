import { useStrings } from '../../../language/use-strings.tsx';
import { editorStrings } from '../strings.ts';
import type { FieldBinding } from './bind-parts.ts';
import { useFieldScope } from './field-scope.ts';
import { ChoiceField } from './fields.tsx';

const NONE = ' none';

/** An intent of the flow, whose phrases count here as well; nothing is shown while the flow has none. */
export function IntentField({ field, value, onValue }: FieldBinding<string | undefined>) {
  const text = useStrings(editorStrings).intents;
  const { intents } = useFieldScope().flow;
  const known = Object.entries(intents).map(([id, { label }]) => ({ value: id, label }));
  if (known.length === 0 && value === undefined) return null;
  const missing = value === undefined || Object.hasOwn(intents, value) ? [] : [{ value, label: value }];
  return (
    <ChoiceField
      field={field}
      label={text.label}
      value={value ?? NONE}
      options={[{ value: NONE, label: text.none }, ...known, ...missing]}
      onValue={(chosen) => onValue(chosen === NONE ? undefined : chosen)}
    />
  );
}
