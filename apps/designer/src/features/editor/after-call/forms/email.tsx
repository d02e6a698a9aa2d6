import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { Note, PromptField } from '../../inspector/fields.tsx';
import { laneStrings } from '../strings.ts';
import type { StepFormProps } from './form-props.ts';
import { ToldParts } from './told-parts.tsx';

export function EmailForm({ data, change }: StepFormProps<'email'>) {
  const text = useStrings(laneStrings).email;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <PromptField {...bind('to')} heard={false} label={text.to} hint={text.toHint} placeholder={text.toPlaceholder} />
      <PromptField {...bind('subject')} heard={false} label={text.subject} />
      <PromptField {...bind('text')} heard={false} label={text.text} placeholder={text.placeholder} />
      <ToldParts {...bind('data')} legend={text.data} />
      <Note>{text.again}</Note>
    </>
  );
}
