import { InterruptionField, PromptField, PromptList } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

const text = editorStrings.kinds.say;

export function SayInspector({ data, change }: InspectorProps<'say'>) {
  return (
    <>
      <PromptField
        field="text"
        label={text.text}
        placeholder={text.placeholder}
        value={data.text}
        onValue={(words) => change({ ...data, text: words }, 'text')}
      />
      <PromptList
        field="variants"
        label={text.variants}
        hint={text.variantsHint}
        itemLabel={text.variant}
        prompts={data.variants}
        most={10}
        onPrompts={(variants, typing) => change({ ...data, variants }, typing)}
      />
      <InterruptionField value={data.interruption} onValue={(interruption) => change({ ...data, interruption })} />
    </>
  );
}
