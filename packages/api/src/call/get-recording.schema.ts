import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

export const getRecordingInput = z.strictObject({ callId: callIdSchema });
export const getRecordingOutput = z.object({
  /** Where the sound is, relative to the designer; takes `Range`. */
  path: z.string(),
  mediaType: z.string(),
  durationMs: z.int(),
  channels: z.int(),
  sampleRateHz: z.int(),
  bytes: z.int(),
});
