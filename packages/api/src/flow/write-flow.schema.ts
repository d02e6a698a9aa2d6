import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';

/** Short of this nobody knows what is wanted. */
const LEAST_LETTERS = 20;
const MOST_LETTERS = 8_000;

export const writeFlowInput = z.strictObject({
  agentId: agentIdSchema,
  /** What the line is for, what callers want, and what then happens; or what is to be changed. */
  description: plainText(MOST_LETTERS).trim().min(LEAST_LETTERS, `say it in ${LEAST_LETTERS} letters or more`),
});
export const writingOfInput = z.strictObject({ agentId: agentIdSchema });
export const writingOutput = z
  .object({
    description: z.string(),
    /** `stopped`: by a person. `gaveUp`: something is still wrong with what it wrote. `failed`: the model could not be reached. */
    status: z.enum(['waiting', 'writing', 'finished', 'stopped', 'gaveUp', 'failed']),
    /** What the model says of what it wrote. */
    summary: z.string(),
    /** Errors in the draft when it was looked at last. */
    errors: z.int(),
    askedAt: z.int(),
    endedAt: z.int().nullable(),
    /** Nobody has begun with it for a while: no worker is there, or all are busy. It begins when one is. */
    isUnattended: z.boolean(),
    /** It has ended, and nobody has edited the draft since. */
    isUntouched: z.boolean(),
  })
  .nullable();
export const noOutput = z.object({});
