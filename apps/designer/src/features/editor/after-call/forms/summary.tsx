import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { PromptField } from '../../inspector/fields.tsx';
import { laneStrings } from '../strings.ts';
import type { StepFormProps } from './form-props.ts';

export function SummaryForm({ data, change }: StepFormProps<'summary'>) {
  const text = useStrings(laneStrings).summary;
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
