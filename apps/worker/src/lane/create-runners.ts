import type { Db } from '@aybiza/db/client';
import type { Clock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Sealer } from '@aybiza/foundation/sealer';
import type { SafeFetch } from '@aybiza/safe-fetch';
import type { Storage } from '@aybiza/storage';
import type { InstalledMail } from '../mail/open-mail.ts';
import type { OpenTelephony } from '../telephony/open-telephony.ts';
import type { StudyWorld } from './model-of-call.ts';
import type { StepRunners } from './step-run.ts';
import { createCallBackStep } from './steps/call-back.ts';
import { createContactStep } from './steps/contact.ts';
import { createEmailStep } from './steps/email.ts';
import { createExportRecordingStep } from './steps/export-recording.ts';
import { createExtractStep } from './steps/extract.ts';
import { createMessageStep } from './steps/message.ts';
import { createScoreStep } from './steps/score.ts';
import { createSummaryStep } from './steps/summary.ts';
import { createWebhookStep } from './steps/webhook.ts';

/** What the steps of lanes need. */
export interface LaneWorld extends StudyWorld {
  db: Db;
  clock: Clock;
  safeFetch: SafeFetch;
  sealer: Sealer;
  storage: Storage;
  /** Where people open calls; undefined where that is not known. */
  designerUrl: string | undefined;
  openMail(workspaceId: WorkspaceId): Promise<InstalledMail | undefined>;
  openTelephony(workspaceId: WorkspaceId): Promise<OpenTelephony | undefined>;
}

/** How each kind of step is done. */
export function createRunners(world: LaneWorld): StepRunners {
  return {
    summary: createSummaryStep(world),
    extract: createExtractStep(world),
    score: createScoreStep(world),
    webhook: createWebhookStep(world),
    message: createMessageStep(world),
    email: createEmailStep(world),
    exportRecording: createExportRecordingStep(world),
    contact: createContactStep(world),
    callBack: createCallBackStep(world),
  };
}
