import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { ChoiceField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

const MODES = ['start', 'pause', 'resume', 'mask', 'stop'] as const;

export function RecordingInspector({ data, change }: InspectorProps<'recording'>) {
  const text = useStrings(editorStrings).kinds.recording;
  return (
    <ChoiceField
      {...bindParts({ value: data, onValue: change })('mode')}
      label={text.mode}
      hint={text.modeHint}
      options={MODES.map((value) => ({ value, label: text.modes[value] }))}
    />
  );
}
