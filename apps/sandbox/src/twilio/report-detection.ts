import type { Clock } from '@aybiza/foundation/clock';
import type { CallFacts } from './call-fields.ts';
import type { FormField } from './sign.ts';
import type { Action } from './twiml.ts';
import { wait } from './wait.ts';
import { sendWebhook } from './webhook.ts';

/** Twilio takes seconds: a person says a word and waits, a machine goes on and beeps. */
const DETECTION_MS = 600;

export interface Detection {
  /** Told; undefined when nobody asked for it. */
  readonly callback: Action | undefined;
  readonly facts: CallFacts;
  readonly isMachine: boolean;
  readonly authToken: string;
  readonly clock: Clock;
  /** Aborted when the call is over. */
  readonly over: AbortSignal;
}

/** Tells whether a person or a machine answered, a moment after it did. Best effort, as Twilio's: nobody waits for it. */
export async function reportDetection(detection: Detection): Promise<void> {
  const { callback, facts, isMachine, authToken, clock, over } = detection;
  if (callback === undefined) return;
  await wait(clock, DETECTION_MS, over);
  if (over.aborted) return;
  const fields: FormField[] = [
    ['CallSid', facts.callSid],
    ['AccountSid', facts.accountSid],
    ['AnsweredBy', isMachine ? 'machine_end_beep' : 'human'],
    ['MachineDetectionDuration', String(DETECTION_MS)],
  ];
  await sendWebhook({ ...callback, fields }, { authToken, clock });
}
