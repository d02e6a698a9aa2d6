import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { Note, PromptField } from '../../inspector/fields.tsx';
import { laneStrings } from '../strings.ts';
import type { StepFormProps } from './form-props.ts';
import { ToldParts } from './told-parts.tsx';

export function WebhookForm({ data, change }: StepFormProps<'webhook'>) {
  const text = useStrings(laneStrings).webhook;
  const bind = bindParts({ value: data, onValue: change });
  return (
    <>
      <PromptField {...bind('url')} heard={false} label={text.url} hint={text.urlHint} placeholder={text.placeholder} />
      <ToldParts {...bind('data')} legend={text.data} />
      <Note>{text.signed}</Note>
    </>
  );
}
