import { z } from 'zod';
import { happeningSchema } from './call-event.ts';

/** What a caller says or presses instead of what they said or pressed in the earlier call. */
export const insteadSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('said'), text: z.string().trim().min(1).max(1_000) }),
  z.strictObject({ type: z.literal('pressed'), key: z.string().regex(/^[0-9*#]$/) }),
]);

/** The way of an earlier call up to one of its turns, fitted to the statechart that goes on from there. */
const goingBackSchema = z.object({
  callId: z.string(),
  /** The entry of its log before which it stands. */
  seq: z.number().int().nonnegative(),
  happenings: z.array(happeningSchema).min(1),
  /** How the world answered what is asked at that point: it is not asked again. */
  answer: happeningSchema.nullable(),
  /** The flow still leads that way; else the happenings are those of the part that it does. */
  fits: z.boolean(),
  instead: insteadSchema.nullable(),
});

/** Who answers the requests of a test call: the systems they are for, the examples pinned to them, or the author by hand. */
export const requestAnswerersSchema = z.enum(['sent', 'examples', 'asked']);

/** What a test call is told beside what it runs. */
export const rehearsalSchema = z.object({
  goingBack: goingBackSchema.nullable().default(null),
  requests: requestAnswerersSchema.default('sent'),
  /** The number it is as if somebody called from (E.164): a contact is recognised by it. */
  caller: z.string().optional(),
});

export type Instead = z.infer<typeof insteadSchema>;
export type GoingBack = z.infer<typeof goingBackSchema>;
export type RequestAnswerers = z.infer<typeof requestAnswerersSchema>;
export type Rehearsal = z.infer<typeof rehearsalSchema>;
