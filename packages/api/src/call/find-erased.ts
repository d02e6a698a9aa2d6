import { latencyPercentile } from '@aybiza/call-log';
import { findCallFigures } from '@aybiza/db/call-figures';
import { getCallLogDays } from '@aybiza/db/call-log-retention';
import type { StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { getDaysOfRecordings } from '@aybiza/db/recording-retention';
import type { z } from 'zod';
import type { getCallOutput } from './get-call.schema.ts';

/** Of a call whose log was erased: when, why, and what is left of it. */
export async function findErased(
  tx: Tx,
  { id, logErasedAt }: StoredCall,
): Promise<z.output<typeof getCallOutput>['erased']> {
  if (logErasedAt === null) return null;
  const kept = await findCallFigures(tx, id);
  const keptDays = await getCallLogDays(tx);
  if (kept === undefined) return { at: logErasedAt, keptDays, figures: null };
  const { answers, ...figures } = kept;
  return { at: logErasedAt, keptDays, figures: { ...figures, answerMs: latencyPercentile(answers, 0.5) } };
}

/** Of a call whose recording was deleted in time: when, and why. */
export async function findRecordingErased(
  tx: Tx,
  { recordingErasedAt: at }: StoredCall,
): Promise<z.output<typeof getCallOutput>['recordingErased']> {
  return at === null ? null : { at, keptDays: await getDaysOfRecordings(tx) };
}
