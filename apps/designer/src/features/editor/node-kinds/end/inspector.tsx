import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { LineField, PromptField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function EndInspector({ data, change }: InspectorProps<'end'>) {
  const text = useStrings(editorStrings).kinds.end;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <PromptField {...bind('text')} label={text.text} placeholder={text.placeholder} />
      <LineField {...bind('outcome')} label={text.outcome} hint={text.outcomeHint} refusal={text.outcomeRefusal} />
    </>
  );
}
