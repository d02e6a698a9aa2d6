import { RECORDING_MODES } from '@aybiza/statechart';
import { z } from 'zod';

/** What becomes of the sound of the call from here on. */
export const recordingDataSchema = z.strictObject({ mode: z.enum(RECORDING_MODES).default('start') });
