import type { AfterCallPart } from '@aybiza/statechart';
import { Checkbox } from '../../../../components/checkbox.tsx';
import { FieldProblems } from '../../inspector/field-problems.tsx';
import styles from '../lane.module.css';
import { laneStrings } from '../strings.ts';

const PARTS = ['call', 'variables', 'summary', 'results', 'transcript'] as const satisfies readonly AfterCallPart[];

interface ToldPartsProps {
  legend: string;
  value: readonly AfterCallPart[];
  onValue: (value: AfterCallPart[]) => unknown;
}

/** What a step tells others about the call. Its field is `data`. */
export function ToldParts({ legend, value, onValue }: ToldPartsProps) {
  return (
    <fieldset className={styles.needs} data-field="data">
      <legend>{legend}</legend>
      {PARTS.map((part) => (
        <Checkbox
          key={part}
          label={laneStrings.parts[part]}
          checked={value.includes(part)}
          onChecked={(checked) => onValue(PARTS.filter((one) => (one === part ? checked : value.includes(one))))}
        />
      ))}
      <FieldProblems field="data" />
    </fieldset>
  );
}
