import { Checkbox } from '../../../../components/checkbox.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { NumberField, PromptField, SpeechFields } from '../../inspector/fields.tsx';
import { useVariableNames, VariableField } from '../../inspector/variable-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function VoicemailInspector({ data, change }: InspectorProps<'voicemail'>) {
  const text = useStrings(editorStrings).kinds.voicemail;
  const strings = useStrings(editorStrings);
  const [first = 'message'] = useVariableNames();
  const bind = bindParts({ value: data, onValue: change });
  const { variable } = data;
  return (
    <>
      <PromptField {...bind('prompt')} label={text.prompt} placeholder={text.placeholder} />
      <NumberField {...bind('maxSeconds')} label={text.longest} range={[5, 600]} unit={strings.seconds} />
      <NumberField {...bind('silenceSeconds')} label={text.silence} range={[1, 30]} unit={strings.seconds} />
      <Checkbox
        label={text.keep}
        checked={variable !== undefined}
        onChecked={(checked) => change({ ...data, variable: checked ? first : undefined })}
      />
      {variable === undefined ? null : (
        <VariableField
          field="variable"
          label={text.variable}
          value={variable}
          onValue={(name, typing) => change({ ...data, variable: name }, typing)}
        />
      )}
      <SpeechFields interruption={bind('interruption')} voice={bind('voice')} />
    </>
  );
}
