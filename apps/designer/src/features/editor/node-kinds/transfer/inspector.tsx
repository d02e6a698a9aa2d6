import { Checkbox } from '../../../../components/checkbox.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { LineField, NumberField, OptionalPromptField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function TransferInspector({ data, change }: InspectorProps<'transfer'>) {
  const text = useStrings(editorStrings).kinds.transfer;
  const strings = useStrings(editorStrings);
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <LineField {...bind('to')} label={text.to} hint={text.toHint} placeholder="+44 20 7946 0018" maxLength={200} />
      <OptionalPromptField
        {...bind('announcement')}
        toggle={text.announcementToggle}
        label={text.announcement}
        first={text.announcementFirst}
      />
      <OptionalPromptField
        {...bind('briefing')}
        toggle={text.briefingToggle}
        label={text.briefing}
        first={text.briefingFirst}
      />
      <Checkbox
        label={text.asksFirst}
        checked={data.asksFirst}
        onChecked={(asksFirst) => change({ ...data, asksFirst })}
      />
      <NumberField {...bind('ringSeconds')} label={text.ring} range={[5, 120]} unit={strings.seconds} />
    </>
  );
}
