import { callViewIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';

const name = plainText(80)
  .transform((text) => text.trim())
  .pipe(z.string().min(1));
/** The filters as the page's address has them. */
const query = plainText(2_000);

export const listCallViewsOutput = z.array(
  z.object({
    id: callViewIdSchema,
    name: z.string(),
    query: z.string(),
    isShared: z.boolean(),
    /** The asker made it. */
    isOwn: z.boolean(),
  }),
);
export const createCallViewInput = z.strictObject({ name, query });
export const createCallViewOutput = z.object({ callViewId: callViewIdSchema });
export const changeCallViewInput = z.strictObject({ callViewId: callViewIdSchema, name, query });
export const shareCallViewInput = z.strictObject({ callViewId: callViewIdSchema, isShared: z.boolean() });
export const deleteCallViewInput = z.strictObject({ callViewId: callViewIdSchema });
export const doneOutput = z.object({ done: z.literal(true) });
