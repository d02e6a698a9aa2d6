import type { Flow } from '@aybiza/flow';
import { useStrings } from '../../../../language/use-strings.tsx';
import { freeItemId } from '../../commands/index.ts';
import { type BindPart, bindParts, type FieldBinding } from '../../inspector/bind-parts.ts';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { useVariableNames, VariableField } from '../../inspector/variable-field.tsx';
import { editorStrings } from '../../strings.ts';
import { outcomesOf } from '../../subflows/fit-subflow.ts';
import { useFlowLibrary } from '../../subflows/flow-library.ts';
import { useLoaded } from '../../subflows/use-loaded.ts';
import type { InspectorProps } from '../inspector-props.ts';
import { FlowFields } from './flow-fields.tsx';
import { InputList } from './input-list.tsx';
import { OfferedField } from './offered-field.tsx';

export function SubflowInspector({ data, change }: InspectorProps<'subflow'>) {
  const text = useStrings(editorStrings).kinds.subflow;
  const [first = 'answer'] = useVariableNames();
  const library = useFlowLibrary();
  const { agent, version } = data;
  const loaded = useLoaded(`${agent}@${version}`, async () =>
    agent === '' ? undefined : library.load({ agent, version }),
  );
  const inside = loaded.status === 'loaded' ? loaded.value?.flow : undefined;
  const variables = Object.keys(inside?.variables ?? {}).toSorted();
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <FlowFields data={data} change={change} />
      <InputList {...bind('inputs')} inside={inside} />
      <ListEditor
        {...bind('outputs')}
        label={text.outputs}
        nameOf={({ output, variable }) => `${output} → ${variable}`}
        most={50}
        addLabel={text.addOutput}
        newItem={() => ({ output: variables[0] ?? 'result', variable: first })}
      >
        {({ bind: bindOutput }) => (
          <>
            <OfferedField {...bindOutput('output')} label={text.output} offered={variables} code />
            <VariableField {...bindOutput('variable')} label={text.into} />
          </>
        )}
      </ListEditor>
      <OutcomeList {...bind('outcomes')} inside={inside} />
    </>
  );
}

type Outcome = InspectorProps<'subflow'>['data']['outcomes'][number];

function OutcomeList({ inside, ...binding }: FieldBinding<Outcome[]> & { inside: Flow | undefined }) {
  const text = useStrings(editorStrings).kinds.subflow;
  const offered = inside === undefined ? [] : outcomesOf(inside);
  const taken = binding.value.map(({ outcome }) => outcome);
  const next = offered.find((outcome) => !taken.includes(outcome)) ?? 'finished';
  return (
    <ListEditor
      {...binding}
      label={text.outcomes}
      hint={text.outcomesHint}
      keyOf={(outcome) => outcome.id}
      nameOf={({ outcome }) => outcome}
      most={20}
      addLabel={text.addOutcome}
      newItem={() => ({ id: freeItemId(binding.value, next), outcome: next })}
    >
      {({ bind }: { bind: BindPart<Outcome> }) => (
        <OfferedField {...bind('outcome')} label={text.outcome} offered={offered} />
      )}
    </ListEditor>
  );
}
