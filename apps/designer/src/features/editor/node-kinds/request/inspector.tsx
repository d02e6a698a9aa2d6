import { freeId } from '../../commands/index.ts';
import { LineField, NumberField, OptionalPromptField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { useVariableNames, VariableField } from '../../inspector/variable-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';
import { CallFields } from './call-fields.tsx';

const text = editorStrings.kinds.request;

export function RequestInspector({ data, change }: InspectorProps<'request'>) {
  const [first = 'answer'] = useVariableNames();
  const newRule = () => {
    const taken = Object.fromEntries(data.rules.map((rule) => [rule.id, true]));
    return { id: freeId(taken, 'rule'), label: text.newRule, from: 404, to: 404 };
  };
  return (
    <>
      <CallFields call={data.call} change={(call, typing) => change({ ...data, call }, typing)} />
      <ListEditor
        field="mapping"
        label={text.mapping}
        hint={text.mappingHint}
        items={data.mapping}
        nameOf={({ variable }) => variable}
        most={50}
        addLabel={text.addMapping}
        newItem={() => ({ variable: first, pointer: '' })}
        onItems={(mapping, typing) => change({ ...data, mapping: [...mapping] }, typing)}
      >
        {({ item, field, set }) => (
          <>
            <LineField
              field={`${field}.pointer`}
              label={text.pointer}
              refusal={text.pointerRefusal}
              code
              placeholder="/slot/date"
              value={item.pointer}
              onValue={(pointer) => set({ ...item, pointer }, 'pointer')}
            />
            <VariableField
              field={`${field}.variable`}
              label={text.into}
              value={item.variable}
              onValue={(variable) => set({ ...item, variable })}
            />
          </>
        )}
      </ListEditor>
      <ListEditor
        field="rules"
        label={text.rules}
        hint={text.rulesHint}
        items={data.rules}
        keyOf={(rule) => rule.id}
        nameOf={({ label }) => label}
        most={20}
        addLabel={text.addRule}
        newItem={newRule}
        onItems={(rules, typing) => change({ ...data, rules: [...rules] }, typing)}
      >
        {({ item, field, set }) => (
          <>
            <LineField
              field={`${field}.label`}
              label={text.ruleLabel}
              value={item.label}
              maxLength={120}
              onValue={(label) => set({ ...item, label }, 'label')}
            />
            <NumberField
              field={`${field}.from`}
              label={text.from}
              range={[100, 599]}
              value={item.from}
              onValue={(from) => set({ ...item, from, to: Math.max(from, item.to) }, 'from')}
            />
            <NumberField
              field={`${field}.to`}
              label={text.to}
              range={[item.from, 599]}
              value={item.to}
              onValue={(to) => set({ ...item, to }, 'to')}
            />
          </>
        )}
      </ListEditor>
      <NumberField
        field="timeoutSeconds"
        label={text.timeout}
        range={[1, 30]}
        unit={editorStrings.seconds}
        value={data.timeoutSeconds}
        onValue={(timeoutSeconds) => change({ ...data, timeoutSeconds }, 'timeoutSeconds')}
      />
      <OptionalPromptField
        field="meanwhile"
        toggle={text.meanwhileToggle}
        label={text.meanwhile}
        first={text.meanwhileFirst}
        value={data.meanwhile}
        onValue={(meanwhile, typing) => change({ ...data, meanwhile }, typing)}
      />
    </>
  );
}
