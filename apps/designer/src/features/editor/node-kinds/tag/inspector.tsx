import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { ExpressionField } from '../../inspector/expression-field.tsx';
import { LineField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function TagInspector({ data, change }: InspectorProps<'tag'>) {
  const text = useStrings(editorStrings).kinds.tag;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <LineField {...bind('label')} label={text.label} hint={text.labelHint} maxLength={120} />
      <ExpressionField {...bind('value')} label={text.value} placeholder="attempts" optional />
    </>
  );
}
