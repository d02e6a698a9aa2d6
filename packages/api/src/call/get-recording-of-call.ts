import type { Tx } from '@aybiza/db/client';
import { findRecording, type Recording } from '@aybiza/db/recordings';
import type { CallId } from '@aybiza/foundation/ids';
import { notFound } from '../api-error.ts';

/** @throws AppError `NOT_FOUND`, alike for no such call, somebody else's call and a call without a recording. */
export async function getRecordingOfCall(tx: Tx, callId: CallId): Promise<Recording> {
  const recording = await findRecording(tx, callId);
  if (recording === undefined) throw notFound('recording');
  return recording;
}
