import { useStrings } from '../../../../language/use-strings.tsx';
import { freeItemId } from '../../commands/index.ts';
import { bindParts, type FieldBinding } from '../../inspector/bind-parts.ts';
import { useFieldScope } from '../../inspector/field-scope.ts';
import { LineField, NumberField, OptionalLineField, OptionalPromptField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { useVariableNames, VariableField } from '../../inspector/variable-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';
import { CallFields } from './call-fields.tsx';
import { ExampleField } from './example-field.tsx';
import { RequestTester } from './request-tester.tsx';

type RequestData = InspectorProps<'request'>['data'];

export function RequestInspector({ data, change }: InspectorProps<'request'>) {
  const text = useStrings(editorStrings).kinds.request;
  const strings = useStrings(editorStrings);
  const bind = bindParts({ value: data, onValue: change });
  const { node } = useFieldScope();
  return (
    <>
      <CallFields {...bind('call')} />
      <Mapping {...bind('mapping')} />
      {node === null ? null : (
        <RequestTester
          key={`${node} ${data.call.via}`}
          node={node}
          via={data.call.via}
          onPin={(example) => bind('example').onValue(example)}
        />
      )}
      <ExampleField {...bind('example')} />
      <Rules {...bind('rules')} />
      <NumberField {...bind('timeoutSeconds')} label={text.timeout} range={[1, 30]} unit={strings.seconds} />
      <NumberField {...bind('retries')} label={text.retries} hint={text.retriesHint} range={[0, 3]} />
      <OptionalLineField {...bind('idempotencyKey')} label={text.key} hint={text.keyHint} />
      <OptionalPromptField
        {...bind('meanwhile')}
        toggle={text.meanwhileToggle}
        label={text.meanwhile}
        first={text.meanwhileFirst}
      />
    </>
  );
}

function Mapping(mapping: FieldBinding<RequestData['mapping']>) {
  const text = useStrings(editorStrings).kinds.request;
  const [first = 'answer'] = useVariableNames();
  return (
    <ListEditor
      {...mapping}
      label={text.mapping}
      hint={text.mappingHint}
      nameOf={({ variable }) => variable}
      most={50}
      addLabel={text.addMapping}
      newItem={() => ({ variable: first, pointer: '' })}
    >
      {({ bind }) => (
        <>
          <LineField
            {...bind('pointer')}
            label={text.pointer}
            refusal={text.pointerRefusal}
            code
            placeholder="/slot/date"
          />
          <VariableField {...bind('variable')} label={text.into} />
        </>
      )}
    </ListEditor>
  );
}

function Rules(rules: FieldBinding<RequestData['rules']>) {
  const text = useStrings(editorStrings).kinds.request;
  return (
    <ListEditor
      {...rules}
      label={text.rules}
      hint={text.rulesHint}
      keyOf={(rule) => rule.id}
      nameOf={({ label }) => label}
      most={20}
      addLabel={text.addRule}
      newItem={() => ({ id: freeItemId(rules.value, 'rule'), label: text.newRule, from: 404, to: 404 })}
    >
      {({ value: rule, onValue, bind }) => (
        <>
          <LineField {...bind('label')} label={text.ruleLabel} maxLength={120} />
          <NumberField
            {...bind('from')}
            label={text.from}
            range={[100, 599]}
            onValue={(from, typing) => onValue({ ...rule, from, to: Math.max(from, rule.to) }, typing)}
          />
          <NumberField {...bind('to')} label={text.to} range={[rule.from, 599]} />
        </>
      )}
    </ListEditor>
  );
}
