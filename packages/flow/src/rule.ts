import { z } from 'zod';
import { elementIdSchema, variableNameSchema } from './element-id.ts';

/** Something that happens in a call, as far as the drawing tells. */
export const momentSchema = z.discriminatedUnion('on', [
  /** The caller comes to a node. */
  z.strictObject({ on: z.literal('node'), node: elementIdSchema }),
  /** The caller leaves a node by a port: “identity verified” is a way out of a check. */
  z.strictObject({ on: z.literal('port'), node: elementIdSchema, port: z.string().max(80) }),
  /** A value is said to the caller. */
  z.strictObject({ on: z.literal('speaks'), variable: variableNameSchema }),
  z.strictObject({ on: z.literal('sets'), variable: variableNameSchema }),
  /** Any transfer, recording that starts, message … */
  z.strictObject({
    on: z.literal('kind'),
    kind: z.enum(['transfer', 'recording', 'request', 'message', 'voicemail', 'end']),
  }),
]);
export type Moment = z.infer<typeof momentSchema>;

/** A promise about every call, stated by name and proved before publishing. */
export const ruleSchema = z.strictObject({
  name: z.string().min(1).max(200),
  demands: z.discriminatedUnion('that', [
    /** `what` does not happen until `before` has happened. */
    z.strictObject({ that: z.literal('neverBefore'), what: momentSchema, before: momentSchema }),
    /** The same, said the other way round: `what` has always happened when `before` happens. */
    z.strictObject({ that: z.literal('alwaysBefore'), what: momentSchema, before: momentSchema }),
    /** From every question `what` can be reached within so many turns of the caller. */
    z.strictObject({ that: z.literal('withinTurns'), what: momentSchema, turns: z.number().int().min(1).max(50) }),
  ]),
});
export type Rule = z.infer<typeof ruleSchema>;
