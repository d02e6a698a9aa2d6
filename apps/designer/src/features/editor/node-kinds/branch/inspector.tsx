import { freeId } from '../../commands/index.ts';
import { ExpressionField } from '../../inspector/expression-field.tsx';
import { LineField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

const text = editorStrings.kinds.branch;

export function BranchInspector({ data, change }: InspectorProps<'branch'>) {
  const newCondition = () => {
    const taken = Object.fromEntries(data.conditions.map((condition) => [condition.id, true]));
    return { id: freeId(taken, 'condition'), label: '', when: '' };
  };
  return (
    <ListEditor
      field="conditions"
      label={text.conditions}
      hint={text.hint}
      items={data.conditions}
      keyOf={(condition) => condition.id}
      nameOf={({ label, when }) => (label === '' ? when : label)}
      most={50}
      addLabel={text.add}
      newItem={newCondition}
      onItems={(conditions, typing) => change({ ...data, conditions: [...conditions] }, typing)}
    >
      {({ item, field, set }) => (
        <>
          <ExpressionField
            field={`${field}.when`}
            label={text.when}
            placeholder={text.whenPlaceholder}
            value={item.when}
            onValue={(when) => set({ ...item, when }, 'when')}
          />
          <LineField
            field={`${field}.label`}
            label={text.label}
            value={item.label}
            maxLength={120}
            onValue={(label) => set({ ...item, label }, 'label')}
          />
        </>
      )}
    </ListEditor>
  );
}
