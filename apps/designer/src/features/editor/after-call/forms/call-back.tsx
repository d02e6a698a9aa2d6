import { Checkbox } from '../../../../components/checkbox.tsx';
import { Select } from '../../../../components/select.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { freeItemId } from '../../commands/index.ts';
import { bindParts } from '../../inspector/bind-parts.ts';
import { ExpressionField } from '../../inspector/expression-field.tsx';
import { useFieldScope } from '../../inspector/field-scope.ts';
import { ChoiceField, Details, LineField, Note, NumberField, PromptField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { WeekField } from '../../node-kinds/hours/week-field.tsx';
import { useFlowLibrary } from '../../subflows/flow-library.ts';
import { useLoaded } from '../../subflows/use-loaded.ts';
import { laneStrings } from '../strings.ts';
import type { StepFormProps } from './form-props.ts';

const WHO = ['person', 'agent'] as const;
const DAY = [{ from: '09:00', to: '17:00' }];

export function CallBackForm({ data, change }: StepFormProps<'callBack'>) {
  const text = useStrings(laneStrings).callBack;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <ChoiceField {...bind('by')} label={text.by} options={WHO.map((value) => ({ value, label: text.who[value] }))} />
      {data.by === 'agent' ? <AgentFields data={data} change={change} /> : null}
      <PromptField {...bind('note')} heard={false} label={text.note} placeholder={text.notePlaceholder} />
      <ExpressionField {...bind('to')} label={text.to} hint={text.toHint} placeholder="caller_number" />
      <ExpressionField {...bind('name')} label={text.name} placeholder="caller_name" />
      <Details summary={text.when}>
        <ExpressionField {...bind('day')} label={text.day} hint={text.dayHint} placeholder="day" />
        <ExpressionField {...bind('time')} label={text.time} placeholder="time" />
        <HoursFields data={data} change={change} />
      </Details>
      <Details summary={text.trying}>
        <NumberField {...bind('tries')} label={text.tries} range={[1, 10]} />
        <NumberField {...bind('pauseMinutes')} label={text.pause} range={[1, 10_080]} />
      </Details>
      <Note>{text.once}</Note>
    </>
  );
}

/** The agent, from a list; by hand where the list cannot be reached. And what it is told. */
function AgentFields({ data, change }: StepFormProps<'callBack'>) {
  const text = useStrings(laneStrings).callBack;
  const library = useFlowLibrary();
  const scope = useFieldScope();
  const agents = useLoaded('agents', library.listAgents);
  const bind = bindParts({ value: data, onValue: change });
  const inputs = bind('inputs');
  const names =
    agents.status === 'loaded' ? agents.value.map(({ agent, name }) => ({ value: agent, label: name })) : [];
  const isKnown = data.agent === '' || names.some(({ value }) => value === data.agent);
  const kept = isKnown
    ? []
    : [{ value: data.agent, label: agents.status === 'loaded' ? text.lostAgent : text.loading }];
  return (
    <>
      {agents.status === 'failed' ? (
        <LineField {...bind('agent')} label={text.agent} hint={text.agentHint} maxLength={80} code />
      ) : (
        <Select
          label={text.agent}
          hint={text.agentHint}
          data-field="agent"
          problems={scope.problemsAt('agent')}
          value={data.agent}
          options={[{ value: '', label: text.noAgent }, ...kept, ...names]}
          onValue={(agent) => void change({ ...data, agent })}
        />
      )}
      <ListEditor
        {...inputs}
        label={text.inputs}
        hint={text.inputsHint}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        most={30}
        addLabel={text.addInput}
        newItem={() => {
          const id = freeItemId(inputs.value, 'input');
          return { id, name: `input_${inputs.value.length + 1}`, value: '' };
        }}
      >
        {({ bind: part }) => (
          <>
            <LineField {...part('name')} label={text.input} maxLength={64} code />
            <ExpressionField {...part('value')} label={text.value} placeholder="caller_name" />
          </>
        )}
      </ListEditor>
    </>
  );
}

function HoursFields({ data, change }: StepFormProps<'callBack'>) {
  const text = useStrings(laneStrings).callBack;
  const { hours } = data;
  const workdays = { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY, saturday: [], sunday: [] };
  return (
    <>
      <Checkbox
        label={text.hours}
        hint={text.hoursHint}
        checked={hours !== null}
        onChecked={(isOn) =>
          void change({ ...data, hours: isOn ? { timeZone: '', weekly: workdays, exceptions: [] } : null })
        }
      />
      {hours === null ? null : (
        <WeekField
          field="hours.weekly"
          value={hours.weekly}
          onValue={(weekly, typing) => change({ ...data, hours: { ...hours, weekly } }, typing)}
        />
      )}
    </>
  );
}
