import { LineField, PromptField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

const text = editorStrings.kinds.end;

export function EndInspector({ data, change }: InspectorProps<'end'>) {
  return (
    <>
      <PromptField
        field="text"
        label={text.text}
        placeholder={text.placeholder}
        value={data.text}
        onValue={(words) => change({ ...data, text: words }, 'text')}
      />
      <LineField
        field="outcome"
        label={text.outcome}
        hint={text.outcomeHint}
        refusal={text.outcomeRefusal}
        value={data.outcome}
        onValue={(outcome) => change({ ...data, outcome }, 'outcome')}
      />
    </>
  );
}
