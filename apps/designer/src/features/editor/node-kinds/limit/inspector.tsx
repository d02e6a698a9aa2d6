import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { ChoiceField, NumberField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

const COUNTED = ['visits', 'seconds'] as const;

export function LimitInspector({ data, change }: InspectorProps<'limit'>) {
  const text = useStrings(editorStrings).kinds.limit;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <ChoiceField
        {...bind('counts')}
        label={text.counts}
        options={COUNTED.map((value) => ({ value, label: text.counted[value] }))}
      />
      <NumberField {...bind('most')} label={text.most} range={[1, 14_400]} unit={text.units[data.counts]} />
    </>
  );
}
