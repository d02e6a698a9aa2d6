import type { CallId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import type { Speaker } from '../accounts/telephone-book.ts';
import { type Answering, practiceParts } from '../answer-call.ts';
import { knowCaller } from '../know-caller.ts';
import type { CallIdentity } from '../records/call-records-port.ts';
import type { ExpectedCalls, TwilioRoutesOptions } from './phone-routes.ts';

const MAX_EXPECTED = 5_000;

interface Caller {
  readonly callSid: string;
  readonly from: string;
  readonly to: string;
  /** Given when another process was asked what to do with the call. */
  readonly callId?: CallId;
  /** Whoever says so; nobody, when another process has heard it. */
  readonly speaker?: Speaker;
}

/** Who calls whom; undefined when nobody answers that number, or whoever says so has nothing to do with it. Asked again for the same call, it is the same. */
export async function identifyCall(
  { callSid, from, to, callId = newId('call'), speaker }: Caller,
  { answering, expected }: Pick<TwilioRoutesOptions, 'answering' | 'expected'>,
): Promise<CallIdentity | undefined> {
  const known = expected.get(callSid);
  if (known !== undefined) return speaker?.speaksOf(known) === false ? undefined : known;
  const deployed = await answering.records.findByNumber(to, from);
  if (deployed === undefined || speaker?.speaksFor(deployed.workspaceId) === false) return undefined;
  const line = speaker === undefined ? {} : { line: speaker.line };
  const isPractice = practiceParts({ deployed, ...line }, answering).length > 0;
  const call: CallIdentity = {
    id: callId,
    deployed,
    channel: 'phone',
    callSid,
    from,
    to,
    isTest: false,
    isPractice,
    ...line,
  };
  const identity = await knowCaller(call, answering);
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
