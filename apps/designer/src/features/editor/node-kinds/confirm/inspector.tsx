import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { LineField, PromptField } from '../../inspector/fields.tsx';
import { LadderFields } from '../../inspector/ladder-fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { ValueKindFields } from '../../inspector/value-kind-fields.tsx';
import { useVariableNames, VariableField } from '../../inspector/variable-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function ConfirmInspector({ data, change }: InspectorProps<'confirm'>) {
  const text = useStrings(editorStrings).kinds.confirm;
  const [first = 'answer'] = useVariableNames();
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <PromptField {...bind('prompt')} label={text.prompt} placeholder={text.placeholder} />
      <ListEditor
        {...bind('fields')}
        label={text.fields}
        hint={text.fieldsHint}
        nameOf={(field) => field.variable}
        most={12}
        addLabel={text.addField}
        newItem={() => ({ variable: first, label: '', value: { kind: 'name' as const } })}
      >
        {({ bind: bindField }) => (
          <>
            <VariableField {...bindField('variable')} label={text.variable} />
            <ValueKindFields {...bindField('value')} />
            <LineField {...bindField('label')} label={text.label} maxLength={120} />
          </>
        )}
      </ListEditor>
      <LadderFields data={data} change={(ladder, typing) => change({ ...data, ...ladder }, typing)} />
    </>
  );
}
