import type { TryOutcome } from '@aybiza/campaigns';
import { listCallEvents } from '@aybiza/db/call-events';
import type { StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';

/** Whoever picks up and is gone within so long has heard no sentence. */
const TOO_SHORT_MS = 5_000;

/** What the telephone company said of a call that nobody picked up, as it is noted in the log. */
const NOT_PICKED_UP: Readonly<Record<string, TryOutcome>> = {
  busy: 'busy',
  'no-answer': 'noAnswer',
  canceled: 'noAnswer',
  failed: 'failed',
  refused: 'failed',
};

/** How a call that an agent placed has ended, by its log. Where that does not say who picked up, nobody knows. */
export async function readTryOutcome(tx: Tx, call: StoredCall): Promise<TryOutcome> {
  const types = ['pickedUp', 'noted'] as const;
  const events = await listCallEvents(tx, { callId: call.id, callStartedAt: call.startedAt }, { types });
  const pickedUp = events.findLast((event) => event.type === 'pickedUp');
  if (pickedUp?.type !== 'pickedUp') return call.status === 'failed' ? 'failed' : 'unknown';
  if (pickedUp.by === 'voicemail') return 'machine';
  if (pickedUp.by === 'nobody') {
    const noted = events.find((event) => event.type === 'noted' && event.code === 'NOT_PICKED_UP');
    if (noted?.type !== 'noted' || typeof noted.detail !== 'string') return 'noAnswer';
    return NOT_PICKED_UP[noted.detail] ?? 'unknown';
  }
  if (call.status === 'failed') return 'failed';
  const isTooShort = call.endReason === 'hungUp' && (call.endedAt ?? 0) - pickedUp.at < TOO_SHORT_MS;
  return isTooShort ? 'hungUpEarly' : 'reached';
}
