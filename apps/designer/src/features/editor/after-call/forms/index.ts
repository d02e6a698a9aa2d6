import type { AfterCallKind } from '@aybiza/flow';
import type { ComponentType } from 'react';
import { CallBackForm } from './call-back.tsx';
import { ContactForm } from './contact.tsx';
import { EmailForm } from './email.tsx';
import { ExportRecordingForm } from './export-recording.tsx';
import { ExtractForm } from './extract.tsx';
import type { StepFormProps, StepForms } from './form-props.ts';
import { MessageForm } from './message.tsx';
import { ScoreForm } from './score.tsx';
import { SummaryForm } from './summary.tsx';
import { WebhookForm } from './webhook.tsx';

const forms: StepForms = {
  summary: SummaryForm,
  extract: ExtractForm,
  score: ScoreForm,
  webhook: WebhookForm,
  message: MessageForm,
  email: EmailForm,
  exportRecording: ExportRecordingForm,
  contact: ContactForm,
  callBack: CallBackForm,
};

/** The form that belongs to a step; see `definitionOf` of the node kinds for the one assertion. */
export function formOf<Kind extends AfterCallKind>(step: { readonly kind: Kind }): ComponentType<StepFormProps<Kind>> {
  return forms[step.kind] as unknown as ComponentType<StepFormProps<Kind>>;
}
