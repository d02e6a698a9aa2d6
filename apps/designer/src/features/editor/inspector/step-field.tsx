import { definitionOf } from '@aybiza/flow';
import { titleOf } from '../../flow-graph/index.ts';
import { editorStrings } from '../strings.ts';
import { useFieldScope } from './field-scope.ts';
import { ChoiceField, type FieldProps } from './fields.tsx';

const text = editorStrings.inspector;
const NOWHERE = ' nowhere';

/** A step of the flow, by its name; only those that callers can be sent to. */
export function StepField({ value, onValue, within, ...props }: FieldProps<string> & { within?: string | undefined }) {
  const { nodes } = useFieldScope().flow;
  const steps = Object.entries(nodes)
    .filter(
      ([id, node]) => definitionOf(node).hasInput && (within === undefined || node.group === within || id === value),
    )
    .map(([id, node]) => ({ value: id, label: titleOf(node) }))
    .toSorted((left, right) => left.label.localeCompare(right.label));
  return (
    <ChoiceField
      {...props}
      value={value === '' ? NOWHERE : value}
      options={[{ value: NOWHERE, label: text.nowhere }, ...steps]}
      onValue={(chosen) => onValue(chosen === NOWHERE ? '' : chosen)}
    />
  );
}
