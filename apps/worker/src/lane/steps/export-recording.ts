import type { Db } from '@aybiza/db/client';
import { findRecording } from '@aybiza/db/recordings';
import { AppError } from '@aybiza/foundation/errors';
import type { Storage } from '@aybiza/storage';
import type { StepRunner } from '../step-run.ts';

/** Copies the recording into a folder of the workspace's exports; again puts the same there. */
export function createExportRecordingStep({
  db,
  storage,
}: {
  db: Db;
  storage: Storage;
}): StepRunner<'exportRecording'> {
  return async ({ workspaceId, call, step, signal }) => {
    const recording = await db.forWorkspace(workspaceId, (tx) => findRecording(tx, call.id));
    if (recording === undefined) return { status: 'skipped', reason: 'there is no recording of the call' };
    const bytes = await storage.size(recording.storageKey);
    if (bytes === undefined) {
      const message = 'the recording cannot be found in the storage';
      throw new AppError(message, { code: 'RECORDING_MISSING', retryable: true, expose: true });
    }
    signal.throwIfAborted();
    const ending = /\.[a-z0-9]+$/.exec(recording.storageKey)?.[0] ?? '';
    const storageKey = `${workspaceId}/exports/${step.params.folder}/${call.id}${ending}`;
    // In pieces, from store to store.
    await storage.put(storageKey, await storage.stream(recording.storageKey, { from: 0, to: bytes - 1 }));
    return { status: 'done', result: { storageKey, bytes, durationMs: recording.durationMs } };
  };
}
