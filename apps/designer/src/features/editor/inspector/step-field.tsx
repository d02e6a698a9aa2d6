import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings } from '../../flow-words/index.ts';
import { editorStrings } from '../strings.ts';
import { useFieldScope } from './field-scope.ts';
import { ChoiceField, type FieldProps } from './fields.tsx';
import { stepOption, stepOptions } from './step-options.ts';

const NOWHERE = ' nowhere';

/** A step of the flow, by its name; only those that callers can be sent to. */
export function StepField({ value, onValue, within, ...props }: FieldProps<string> & { within?: string | undefined }) {
  const text = useStrings(editorStrings).inspector;
  const words = useStrings(flowStrings);
  const { nodes } = useFieldScope().flow;
  return (
    <ChoiceField
      {...props}
      value={value === '' ? NOWHERE : value}
      options={[{ value: NOWHERE, label: text.nowhere }, ...(value === '' ? [] : [stepOption(nodes, value, words)])]}
      more={() =>
        stepOptions(nodes, words, (id, node) => within === undefined || node.group === within || id === value)
      }
      onValue={(chosen) => onValue(chosen === NOWHERE ? '' : chosen)}
    />
  );
}
