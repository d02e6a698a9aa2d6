import type { NodeData } from '@aybiza/flow';
import { Checkbox } from '../../../../components/checkbox.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts, type FieldBinding } from '../../inspector/bind-parts.ts';
import { ConditionField } from '../../inspector/condition/condition-field.tsx';
import { ChoiceField, KeyField, LinesField } from '../../inspector/fields.tsx';
import { IntentField } from '../../inspector/intent-field.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

type Trigger = NodeData<'handler'>['trigger'];
const TRIGGERS = ['says', 'silence', 'error', 'hangUp', 'timeLimit', 'variable'] as const;

export function HandlerInspector({ data, change }: InspectorProps<'handler'>) {
  const text = useStrings(editorStrings).kinds.handler;
  const { trigger } = data;
  return (
    <>
      <ChoiceField
        field="trigger"
        label={text.on}
        value={trigger.on}
        options={TRIGGERS.map((on) => ({ value: on, label: text.triggers[on] }))}
        onValue={(on) => change({ ...data, trigger: newTrigger(on) })}
      />
      {trigger.on === 'says' ? (
        <Saying {...bindParts({ value: data, onValue: change })('trigger')} value={trigger} />
      ) : null}
      {trigger.on === 'variable' ? (
        <ConditionField
          {...bindParts({
            field: 'trigger',
            value: trigger,
            onValue: (changed, typing) => change({ ...data, trigger: changed }, typing),
          })('when')}
          label={text.when}
          placeholder="balance < 0"
        />
      ) : null}
      <Checkbox
        label={text.emergency}
        hint={text.emergencyHint}
        checked={data.emergency}
        onChecked={(emergency) => change({ ...data, emergency })}
      />
    </>
  );
}

type SaysTrigger = Extract<Trigger, { on: 'says' }>;

function Saying(trigger: FieldBinding<SaysTrigger>) {
  const text = useStrings(editorStrings).kinds.handler;
  const bind = bindParts(trigger);
  return (
    <>
      <LinesField {...bind('phrases')} label={text.phrases} hint={text.phrasesHint} />
      <IntentField {...bind('intent')} />
      <KeyField {...bind('key')} />
    </>
  );
}

function newTrigger(on: Trigger['on']): Trigger {
  if (on === 'says') return { on, phrases: [] };
  return on === 'variable' ? { on, when: '' } : { on };
}
