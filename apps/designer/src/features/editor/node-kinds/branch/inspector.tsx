import { variablesInScope } from '@aybiza/flow';
import { useMemo } from 'react';
import { useFormats } from '../../../../formats/use-formats.ts';
import { useStrings } from '../../../../language/use-strings.tsx';
import { freeItemId } from '../../commands/index.ts';
import { bindParts } from '../../inspector/bind-parts.ts';
import { ConditionField } from '../../inspector/condition/condition-field.tsx';
import { describeCondition } from '../../inspector/condition/describe-condition.ts';
import { conditionStrings } from '../../inspector/condition/strings.ts';
import { useFieldScope } from '../../inspector/field-scope.ts';
import { LineField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function BranchInspector({ data, change }: InspectorProps<'branch'>) {
  const text = useStrings(editorStrings).kinds.branch;
  const { quoted } = useFormats();
  const conditions = { ...useStrings(conditionStrings), quoted };
  const { flow, node } = useFieldScope();
  const variables = useMemo(() => variablesInScope(flow, node ?? ''), [flow, node]);
  return (
    <ListEditor
      {...bindParts({ value: data, onValue: change })('conditions')}
      label={text.conditions}
      hint={text.hint}
      keyOf={(condition) => condition.id}
      nameOf={({ label, when }) => (label === '' ? describeCondition(when, variables, conditions) : label)}
      most={50}
      addLabel={text.add}
      newItem={() => ({ id: freeItemId(data.conditions, 'condition'), label: '', when: '' })}
    >
      {({ bind }) => (
        <>
          <ConditionField {...bind('when')} label={text.when} placeholder={text.whenPlaceholder} />
          <LineField {...bind('label')} label={text.label} maxLength={120} />
        </>
      )}
    </ListEditor>
  );
}
