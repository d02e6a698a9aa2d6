import { Checkbox } from '../../../../components/checkbox.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { freeItemId } from '../../commands/index.ts';
import { bindParts } from '../../inspector/bind-parts.ts';
import { LineField, NumberField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function SplitInspector({ data, change }: InspectorProps<'split'>) {
  const text = useStrings(editorStrings).kinds.split;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <ListEditor
        {...bind('arms')}
        label={text.arms}
        hint={text.armsHint}
        keyOf={(arm) => arm.id}
        nameOf={({ label, id }) => (label === '' ? id : label)}
        most={20}
        addLabel={text.addArm}
        newItem={() => ({ id: freeItemId(data.arms, 'arm'), label: text.newArm, share: 50 })}
      >
        {({ bind: bindArm }) => (
          <>
            <LineField {...bindArm('label')} label={text.label} maxLength={120} />
            <NumberField {...bindArm('share')} label={text.share} range={[0, 1_000_000]} />
          </>
        )}
      </ListEditor>
      <Checkbox label={text.sticky} checked={data.sticky} onChecked={(sticky) => change({ ...data, sticky })} />
    </>
  );
}
