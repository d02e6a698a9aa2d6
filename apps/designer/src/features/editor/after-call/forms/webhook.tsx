import { Checkbox } from '../../../../components/checkbox.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { FieldProblems } from '../../inspector/field-problems.tsx';
import { Note, PromptField } from '../../inspector/fields.tsx';
import styles from '../lane.module.css';
import { laneStrings } from '../strings.ts';
import type { StepFormProps } from './form-props.ts';

const text = laneStrings.webhook;
const PARTS = ['call', 'variables', 'summary', 'results', 'transcript'] as const;

export function WebhookForm({ data, change }: StepFormProps<'webhook'>) {
  const bind = bindParts({ value: data, onValue: change });
  const told = bind('data');
  return (
    <>
      <PromptField {...bind('url')} heard={false} label={text.url} hint={text.urlHint} placeholder={text.placeholder} />
      <fieldset className={styles.needs} data-field="data">
        <legend>{text.data}</legend>
        {PARTS.map((part) => (
          <Checkbox
            key={part}
            label={text.parts[part]}
            checked={told.value.includes(part)}
            onChecked={(checked) =>
              void told.onValue(PARTS.filter((one) => (one === part ? checked : told.value.includes(one))))
            }
          />
        ))}
        <FieldProblems field="data" />
      </fieldset>
      <Note>{text.signed}</Note>
    </>
  );
}
