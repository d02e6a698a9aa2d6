import { freeId } from '../../commands/index.ts';
import {
  InterruptionField,
  LineField,
  NumberField,
  OptionalPromptField,
  PromptField,
  TextAreaField,
} from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { ValueKindFields } from '../../inspector/value-kind-fields.tsx';
import { useVariableNames, VariableField } from '../../inspector/variable-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

const text = editorStrings.kinds.converse;

export function ConverseInspector({ data, change }: InspectorProps<'converse'>) {
  return (
    <>
      <PromptField
        field="goal"
        label={text.goal}
        placeholder={text.placeholder}
        value={data.goal}
        onValue={(goal) => change({ ...data, goal }, 'goal')}
      />
      <OptionalPromptField
        field="opening"
        toggle={text.openingToggle}
        label={text.opening}
        first={text.openingFirst}
        value={data.opening}
        onValue={(opening, typing) => change({ ...data, opening }, typing)}
      />
      <Exits data={data} change={change} />
      <Extracts data={data} change={change} />
      <NumberField
        field="turnLimit"
        label={text.turnLimit}
        range={[1, 50]}
        unit={text.turns}
        value={data.turnLimit}
        onValue={(turnLimit) => change({ ...data, turnLimit: Math.round(turnLimit) }, 'turnLimit')}
      />
      <NumberField
        field="waitSeconds"
        label={text.wait}
        range={[1, 60]}
        unit={editorStrings.seconds}
        value={data.waitSeconds}
        onValue={(waitSeconds) => change({ ...data, waitSeconds }, 'waitSeconds')}
      />
      <InterruptionField value={data.interruption} onValue={(interruption) => change({ ...data, interruption })} />
    </>
  );
}

function Exits({ data, change }: InspectorProps<'converse'>) {
  const newExit = () => {
    const taken = Object.fromEntries(data.exits.map((exit) => [exit.id, true]));
    return { id: freeId(taken, 'exit'), label: text.newExit, description: '' };
  };
  return (
    <ListEditor
      field="exits"
      label={text.exits}
      hint={text.exitsHint}
      items={data.exits}
      keyOf={(exit) => exit.id}
      nameOf={({ label }) => label}
      most={15}
      addLabel={text.addExit}
      newItem={newExit}
      onItems={(exits, typing) => change({ ...data, exits: [...exits] }, typing)}
    >
      {({ item, field, set }) => (
        <>
          <LineField
            field={`${field}.label`}
            label={text.exitLabel}
            value={item.label}
            maxLength={120}
            onValue={(label) => set({ ...item, label }, 'label')}
          />
          <TextAreaField
            field={`${field}.description`}
            label={text.exitDescription}
            value={item.description}
            maxLength={500}
            onValue={(description) => set({ ...item, description }, 'description')}
          />
        </>
      )}
    </ListEditor>
  );
}

function Extracts({ data, change }: InspectorProps<'converse'>) {
  const [first = 'answer'] = useVariableNames();
  return (
    <ListEditor
      field="extract"
      label={text.extract}
      items={data.extract}
      nameOf={({ variable }) => variable}
      most={20}
      addLabel={text.addExtract}
      newItem={() => ({ variable: first, value: { kind: 'name' as const }, description: '' })}
      onItems={(extract, typing) => change({ ...data, extract: [...extract] }, typing)}
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
            field={`${field}.description`}
            label={text.extractDescription}
            value={item.description}
            maxLength={500}
            onValue={(description) => set({ ...item, description }, 'description')}
          />
        </>
      )}
    </ListEditor>
  );
}
