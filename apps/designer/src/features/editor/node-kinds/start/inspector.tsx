import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { ChoiceField, LinesField, Note } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

const DIRECTIONS = ['inbound', 'outbound'] as const;
const SPEAKERS = ['agent', 'caller'] as const;

export function StartInspector({ data, change }: InspectorProps<'start'>) {
  const text = useStrings(editorStrings).kinds.start;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <Note>{text.note}</Note>
      <ChoiceField
        {...bind('direction')}
        label={text.direction}
        options={DIRECTIONS.map((value) => ({ value, label: text.directions[value] }))}
      />
      <ChoiceField
        {...bind('speaksFirst')}
        label={text.speaksFirst}
        options={SPEAKERS.map((value) => ({ value, label: text.speakers[value] }))}
      />
      <LinesField {...bind('inputs')} label={text.inputs} hint={text.inputsHint} />
    </>
  );
}
