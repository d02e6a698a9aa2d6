import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { ExpressionField } from '../../inspector/expression-field.tsx';
import { Note, PromptField } from '../../inspector/fields.tsx';
import { laneStrings } from '../strings.ts';
import type { StepFormProps } from './form-props.ts';

export function MessageForm({ data, change }: StepFormProps<'message'>) {
  const text = useStrings(laneStrings).message;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <PromptField {...bind('text')} heard={false} label={text.text} placeholder={text.placeholder} />
      <ExpressionField {...bind('to')} label={text.to} hint={text.toHint} placeholder="caller_number" />
      <Note>{text.once}</Note>
    </>
  );
}
