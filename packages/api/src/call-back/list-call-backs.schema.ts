import { z } from 'zod';
import { pageInput, pageOutput } from '../page.ts';
import { callBackSchema } from './call-back.schema.ts';

export const listCallBacksInput = z.strictObject({
  /** `open`: for a person to do. `planned`: an agent calls, or is calling. `givenUp`: also what was cancelled. */
  state: z.enum(['open', 'planned', 'done', 'givenUp']).default('open'),
  /** Only what is assigned to whoever asks. */
  mine: z.boolean().default(false),
  ...pageInput,
});
export const listCallBacksOutput = z.object({
  ...pageOutput(callBackSchema),
  /** Of the whole workspace. */
  counts: z.object({ open: z.int(), planned: z.int(), done: z.int(), givenUp: z.int() }),
});
