import { freeItemId } from '../../commands/index.ts';
import { bindParts } from '../../inspector/bind-parts.ts';
import { LineField, NumberField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { useVariableNames, VariableField } from '../../inspector/variable-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

import { InputList } from './input-list.tsx';

const text = editorStrings.kinds.subflow;

export function SubflowInspector({ data, change }: InspectorProps<'subflow'>) {
  const [first = 'answer'] = useVariableNames();
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <LineField {...bind('agent')} label={text.agent} hint={text.agentHint} maxLength={80} code />
      <NumberField {...bind('version')} label={text.versionLabel} range={[1, 1_000_000]} />
      <InputList {...bind('inputs')} />
      <ListEditor
        {...bind('outputs')}
        label={text.outputs}
        nameOf={({ output, variable }) => `${output} → ${variable}`}
        most={50}
        addLabel={text.addOutput}
        newItem={() => ({ output: 'result', variable: first })}
      >
        {({ bind: bindOutput }) => (
          <>
            <LineField {...bindOutput('output')} label={text.output} maxLength={64} code />
            <VariableField {...bindOutput('variable')} label={text.into} />
          </>
        )}
      </ListEditor>
      <ListEditor
        {...bind('outcomes')}
        label={text.outcomes}
        hint={text.outcomesHint}
        keyOf={(outcome) => outcome.id}
        nameOf={({ outcome }) => outcome}
        most={20}
        addLabel={text.addOutcome}
        newItem={() => ({ id: freeItemId(data.outcomes, 'outcome'), outcome: 'finished' })}
      >
        {({ bind: bindOutcome }) => <LineField {...bindOutcome('outcome')} label={text.outcome} maxLength={60} />}
      </ListEditor>
    </>
  );
}
