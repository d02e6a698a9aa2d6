import { z } from 'zod';
import { promptSchema } from '../../../speech-settings.ts';

/** A few sentences on the call. */
export const summaryDataSchema = z.strictObject({
  /** What the model is to look at in particular; it summarises without, too. */
  instructions: promptSchema.default(''),
});
