import type { Clock } from '@aybiza/foundation/clock';
import type { CallFacts } from './call-fields.ts';
import type { FormField } from './sign.ts';
import type { StreamNoun } from './twiml.ts';
import { sendWebhook } from './webhook.ts';

export interface StreamReport {
  event: 'stream-started' | 'stream-stopped' | 'stream-error';
  /** In words, of an error. */
  error?: string;
}

/** Tells the stream's status callback, if it has one. Best effort, as Twilio's: nobody waits for it. */
export async function reportStream(
  report: StreamReport,
  { streamSid, noun }: { streamSid: string; noun: StreamNoun },
  { facts, authToken, clock }: { facts: CallFacts; authToken: string; clock: Clock },
): Promise<void> {
  if (noun.statusCallback === undefined) return;
  const fields: FormField[] = [
    ['AccountSid', facts.accountSid],
    ['CallSid', facts.callSid],
    ['StreamSid', streamSid],
    ['StreamName', noun.name ?? streamSid],
    ['StreamEvent', report.event],
    ['Timestamp', new Date(clock.now()).toISOString()],
    ...(report.error === undefined ? [] : [['StreamError', report.error] as const]),
  ];
  await sendWebhook({ ...noun.statusCallback, fields }, { authToken, clock });
}
