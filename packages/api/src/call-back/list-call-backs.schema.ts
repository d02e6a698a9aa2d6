import { callBackIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { callBackSchema } from './call-back.schema.ts';

export const listCallBacksInput = z.strictObject({
  /** `open`: for a person to do. `planned`: an agent calls, or is calling. `givenUp`: also what was cancelled. */
  state: z.enum(['open', 'planned', 'done', 'givenUp']).default('open'),
  /** Only what is assigned to whoever asks. */
  mine: z.boolean().default(false),
  limit: z.int().min(1).max(100).default(50),
  /** The one after which the page begins. */
  after: callBackIdSchema.optional(),
});
export const listCallBacksOutput = z.object({
  callBacks: z.array(callBackSchema),
  nextAfter: callBackIdSchema.nullable(),
  /** Of the whole workspace. */
  counts: z.object({ open: z.int(), planned: z.int(), done: z.int(), givenUp: z.int() }),
});
