import type { Clock } from '@aybiza/foundation/clock';
import { type CallFacts, toCallFields, toRfc2822 } from './call-fields.ts';
import type { CallStatus } from './call-record.ts';
import type { FormField } from './sign.ts';
import type { Action } from './twiml.ts';
import { sendWebhook } from './webhook.ts';

/** The moments of a call that a status callback can ask for. */
export type ProgressEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

export interface StatusCallback {
  action: Action;
  /** Twilio's default is `completed` alone. */
  events: readonly string[];
}

export interface StatusReporterOptions {
  callback: StatusCallback | undefined;
  facts: CallFacts;
  authToken: string;
  clock: Clock;
  /** A callback that failed: noted, never repeated. */
  onFailed(problem: { code: number; message: string }): void;
}

export interface StatusReporter {
  report(event: ProgressEvent, status: CallStatus | 'initiated', extra?: readonly FormField[]): void;
  /** Resolves when all reports have been answered or given up. */
  flushed(): Promise<void>;
}

/** Tells a runtime how a call goes on, one request after the other so that they arrive in order. */
export function createStatusReporter(options: StatusReporterOptions): StatusReporter {
  let last = Promise.resolve();
  // Captures suggest that Twilio counts also the events nobody asked for.
  let sequenceNumber = 0;

  async function send(fields: readonly FormField[], action: Action): Promise<void> {
    const answer = await sendWebhook({ ...action, fields }, options);
    if (answer.status === 'failed') options.onFailed(answer);
  }

  return {
    report(event, status, extra = []) {
      const number = sequenceNumber;
      sequenceNumber += 1;
      const { callback } = options;
      if (callback === undefined || !callback.events.includes(event)) return;
      const fields: FormField[] = [
        ...toCallFields(options.facts, status),
        ['CallbackSource', 'call-progress-events'],
        ['SequenceNumber', String(number)],
        ['Timestamp', toRfc2822(options.clock.now())],
        ...extra,
      ];
      last = last.then(() => send(fields, callback.action));
    },
    flushed: () => last,
  };
}
