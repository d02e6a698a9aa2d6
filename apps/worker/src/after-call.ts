import { addAfterCallSteps } from '@aybiza/db/after-call-steps';
import { findCall, type StoredCall } from '@aybiza/db/calls';
import { settleTries } from '@aybiza/db/campaigns/campaign-tries';
import type { Tx } from '@aybiza/db/client';
import { noteContactSeen } from '@aybiza/db/contacts';
import { claimJobEffect } from '@aybiza/db/job-effects';
import { addOutboxRow, type NewOutboxRow } from '@aybiza/db/outbox';
import { tellWebhooks } from '@aybiza/db/tell-webhooks';
import { type CallId, callIdSchema } from '@aybiza/foundation/ids';
import type { JobName, JobPayloads } from '@aybiza/jobs';
import { z } from 'zod';
import { settleTry } from './call-back/settle-try.ts';
import { advanceLane, recordingKey } from './lane/advance-lane.ts';
import { findLane } from './lane/find-lane.ts';
import { partiesOf } from './lane/step-values.ts';
import { readTryOutcome } from './telephony/read-try-outcome.ts';

/** The kind of the outbox row with which a call ends. */
export const CALL_ENDED = 'call.ended';

/** What that row says. */
export const callEndedSchema = z.object({ callId: callIdSchema });

function jobRow<Name extends JobName>(kind: Name, payload: JobPayloads[Name]): NewOutboxRow {
  return { kind, payload };
}

/**
 * First what must be known of the call before anybody is told about it: by the lane of the flow that it ran on, or, where the flow says nothing
 * about it, by a summary.
 */
export async function beginAfterCall(tx: Tx, callId: CallId, now: number): Promise<void> {
  if (!(await claimJobEffect(tx, `after-call:${callId}:begun`))) return;
  await addOutboxRow(tx, jobRow('finish-recording', { callId }));
  await addOutboxRow(tx, jobRow('measure-call', { callId }));
  const call = await findCall(tx, callId);
  if (call !== undefined) await noteCallOver(tx, call, now);
  const lane = call === undefined ? [] : await findLane(tx, call);
  if (call === undefined || lane.length === 0) {
    await addOutboxRow(tx, jobRow('summarise-call', { callId }));
    return;
  }
  const steps = lane.map(({ id: step, kind, name, after: needs }) => ({ step, kind, name, needs }));
  await addAfterCallSteps(tx, { callId, agentId: call.agentId, steps });
  await goOnAfterCall(tx, callId, now);
}

/** Whoever picked up has been spoken with, however short it was. Somebody's voicemail has reached nobody. */
const SPOKEN_WITH: ReadonlySet<string> = new Set(['reached', 'hungUpEarly']);

/** What a call that is over means for those who are called back or are on a list, and for how long somebody is remembered. */
async function noteCallOver(tx: Tx, call: StoredCall, now: number): Promise<void> {
  const outcome = call.direction === 'inbound' ? undefined : await readTryOutcome(tx, call);
  const reached = outcome === undefined || SPOKEN_WITH.has(outcome);
  await settleTry(tx, call, { now, reached });
  if (outcome !== undefined) await settleTries(tx, [{ callId: call.id, outcome, endedAt: call.endedAt ?? now }]);
  if (reached && !call.isTest) await noteContactSeen(tx, partiesOf(call).theirs, call.startedAt);
}

/** Called whenever a step of the lane has ended: begins what waited for it, and once all is found out, has the webhooks told. */
export async function goOnAfterCall(tx: Tx, callId: CallId, now: number): Promise<void> {
  const isFoundOut = await advanceLane(tx, callId, now);
  if (isFoundOut && (await claimJobEffect(tx, `after-call:${callId}:found-out`))) await continueAfterCall(tx, callId);
}

/** Called once, when the recording was joined or given up: exports may begin. */
export async function recordingSettled(tx: Tx, callId: CallId, now: number): Promise<void> {
  await claimJobEffect(tx, recordingKey(callId));
  await advanceLane(tx, callId, now);
  await continueAfterCall(tx, callId);
}

/**
 * Called once by each half, the recording and what is found out, done or given up: the second one has the webhooks told. Two at the same moment
 * take turns, because claiming a key waits for a transaction that has claimed it.
 */
export async function continueAfterCall(tx: Tx, callId: CallId): Promise<void> {
  if (await claimJobEffect(tx, `after-call:${callId}:half`)) return;
  if (!(await claimJobEffect(tx, `after-call:${callId}:told`))) return;
  await tellWebhooks(tx, CALL_ENDED, { callId });
}
