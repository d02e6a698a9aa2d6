import type { CallId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import type { Answering } from '../answer-call.ts';
import type { CallIdentity } from '../records/call-records-port.ts';
import type { ExpectedCalls, TwilioRoutesOptions } from './phone-routes.ts';

const MAX_EXPECTED = 5_000;

interface Caller {
  readonly callSid: string;
  readonly from: string;
  readonly to: string;
  /** Given when another process was asked what to do with the call. */
  readonly callId?: CallId;
}

/** Who calls whom; undefined when nobody answers that number. Asked again for the same call, it is the same. */
export async function identifyCall(
  { callSid, from, to, callId = newId('call') }: Caller,
  { answering, expected }: Pick<TwilioRoutesOptions, 'answering' | 'expected'>,
): Promise<CallIdentity | undefined> {
  const known = expected.get(callSid);
  if (known !== undefined) return known;
  const deployed = await answering.records.findByNumber(to);
  if (deployed === undefined) return undefined;
  const isPractice = answering.practice.length > 0;
  const identity: CallIdentity = {
    id: callId,
    deployed,
    channel: 'phone',
    callSid,
    from,
    to,
    isTest: false,
    isPractice,
  };
  expectCall(identity, callSid, { answering, expected });
  return identity;
}

/** From now on the call is known here by Twilio's name for it. */
export function expectCall(
  identity: CallIdentity,
  callSid: string,
  { answering, expected }: Pick<TwilioRoutesOptions, 'answering' | 'expected'>,
): void {
  if (expected.size >= MAX_EXPECTED) forgetOldest(expected, answering);
  expected.set(callSid, identity);
}

/** Whoever is on the line is never forgotten: there are far fewer of them than `MAX_EXPECTED`. */
function forgetOldest(expected: ExpectedCalls, { calls }: Answering): void {
  for (const [callSid, { id }] of expected) {
    if (calls.isLive(id)) continue;
    expected.delete(callSid);
    return;
  }
}
