import { Select, type SelectOption } from '../../../components/select.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import type { ScenarioWords } from './step-kinds.ts';
import { scenarioStrings } from './strings.ts';

interface WaySelectProps<Value extends keyof ScenarioWords['ways']> {
  label: string;
  value: Value;
  options: readonly Value[];
  onValue: (value: Value) => boolean;
}

/** How something ends, in words. */
export function WaySelect<Value extends keyof ScenarioWords['ways']>({
  label,
  value,
  options,
  onValue,
}: WaySelectProps<Value>) {
  const { ways } = useStrings(scenarioStrings);
  return (
    <Select
      label={label}
      value={value}
      options={options.map((way) => ({ value: way, label: ways[way] }))}
      onValue={(way) => void onValue(way)}
    />
  );
}

interface KnownSelectProps {
  label: string;
  value: string;
  options: readonly SelectOption<string>[];
  onValue: (value: string) => boolean;
}

/** Something of the flow. What is chosen stays in the list, also when the flow has it no more. */
export function KnownSelect({ label, value, options, onValue }: KnownSelectProps) {
  const known = options.some((option) => option.value === value) ? options : [{ value, label: value }, ...options];
  return <Select label={label} value={value} options={known} onValue={(chosen) => void onValue(chosen)} />;
}
