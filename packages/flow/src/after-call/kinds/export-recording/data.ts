import { z } from 'zod';

/** A copy of the recording for others. */
export const exportRecordingDataSchema = z.strictObject({
  /** Names with slashes between them, below the workspace's own folder for exports. */
  folder: z.string().max(200).default('recordings'),
});
