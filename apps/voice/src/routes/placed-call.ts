import type { Line } from '../accounts/telephone-book.ts';
import { closeUnanswered } from '../answer-call.ts';
import { knowCaller } from '../know-caller.ts';
import type { CallIdentity, CallPlace } from '../records/call-records-port.ts';
import { expectCall } from './identify-call.ts';
import { lineIsDown } from './next-instructions.ts';
import type { TwilioRoutesOptions, Webhook } from './phone-routes.ts';

/** A verdict may be there before the stream is. */
const LOOK_AGAIN_MS = 2_000;

/** Somebody has picked up a call of ours; undefined when it is over. Asked again for the same call, it is the same. */
export async function identifyPlaced(
  place: CallPlace,
  { callSid, line }: { readonly callSid: string; readonly line?: Line },
  { answering, expected }: Pick<TwilioRoutesOptions, 'answering' | 'expected'>,
): Promise<CallIdentity | undefined> {
  const known = expected.get(callSid);
  if (known !== undefined) return known;
  const picked = await answering.records.placements.pickUp(place, callSid);
  const identity = picked && (await knowCaller({ ...picked, ...(line === undefined ? {} : { line }) }, answering));
  if (identity !== undefined) expectCall(identity, callSid, { answering, expected });
  return identity;
}

/** A call of ours is over for Twilio: without anybody having picked up, or whoever has it is told. */
export async function placedIsOver(place: CallPlace, webhook: Webhook, options: TwilioRoutesOptions): Promise<void> {
  const { answering } = options;
  const unanswered = await answering.records.placements.giveUp(place);
  if (unanswered === undefined) await lineIsDown(webhook, options);
  else closeUnanswered({ ...unanswered, callSid: webhook.CallSid }, webhook.CallStatus, answering);
}

/** Twilio has found out who picked up; the process that has the call is told. */
export async function heardWho(
  { callId }: CallPlace,
  answeredBy: string,
  { answering, others }: Pick<TwilioRoutesOptions, 'answering' | 'others'>,
): Promise<void> {
  const by = isMachine(answeredBy) ? 'voicemail' : 'person';
  const tell = async () =>
    answering.calls.pickedUp(callId, by) ||
    (await others.ask({ callId, question: { type: 'pickedUp', by } })) !== undefined;
  if (!(await tell())) answering.clock.after(LOOK_AGAIN_MS, () => void tell());
}

/** Twilio: `AnsweredBy`. What it cannot tell is treated as a person: a machine does not mind being spoken to. */
function isMachine(answeredBy: string): boolean {
  return answeredBy.startsWith('machine_') || answeredBy === 'fax';
}
