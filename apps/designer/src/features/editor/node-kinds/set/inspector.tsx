import { bindParts } from '../../inspector/bind-parts.ts';
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
      {...bindParts({ value: data, onValue: change })('assignments')}
      label={text.assignments}
      hint={text.hint}
      nameOf={({ variable }) => variable}
      most={50}
      addLabel={text.add}
      newItem={() => ({ variable: first, value: '' })}
    >
      {({ bind }) => (
        <>
          <VariableField {...bind('variable')} label={text.variable} />
          <ExpressionField {...bind('value')} label={text.value} placeholder={text.valuePlaceholder} />
        </>
      )}
    </ListEditor>
  );
}
