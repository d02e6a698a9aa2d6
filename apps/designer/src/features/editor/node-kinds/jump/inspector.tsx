import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { StepField } from '../../inspector/step-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function JumpInspector({ data, change }: InspectorProps<'jump'>) {
  const text = useStrings(editorStrings).kinds.jump;
  return <StepField {...bindParts({ value: data, onValue: change })('to')} label={text.to} />;
}
