import { changeAfterCallStep, lockAfterCallStepsOf, type StoredAfterCallStep } from '@aybiza/db/after-call-steps';
import type { Tx } from '@aybiza/db/client';
import { hasJobEffect } from '@aybiza/db/job-effects';
import { addOutboxRow } from '@aybiza/db/outbox';
import type { CallId } from '@aybiza/foundation/ids';
import { planSteps } from './plan-steps.ts';
import { jobOfKind, readKind } from './step-jobs.ts';

/** Claimed in the transaction that settles a call's recording, joined or given up. */
export function recordingKey(callId: CallId): string {
  return `after-call:${callId}:recording`;
}

/**
 * Asks for the jobs of the steps that nothing holds back any more, each once, in the transaction that made it so. Gives whether everything that
 * is found out about the call is known.
 */
export async function advanceLane(tx: Tx, callId: CallId, now: number): Promise<boolean> {
  const steps = await lockAfterCallStepsOf(tx, callId);
  const { begin, skip, isFoundOut } = planSteps(steps, { hasRecording: await hasJobEffect(tx, recordingKey(callId)) });
  for (const step of begin) await askFor(tx, step);
  for (const { step, needed } of skip) {
    const reason = `it needs “${needed.name || needed.step}”, which was left out`;
    await changeAfterCallStep(tx, step.id, { to: 'skipped', at: now, reason });
  }
  return isFoundOut;
}

async function askFor(tx: Tx, step: StoredAfterCallStep): Promise<void> {
  const kind = readKind(step.kind);
  if (kind === undefined) throw new Error(`nobody here knows how to do a step of kind ${step.kind}`);
  const outboxId = await addOutboxRow(tx, { kind: jobOfKind(kind), payload: { stepId: step.id, callId: step.callId } });
  await changeAfterCallStep(tx, step.id, { to: 'waiting', outboxId });
}
