import { bindParts } from '../../inspector/bind-parts.ts';
import { LineField } from '../../inspector/fields.tsx';
import { laneStrings } from '../strings.ts';
import type { StepFormProps } from './form-props.ts';

const text = laneStrings.exportRecording;

export function ExportRecordingForm({ data, change }: StepFormProps<'exportRecording'>) {
  const bind = bindParts({ value: data, onValue: change });
  return <LineField {...bind('folder')} label={text.folder} hint={text.hint} maxLength={200} code />;
}
