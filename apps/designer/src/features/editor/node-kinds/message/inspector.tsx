import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { ExpressionField } from '../../inspector/expression-field.tsx';
import { PromptField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function MessageInspector({ data, change }: InspectorProps<'message'>) {
  const text = useStrings(editorStrings).kinds.message;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <PromptField {...bind('text')} heard={false} label={text.text} placeholder={text.placeholder} />
      <ExpressionField {...bind('to')} label={text.to} hint={text.toHint} placeholder="caller_number" />
    </>
  );
}
