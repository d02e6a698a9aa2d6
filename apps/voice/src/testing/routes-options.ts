import { silentLogger } from '@aybiza/foundation/logger';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { twiml } from '@aybiza/providers/telephony/twilio/twiml';
import type { Speaker } from '../accounts/telephone-book.ts';
import type { Answering } from '../answer-call.ts';
import type { TwilioRoutesOptions } from '../routes/phone-routes.ts';
import { createTwilioPlans } from '../routes/twilio-plans.ts';

interface Scene extends Pick<Answering, 'calls' | 'records'> {
  /** Of whoever signed the request; by default they may speak for everybody. */
  readonly speaksFor?: Speaker['speaksFor'] | undefined;
  /** By default no other process says anything. */
  readonly ask?: TwilioRoutesOptions['others']['ask'] | undefined;
}

/** What Twilio's questions are answered with, in a process that has these calls. */
export function routesOptions({ calls, records, speaksFor = () => true, ask }: Scene): TwilioRoutesOptions {
  const speaker: Speaker = { line: 'installation', speaksFor, speaksOf: () => true };
  const clock = fakeClock();
  return {
    answering: { clock, calls, records, practice: [], vendors: { stt: '', tts: '' } },
    telephones: { identify: async () => speaker, admits: async () => true },
    instructions: twiml,
    publicUrl: 'http://127.0.0.1',
    secret: 'secret',
    plans: createTwilioPlans(clock),
    expected: new Map(),
    others: { ask: ask ?? (async () => undefined) },
    logger: silentLogger(),
  };
}
