import type { Logger } from '@aybiza/foundation/logger';
import type { CallInstructions, ReachedAt } from '@aybiza/providers/telephony/port';
import { z } from 'zod';
import type { Speaker, TelephoneBook } from '../accounts/telephone-book.ts';
import type { Answering } from '../answer-call.ts';
import type { OtherProcesses } from '../other-processes.ts';
import type { CallIdentity } from '../records/call-records-port.ts';
import { askedAgain } from './ask-again.ts';
import type { TwilioPlans } from './twilio-plans.ts';

/** What the ways of a phone call into the app share: webhooks, media sockets, and what other processes ask. */
export interface TwilioRoutesOptions extends ReachedAt {
  readonly answering: Answering;
  /** Whose signature is whose. */
  readonly telephones: Pick<TelephoneBook, 'identify' | 'admits'>;
  readonly instructions: CallInstructions;
  /** Which of the installation's regions this is; it goes into the addresses that Twilio asks about a call, so that the edge asks here first. */
  readonly region?: string | undefined;
  readonly secret: string;
  readonly plans: TwilioPlans;
  /** Calls that were answered and whose stream has not arrived yet. */
  readonly expected: ExpectedCalls;
  readonly others: OtherProcesses;
  readonly logger: Logger;
}

/**
 * Where Twilio asks what is next.
 * @param tries how often a stream of a call that has not begun was given out again
 */
export function resumeUrlOf(here: Here, tries = 0): string {
  return askedAgain(addressOf('/twilio/resume', tries === 0 ? {} : { tries: String(tries) }, here));
}

/** Where Twilio asks what a dialled person is told who picked up, and says which key they pressed. */
export function briefingUrlOf(callSid: string, here: Here): string {
  return askedAgain(addressOf('/twilio/briefing', { call: callSid }, here));
}

type Here = Pick<TwilioRoutesOptions, 'publicUrl' | 'region'>;

/** An address that Twilio is given about a call of ours. */
export function addressOf(path: string, query: Readonly<Record<string, string>>, { publicUrl, region }: Here): string {
  const search = String(new URLSearchParams({ ...query, ...(region === undefined ? {} : { region }) }));
  return publicUrl + path + (search === '' ? '' : `?${search}`);
}

/** By CallSid: who is about to be on the line, or is. */
export type ExpectedCalls = Map<string, CallIdentity>;

/** What every request of Twilio's about a call says. */
export const webhookSchema = z.looseObject({
  CallSid: z.string().regex(/^CA[0-9a-zA-Z]{8,64}$/),
  AccountSid: z.string().max(64).default(''),
  From: z.string().max(300).default(''),
  To: z.string().max(300).default(''),
  CallStatus: z.string().max(40).default(''),
  DialCallStatus: z.string().max(40).optional(),
  DialBridged: z.string().max(10).optional(),
  Digits: z.string().max(40).optional(),
  AnsweredBy: z.string().max(40).optional(),
  QueueResult: z.string().max(40).optional(),
});
/** One whose signature is right, and what whoever signed it may speak of. */
export type Webhook = z.infer<typeof webhookSchema> & { readonly speaker: Speaker };
