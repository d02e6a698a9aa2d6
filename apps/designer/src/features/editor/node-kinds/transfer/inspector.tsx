import { LineField, NumberField, OptionalPromptField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

const text = editorStrings.kinds.transfer;

export function TransferInspector({ data, change }: InspectorProps<'transfer'>) {
  return (
    <>
      <LineField
        field="to"
        label={text.to}
        hint={text.toHint}
        placeholder="+44 20 7946 0018"
        value={data.to}
        maxLength={200}
        onValue={(to) => change({ ...data, to }, 'to')}
      />
      <OptionalPromptField
        field="announcement"
        toggle={text.announcementToggle}
        label={text.announcement}
        first={text.announcementFirst}
        value={data.announcement}
        onValue={(announcement, typing) => change({ ...data, announcement }, typing)}
      />
      <NumberField
        field="ringSeconds"
        label={text.ring}
        range={[5, 120]}
        unit={editorStrings.seconds}
        value={data.ringSeconds}
        onValue={(ringSeconds) => change({ ...data, ringSeconds }, 'ringSeconds')}
      />
    </>
  );
}
