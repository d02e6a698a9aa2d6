import { LineField, OptionalPromptField, PromptField } from '../../inspector/fields.tsx';
import { LadderFields } from '../../inspector/ladder-fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { ValueKindFields } from '../../inspector/value-kind-fields.tsx';
import { useVariableNames, VariableField } from '../../inspector/variable-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

const text = editorStrings.kinds.collect;

export function CollectInspector({ data, change }: InspectorProps<'collect'>) {
  const names = useVariableNames();
  const newField = () => {
    const unused = names.find((name) => !data.fields.some((field) => field.variable === name));
    return { variable: unused ?? 'answer', label: '', value: { kind: 'name' as const }, ask: '' };
  };
  return (
    <>
      <PromptField
        field="prompt"
        label={text.prompt}
        placeholder={text.placeholder}
        value={data.prompt}
        onValue={(prompt) => change({ ...data, prompt }, 'prompt')}
      />
      <ListEditor
        field="fields"
        label={text.fields}
        items={data.fields}
        nameOf={(field) => field.variable}
        most={12}
        addLabel={text.addField}
        newItem={newField}
        onItems={(fields, typing) => change({ ...data, fields: [...fields] }, typing)}
      >
        {({ item, field, set }) => (
          <>
            <VariableField
              field={`${field}.variable`}
              label={text.variable}
              value={item.variable}
              onValue={(variable) => set({ ...item, variable })}
            />
            <ValueKindFields field={`${field}.value`} value={item.value} onValue={(value) => set({ ...item, value })} />
            <LineField
              field={`${field}.label`}
              label={text.label}
              hint={text.labelHint}
              value={item.label}
              maxLength={120}
              onValue={(label) => set({ ...item, label }, 'label')}
            />
            <PromptField
              field={`${field}.ask`}
              label={text.ask}
              placeholder={text.askPlaceholder}
              value={item.ask}
              onValue={(ask) => set({ ...item, ask }, 'ask')}
            />
          </>
        )}
      </ListEditor>
      <OptionalPromptField
        field="readBack"
        toggle={text.readBackToggle}
        label={text.readBack}
        first={text.readBackFirst}
        value={data.readBack}
        onValue={(readBack, typing) => change({ ...data, readBack }, typing)}
      />
      <LadderFields data={data} change={(ladder, typing) => change({ ...data, ...ladder }, typing)} />
    </>
  );
}
