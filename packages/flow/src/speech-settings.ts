import { interruptionSchema } from '@aybiza/statechart';
import { z } from 'zod';

export const promptSchema = z.string().max(4_000);

/** What is said, try by try, when nothing or nothing fitting is heard, before the conversation leaves by that port. */
export const noInputSchema = z.strictObject({
  prompts: z.array(promptSchema).max(5).default(['Sorry, I did not hear anything.', 'Are you still there?']),
  waitSeconds: z.number().min(1).max(60).default(6),
});

export const noMatchSchema = z.strictObject({
  prompts: z.array(promptSchema).max(5).default(['Sorry, I did not get that.', 'Sorry, I still did not understand.']),
});

/** What every node that speaks has. */
export const speechSettings = {
  interruption: interruptionSchema.default('allowed'),
  /** Another voice than the flow's, for this node alone. */
  voice: z.string().min(1).max(80).optional(),
};

/** What every node that asks something has. */
export const askSettings = {
  noInput: noInputSchema.prefault({}),
  noMatch: noMatchSchema.prefault({}),
  ...speechSettings,
};
