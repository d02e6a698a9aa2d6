import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { LineField, OptionalPromptField, PromptField } from '../../inspector/fields.tsx';
import { LadderFields } from '../../inspector/ladder-fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { ValueKindFields } from '../../inspector/value-kind-fields.tsx';
import { useVariableNames, VariableField } from '../../inspector/variable-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function CollectInspector({ data, change }: InspectorProps<'collect'>) {
  const text = useStrings(editorStrings).kinds.collect;
  const names = useVariableNames();
  const bind = bindParts({ value: data, onValue: change });
  const newField = () => {
    const unused = names.find((name) => !data.fields.some((field) => field.variable === name));
    return { variable: unused ?? 'answer', label: '', value: { kind: 'name' as const }, ask: '' };
  };
  return (
    <>
      <PromptField {...bind('prompt')} label={text.prompt} placeholder={text.placeholder} />
      <ListEditor
        {...bind('fields')}
        label={text.fields}
        nameOf={(field) => field.variable}
        most={12}
        addLabel={text.addField}
        newItem={newField}
      >
        {({ bind: bindField }) => (
          <>
            <VariableField {...bindField('variable')} label={text.variable} />
            <ValueKindFields {...bindField('value')} />
            <LineField {...bindField('label')} label={text.label} hint={text.labelHint} maxLength={120} />
            <PromptField {...bindField('ask')} label={text.ask} placeholder={text.askPlaceholder} />
          </>
        )}
      </ListEditor>
      <OptionalPromptField
        {...bind('readBack')}
        toggle={text.readBackToggle}
        label={text.readBack}
        first={text.readBackFirst}
      />
      <LadderFields data={data} change={(ladder, typing) => change({ ...data, ...ladder }, typing)} />
    </>
  );
}
