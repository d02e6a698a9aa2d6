import { useStrings } from '../../../../language/use-strings.tsx';
import { freeItemId } from '../../commands/index.ts';
import { bindParts, type FieldBinding } from '../../inspector/bind-parts.ts';
import {
  LineField,
  NumberField,
  OptionalPromptField,
  PromptField,
  SpeechFields,
  TextAreaField,
} from '../../inspector/fields.tsx';
import { LibraryFields } from '../../inspector/library-fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { ValueKindFields } from '../../inspector/value-kind-fields.tsx';
import { useVariableNames, VariableField } from '../../inspector/variable-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

type ConverseData = InspectorProps<'converse'>['data'];

export function ConverseInspector({ data, change }: InspectorProps<'converse'>) {
  const text = useStrings(editorStrings).kinds.converse;
  const strings = useStrings(editorStrings);
  const bind = bindParts({ value: data, onValue: change });
  const turnLimit = bind('turnLimit');
  return (
    <>
      <PromptField {...bind('goal')} heard={false} label={text.goal} placeholder={text.placeholder} />
      <OptionalPromptField
        {...bind('opening')}
        toggle={text.openingToggle}
        label={text.opening}
        first={text.openingFirst}
      />
      <Exits {...bind('exits')} />
      <Extracts {...bind('extract')} />
      <NumberField
        {...turnLimit}
        label={text.turnLimit}
        range={[1, 50]}
        unit={text.turns}
        onValue={(turns, typing) => turnLimit.onValue(Math.round(turns), typing)}
      />
      <LibraryFields value={data} onValue={(library) => change({ ...data, ...library })} />
      <NumberField {...bind('waitSeconds')} label={text.wait} range={[1, 60]} unit={strings.seconds} />
      <SpeechFields interruption={bind('interruption')} voice={bind('voice')} />
    </>
  );
}

function Exits(exits: FieldBinding<ConverseData['exits']>) {
  const text = useStrings(editorStrings).kinds.converse;
  return (
    <ListEditor
      {...exits}
      label={text.exits}
      hint={text.exitsHint}
      keyOf={(exit) => exit.id}
      nameOf={({ label }) => label}
      most={15}
      addLabel={text.addExit}
      newItem={() => ({ id: freeItemId(exits.value, 'exit'), label: text.newExit, description: '' })}
    >
      {({ bind }) => (
        <>
          <LineField {...bind('label')} label={text.exitLabel} maxLength={120} />
          <TextAreaField {...bind('description')} label={text.exitDescription} maxLength={500} />
        </>
      )}
    </ListEditor>
  );
}

function Extracts(extract: FieldBinding<ConverseData['extract']>) {
  const text = useStrings(editorStrings).kinds.converse;
  const [first = 'answer'] = useVariableNames();
  return (
    <ListEditor
      {...extract}
      label={text.extract}
      nameOf={({ variable }) => variable}
      most={20}
      addLabel={text.addExtract}
      newItem={() => ({ variable: first, value: { kind: 'name' as const }, description: '' })}
    >
      {({ bind }) => (
        <>
          <VariableField {...bind('variable')} label={text.variable} />
          <ValueKindFields {...bind('value')} />
          <LineField {...bind('description')} label={text.extractDescription} maxLength={500} />
        </>
      )}
    </ListEditor>
  );
}
