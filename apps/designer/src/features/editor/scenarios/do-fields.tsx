import type { Flow, ScenarioStep } from '@aybiza/flow';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import type { FieldBinding } from '../inspector/bind-parts.ts';
import { LineField, NumberField, OptionalLineField } from '../inspector/fields.tsx';
import { JsonField } from './json-field.tsx';
import { armsOf } from './step-kinds.ts';
import { KnownSelect, WaySelect } from './step-selects.tsx';
import { scenarioStrings } from './strings.ts';

type DoStep = Extract<ScenarioStep, { readonly do: string }>;
type StepOf<Do extends DoStep['do']> = Extract<DoStep, { readonly do: Do }>;

/** A step of one sort, bound to the scenario; any other step may take its place. */
interface Bound<Step> extends Omit<FieldBinding<ScenarioStep>, 'value'> {
  readonly value: Step;
}

/** What belongs to a step of the caller or of the world. */
export function DoFields({ flow, ...bound }: Bound<DoStep> & { flow: Flow }) {
  const text = useStrings(scenarioStrings).fields;
  const { field, value: step, onValue } = bound;
  switch (step.do) {
    case 'says':
    case 'interrupts':
      return (
        <LineField
          field={`${field}.text`}
          label={text.text}
          maxLength={4_000}
          value={step.text}
          onValue={(words, typing) => onValue({ ...step, text: words }, typing)}
        />
      );
    case 'presses':
      return (
        <LineField
          field={`${field}.keys`}
          label={text.keys}
          hint={text.keysHint}
          maxLength={40}
          code
          value={step.keys}
          onValue={(keys, typing) => onValue({ ...step, keys }, typing)}
        />
      );
    case 'requestAnswers':
      return <RequestAnswer {...bound} value={step} />;
    case 'modelAnswers':
      return <ModelAnswer {...bound} value={step} />;
    case 'clockShows':
      return (
        <TextField
          label={text.clock}
          type="datetime-local"
          value={step.at}
          onValue={(at) => onValue({ ...step, at })}
        />
      );
    case 'knowledgeFinds':
      return (
        <LineField
          field={`${field}.passages`}
          label={text.passages}
          maxLength={6_000}
          value={step.passages.join('\n')}
          onValue={(lines) =>
            onValue({
              ...step,
              passages: lines
                .split('\n')
                .filter((line) => line.trim() !== '')
                .slice(0, 6),
            })
          }
        />
      );
    case 'lotFallsOn':
      return (
        <KnownSelect
          label={text.arm}
          value={step.arm}
          options={armsOf(flow)}
          onValue={(arm) => onValue({ ...step, arm })}
        />
      );
    case 'signalArrives':
      return (
        <LineField
          field={`${field}.signal`}
          label={text.signal}
          maxLength={40}
          code
          value={step.signal}
          onValue={(signal, typing) => onValue({ ...step, signal }, typing)}
        />
      );
    case 'timePasses':
      return (
        <NumberField
          field={`${field}.seconds`}
          label={text.seconds}
          range={[0, 14_400]}
          value={step.seconds}
          onValue={(seconds, typing) => onValue({ ...step, seconds }, typing)}
        />
      );
    default:
      return <HowFields value={step} onValue={onValue} />;
  }
}

/** How something that the flow waits for turns out. */
function HowFields({ value: step, onValue }: Pick<Bound<DoStep>, 'value' | 'onValue'>) {
  const text = useStrings(scenarioStrings).fields;
  switch (step.do) {
    case 'requestFails':
      return (
        <WaySelect
          label={text.how}
          value={step.how}
          options={['timeout', 'failed']}
          onValue={(how) => onValue({ ...step, how })}
        />
      );
    case 'transferEnds':
      return (
        <WaySelect
          label={text.how}
          value={step.outcome}
          options={['answered', 'busy', 'noAnswer', 'declined', 'failed']}
          onValue={(outcome) => onValue({ ...step, outcome })}
        />
      );
    case 'messageIs':
      return (
        <WaySelect
          label={text.how}
          value={step.outcome}
          options={['sent', 'failed']}
          onValue={(outcome) => onValue({ ...step, outcome })}
        />
      );
    case 'picksUp':
      return (
        <WaySelect
          label={text.by}
          value={step.by}
          options={['person', 'voicemail', 'nobody']}
          onValue={(by) => onValue({ ...step, by })}
        />
      );
    default:
      return null; // the caller stays silent, hangs up …: nothing belongs to it
  }
}

function RequestAnswer({ field, value: step, onValue }: Bound<StepOf<'requestAnswers'>>) {
  const text = useStrings(scenarioStrings).fields;
  return (
    <>
      <NumberField
        field={`${field}.status`}
        label={text.status}
        range={[100, 599]}
        value={step.status}
        onValue={(status, typing) => onValue({ ...step, status }, typing)}
      />
      <JsonField
        field={`${field}.body`}
        label={text.body}
        hint={text.bodyHint}
        value={step.body}
        onValue={(body, typing) => {
          const bare = { do: step.do, status: step.status };
          return onValue(body === undefined ? bare : { ...bare, body }, typing);
        }}
      />
    </>
  );
}

function ModelAnswer({ field, value: step, onValue }: Bound<StepOf<'modelAnswers'>>) {
  const text = useStrings(scenarioStrings).fields;
  return (
    <>
      <LineField
        field={`${field}.text`}
        label={text.text}
        maxLength={4_000}
        value={step.text}
        onValue={(words, typing) => onValue({ ...step, text: words }, typing)}
      />
      <OptionalLineField
        field={`${field}.takes`}
        label={text.takes}
        hint={text.takesHint}
        value={step.takes}
        onValue={(takes, typing) => {
          const { takes: _before, ...rest } = step;
          return onValue(takes === undefined ? rest : { ...rest, takes }, typing);
        }}
      />
      <JsonField
        field={`${field}.values`}
        label={text.values}
        value={step.values}
        onValue={(values, typing) => isRecord(values) && onValue({ ...step, values }, typing)}
      />
    </>
  );
}

function isRecord<Value>(value: Value): value is Extract<Value, { readonly [key: string]: unknown }> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
