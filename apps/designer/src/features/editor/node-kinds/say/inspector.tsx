import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { OptionalLineField, PromptField, SpeechFields } from '../../inspector/fields.tsx';
import { PromptList } from '../../inspector/prompt-list.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function SayInspector({ data, change }: InspectorProps<'say'>) {
  const text = useStrings(editorStrings).kinds.say;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <PromptField {...bind('text')} label={text.text} placeholder={text.placeholder} />
      <PromptList
        {...bind('variants')}
        label={text.variants}
        hint={text.variantsHint}
        itemLabel={text.variant}
        most={10}
      />
      <OptionalLineField
        {...bind('audio')}
        label={text.audio}
        hint={text.audioHint}
        placeholder="https://example.com/hello.wav"
      />
      <SpeechFields interruption={bind('interruption')} voice={bind('voice')} />
    </>
  );
}
