import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { useVariableNames, VariableField } from '../../inspector/variable-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';
import { AssignedValue } from './assigned-value.tsx';

export function SetInspector({ data, change }: InspectorProps<'set'>) {
  const text = useStrings(editorStrings).kinds.set;
  const [first = 'note'] = useVariableNames();
  return (
    <ListEditor
      {...bindParts({ value: data, onValue: change })('assignments')}
      label={text.assignments}
      hint={text.hint}
      nameOf={({ variable }) => variable}
      most={50}
      addLabel={text.add}
      newItem={() => ({ variable: first, value: '' })}
    >
      {({ value: { variable }, bind }) => (
        <>
          <VariableField {...bind('variable')} label={text.variable} />
          <AssignedValue {...bind('value')} variable={variable} />
        </>
      )}
    </ListEditor>
  );
}
