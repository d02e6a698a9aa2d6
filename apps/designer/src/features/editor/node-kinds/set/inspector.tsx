import { ExpressionField } from '../../inspector/expression-field.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { useVariableNames, VariableField } from '../../inspector/variable-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

const text = editorStrings.kinds.set;

export function SetInspector({ data, change }: InspectorProps<'set'>) {
  const [first = 'note'] = useVariableNames();
  return (
    <ListEditor
      field="assignments"
      label={text.assignments}
      hint={text.hint}
      items={data.assignments}
      nameOf={({ variable }) => variable}
      most={50}
      addLabel={text.add}
      newItem={() => ({ variable: first, value: '' })}
      onItems={(assignments, typing) => change({ assignments: [...assignments] }, typing)}
    >
      {({ item, field, set }) => (
        <>
          <VariableField
            field={`${field}.variable`}
            label={text.variable}
            value={item.variable}
            onValue={(variable) => set({ ...item, variable })}
          />
          <ExpressionField
            field={`${field}.value`}
            label={text.value}
            placeholder={text.valuePlaceholder}
            value={item.value}
            onValue={(value) => set({ ...item, value }, 'value')}
          />
        </>
      )}
    </ListEditor>
  );
}
