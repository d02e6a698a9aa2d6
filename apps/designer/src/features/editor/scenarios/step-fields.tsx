import type { Flow, ScenarioStep } from '@aybiza/flow';
import { Select } from '../../../components/select.tsx';
import type { WordsFor } from '../../../language/strings.ts';
import { useStrings, useWordsFor } from '../../../language/use-strings.tsx';
import type { FieldBinding } from '../inspector/bind-parts.ts';
import { LineField } from '../inspector/fields.tsx';
import { nodeName } from '../playback/playback.ts';
import { DoFields } from './do-fields.tsx';
import { JsonField } from './json-field.tsx';
import { firstStep, stepKind, stepKinds } from './step-kinds.ts';
import { KnownSelect } from './step-selects.tsx';
import { scenarioStrings } from './strings.ts';

export interface StepFieldsProps extends FieldBinding<ScenarioStep> {
  flow: Flow;
}

/** One step: its sort, and what belongs to it. */
export function StepFields(props: StepFieldsProps) {
  const strings = useStrings(scenarioStrings);
  const { flow, value, onValue } = props;
  return (
    <>
      <Select
        label={strings.kind}
        value={stepKind(value)}
        options={stepKinds(strings)}
        onValue={(kind) => void onValue(withKept(firstStep(flow, kind), value))}
      />
      {'do' in value ? <DoFields {...props} value={value} /> : <ExpectFields {...props} value={value} />}
    </>
  );
}

/** Words that were written stay when only the sort of step changes. */
function withKept(next: ScenarioStep, before: ScenarioStep): ScenarioStep {
  return 'text' in next && 'text' in before ? { ...next, text: before.text } : next;
}

interface ExpectFieldsProps extends Omit<StepFieldsProps, 'value'> {
  value: Extract<ScenarioStep, { readonly expect: string }>;
}

function ExpectFields({ flow, field, value: step, onValue }: ExpectFieldsProps) {
  const { fields: text } = useStrings(scenarioStrings);
  const of = useWordsFor();
  switch (step.expect) {
    case 'said':
    case 'notSaid':
      return (
        <LineField
          field={`${field}.text`}
          label={text.saidText}
          maxLength={4_000}
          value={step.text}
          onValue={(words, typing) => onValue({ ...step, text: words }, typing)}
        />
      );
    case 'at':
      return (
        <KnownSelect
          label={text.step}
          value={step.node}
          options={stepOptions(flow, of)}
          onValue={(node) => onValue({ ...step, node })}
        />
      );
    case 'variable':
      return (
        <>
          <KnownSelect
            label={text.variable}
            value={step.name}
            options={variableOptions(flow)}
            onValue={(name) => onValue({ ...step, name })}
          />
          <JsonField
            field={`${field}.value`}
            label={text.value}
            hint={text.valueHint}
            isText
            value={step.value}
            onValue={(value, typing) => onValue({ ...step, value: value ?? null }, typing)}
          />
        </>
      );
    case 'outcome':
      return (
        <LineField
          field={`${field}.outcome`}
          label={text.outcome}
          maxLength={60}
          value={step.outcome}
          onValue={(outcome, typing) => onValue({ ...step, outcome }, typing)}
        />
      );
    case 'ended':
      return null;
  }
}

function stepOptions(flow: Flow, of: WordsFor) {
  return Object.entries(flow.nodes)
    .filter(([, { kind }]) => kind !== 'comment' && kind !== 'group')
    .map(([id]) => ({ value: id, label: nodeName(flow, id, of) }))
    .toSorted((left, right) => left.label.localeCompare(right.label));
}

function variableOptions({ variables }: Flow) {
  return Object.keys(variables)
    .toSorted()
    .map((name) => ({ value: name, label: name }));
}
