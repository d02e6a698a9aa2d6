import { bindParts } from '../../inspector/bind-parts.ts';
import { PromptField } from '../../inspector/fields.tsx';
import { laneStrings } from '../strings.ts';
import type { StepFormProps } from './form-props.ts';

const text = laneStrings.summary;

export function SummaryForm({ data, change }: StepFormProps<'summary'>) {
  const bind = bindParts({ value: data, onValue: change });
  return (
    <PromptField
      {...bind('instructions')}
      heard={false}
      label={text.instructions}
      hint={text.hint}
      placeholder={text.placeholder}
    />
  );
}
