import { AFTER_CALL_PARTS, type AfterCallPart } from '@aybiza/statechart';
import { Checkbox } from '../../../../components/checkbox.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { FieldProblems } from '../../inspector/field-problems.tsx';
import styles from '../lane.module.css';
import { laneStrings } from '../strings.ts';

interface ToldPartsProps {
  legend: string;
  value: readonly AfterCallPart[];
  onValue: (value: AfterCallPart[]) => unknown;
}

/** What a step tells others about the call. Its field is `data`. */
export function ToldParts({ legend, value, onValue }: ToldPartsProps) {
  const strings = useStrings(laneStrings);
  return (
    <fieldset className={styles.needs} data-field="data">
      <legend>{legend}</legend>
      {AFTER_CALL_PARTS.map((part) => (
        <Checkbox
          key={part}
          label={strings.parts[part]}
          checked={value.includes(part)}
          onChecked={(checked) =>
            onValue(AFTER_CALL_PARTS.filter((one) => (one === part ? checked : value.includes(one))))
          }
        />
      ))}
      <FieldProblems field="data" />
    </fieldset>
  );
}
