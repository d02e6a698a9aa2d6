import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { LineField } from '../../inspector/fields.tsx';
import { laneStrings } from '../strings.ts';
import type { StepFormProps } from './form-props.ts';

export function ExportRecordingForm({ data, change }: StepFormProps<'exportRecording'>) {
  const text = useStrings(laneStrings).exportRecording;
  const bind = bindParts({ value: data, onValue: change });
  return <LineField {...bind('folder')} label={text.folder} hint={text.hint} maxLength={200} code />;
}
