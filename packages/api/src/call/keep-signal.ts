import {
  addCallSignal,
  countKeptSignals,
  findRepeatedSignal,
  isSignalUsed,
  type SentSignal,
} from '@aybiza/db/call-signals';
import { findCall, type StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { findStatechart } from '@aybiza/db/statecharts';
import type { CallId, SignalId } from '@aybiza/foundation/ids';
import { listSignals, MAX_VALUE_DEPTH } from '@aybiza/statechart';
import { apiError, notFound } from '../api-error.ts';

/** What a flow can look into is a report, not a file. */
const MAX_BODY_BYTES = 65_536;
/** A call that gets more than it uses is not given still more. */
const MAX_KEPT = 100;

interface GivenSignal {
  callId: CallId;
  signal: string;
  body: unknown;
  idempotencyKey: string | null;
}

/**
 * Keeps a signal for a live call that may come to wait for it; a repetition is the first once more, as long as that can still matter.
 * @throws AppError `NOT_FOUND`, `CALL_ENDED`, `UNKNOWN_SIGNAL`, `IDEMPOTENCY_KEY_REUSED`, `TOO_MANY_SIGNALS`, `BODY_TOO_LARGE`
 */
export async function keepSignal(tx: Tx, given: GivenSignal): Promise<SentSignal> {
  checkBody(given.body);
  const call = await findCall(tx, given.callId);
  if (call === undefined) throw notFound('call');
  const first = await findRepeatedSignal(tx, given);
  if (first !== undefined) checkRepetition(first);
  // Who tries again may do so after the call went on and ended: what was used was used.
  if (first?.isUsed === true) return first;
  if (call.status !== 'live') throw callEnded();
  if (first !== undefined) return first;
  await checkName(tx, call, given.signal);
  if ((await countKeptSignals(tx, given.callId)) >= MAX_KEPT) {
    throw apiError('TOO_MANY_SIGNALS', `This call has ${MAX_KEPT} signals that it has not used yet.`);
  }
  const sent = await addCallSignal(tx, given);
  checkRepetition(sent);
  return sent;
}

/**
 * What became of a signal of which nobody said anything: its call may have ended meanwhile, or have found it by itself.
 * @throws AppError `CALL_ENDED`
 */
export async function lookAtSignal(tx: Tx, callId: CallId, id: SignalId): Promise<'used' | 'kept'> {
  if (await isSignalUsed(tx, id)) return 'used';
  if ((await findCall(tx, callId))?.status !== 'live') throw callEnded();
  return 'kept';
}

function callEnded() {
  return apiError('CALL_ENDED', 'This call has ended; the signal was not used.');
}

function checkRepetition({ isSame }: SentSignal): void {
  if (isSame) return;
  const sentence = 'This idempotency key was sent with another signal or another body to this call.';
  throw apiError('IDEMPOTENCY_KEY_REUSED', sentence);
}

/** A name that the call cannot come to wait for would be kept in vain, and nobody would hear of the mistake. */
async function checkName(tx: Tx, { statechartHash }: StoredCall, signal: string): Promise<void> {
  const statechart = await findStatechart(tx, statechartHash);
  if (statechart === undefined || listSignals(statechart).has(signal)) return;
  throw apiError('UNKNOWN_SIGNAL', `No step of this call’s flow waits for a signal “${signal}”.`);
}

function checkBody(body: unknown): void {
  // Before it is made text again: that fails of what is nested too deeply.
  if (!isWithinDepth(body, MAX_VALUE_DEPTH)) {
    throw apiError('BODY_TOO_LARGE', `The body of a signal is nested at most ${MAX_VALUE_DEPTH} levels deep.`);
  }
  if (Buffer.byteLength(JSON.stringify(body)) > MAX_BODY_BYTES) {
    throw apiError('BODY_TOO_LARGE', 'The body of a signal is at most 64 KB.');
  }
}

function isWithinDepth(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((item) => isWithinDepth(item, depth - 1));
}
