import { CALL_VARIABLES, type Flow, type Moment } from '@aybiza/flow';
import { Select, type SelectOption } from '../../../components/select.tsx';
import { useStrings, useWordsFor } from '../../../language/use-strings.tsx';
import { flowStrings, wayName } from '../../flow-words/index.ts';
import { nodeName } from '../playback/playback.ts';
import { firstMoment, stepsOf, stepsWithWays, waysOut } from './first-moment.ts';
import styles from './rules-panel.module.css';
import { rulesStrings } from './strings.ts';

const SORTS = ['speaks', 'sets', 'port', 'node', 'kind'] as const;
const KINDS = ['transfer', 'recording', 'request', 'message', 'voicemail', 'end'] as const;

export interface MomentFieldsProps {
  label: string;
  flow: Flow;
  value: Moment;
  onValue: (moment: Moment) => void;
}

/** Which moment of a call is meant: chosen from lists, never written. */
export function MomentFields({ label, flow, value, onValue }: MomentFieldsProps) {
  const text = useStrings(rulesStrings);
  const sorts = SORTS.filter((on) => on === value.on || firstMoment(flow, on) !== undefined);
  return (
    <fieldset className={styles.moment} aria-label={label}>
      <Select
        label={label}
        value={value.on}
        options={sorts.map((on) => ({ value: on, label: text.moments[on] }))}
        onValue={(on) => onValue(firstMoment(flow, on) ?? value)}
      />
      <Subject flow={flow} value={value} onValue={onValue} />
    </fieldset>
  );
}

function Subject({ flow, value, onValue }: Omit<MomentFieldsProps, 'label'>) {
  const text = useStrings(rulesStrings);
  switch (value.on) {
    case 'node':
      return (
        <StepSelect
          flow={flow}
          steps={stepsOf(flow)}
          value={value.node}
          onValue={(node) => onValue({ ...value, node })}
        />
      );
    case 'port':
      return <WaySelects flow={flow} value={value} onValue={onValue} />;
    case 'speaks':
      return <VariableSelect flow={flow} more={Object.keys(CALL_VARIABLES)} value={value} onValue={onValue} />;
    case 'sets':
      return <VariableSelect flow={flow} more={[]} value={value} onValue={onValue} />;
    case 'kind':
      return (
        <Select
          label={text.stepKind}
          hideLabel
          value={value.kind}
          options={KINDS.map((kind) => ({ value: kind, label: text.subjects[kind] }))}
          onValue={(kind) => onValue({ on: 'kind', kind })}
        />
      );
  }
}

function WaySelects({
  flow,
  value,
  onValue,
}: Omit<MomentFieldsProps, 'label' | 'value'> & { value: Extract<Moment, { on: 'port' }> }) {
  const text = useStrings(rulesStrings);
  const chooseStep = (node: string) => {
    const ways = waysOut(flow, node);
    const port = ways.find(({ id }) => id === value.port) ?? ways[0];
    if (port !== undefined) onValue({ on: 'port', node, port: port.id });
  };
  const words = useStrings(flowStrings);
  const ways = waysOut(flow, value.node).map((way) => ({ value: way.id, label: wayName(way, words) }));
  return (
    <>
      <StepSelect flow={flow} steps={stepsWithWays(flow)} value={value.node} onValue={chooseStep} />
      <Select
        label={text.way}
        value={value.port}
        options={withKnown(ways, value.port)}
        onValue={(port) => onValue({ ...value, port })}
      />
    </>
  );
}

interface StepSelectProps {
  flow: Flow;
  steps: readonly string[];
  value: string;
  onValue: (node: string) => void;
}

function StepSelect({ flow, steps, value, onValue }: StepSelectProps) {
  const of = useWordsFor();
  const text = useStrings(rulesStrings);
  const options = steps
    .map((id) => ({ value: id, label: nodeName(flow, id, of) }))
    .toSorted((left, right) => left.label.localeCompare(right.label));
  return (
    <Select
      label={text.step}
      value={value}
      options={withKnown(options, value, nodeName(flow, value, of))}
      onValue={onValue}
    />
  );
}

interface VariableSelectProps {
  flow: Flow;
  more: readonly string[];
  value: Extract<Moment, { on: 'speaks' | 'sets' }>;
  onValue: (moment: Moment) => void;
}

function VariableSelect({ flow, more, value, onValue }: VariableSelectProps) {
  const text = useStrings(rulesStrings);
  const names = [...Object.keys(flow.variables).toSorted(), ...more];
  return (
    <Select
      label={text.value}
      hideLabel
      value={value.variable}
      options={withKnown(
        names.map((name) => ({ value: name, label: name })),
        value.variable,
      )}
      onValue={(variable) => onValue({ ...value, variable })}
    />
  );
}

/** What is chosen stays in the list, also when the flow has it no more. */
function withKnown(
  options: readonly SelectOption<string>[],
  value: string,
  label = value,
): readonly SelectOption<string>[] {
  return options.some((option) => option.value === value) ? options : [{ value, label }, ...options];
}
