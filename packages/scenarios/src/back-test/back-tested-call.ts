import { z } from 'zod';

/** What the log does not say and was taken to be so, once the call went another way. */
const assumptionSchema = z.enum(['words', 'silence', 'model', 'request', 'transfer', 'message', 'lot']);
export type Assumption = z.output<typeof assumptionSchema>;

const undecidedSchema = z.object({
  /** Where nobody can say any more how the call would have gone on. */
  node: z.string(),
  /**
   * `notAsked`: nothing that the caller said fits what is asked there. `hungUp`: the caller hung up at another step. `over`: the call
   * had ended by then. `cutOff`: it had been cut off. `tooLong`: the flow goes on and on.
   */
  reason: z.enum(['notAsked', 'hungUp', 'over', 'cutOff', 'tooLong']),
});
export type Undecided = z.output<typeof undecidedSchema>;

const waySchema = z.object({ port: z.string(), to: z.string() });

const divergenceSchema = z.object({
  /** The entry of the log after which the ways part: null when the call would have gone on behind its last entry. */
  seq: z.number().int().nullable(),
  /** The step where the caller was on both ways. */
  node: z.string(),
  /** Where it went then and where it goes now; null where that way ends. */
  was: waySchema.nullable(),
  now: waySchema.nullable(),
});
export type Divergence = z.output<typeof divergenceSchema>;

/** How a call would have gone through another flow. */
export const backTestedCallSchema = z.object({
  verdict: z.enum(['same', 'otherPath', 'otherOutcome', 'undecided']),
  /** Null: cut off, or not known. */
  outcomeWas: z.string().nullable(),
  outcomeNow: z.string().nullable(),
  divergence: divergenceSchema.nullable(),
  assumed: z.array(assumptionSchema),
  undecided: undecidedSchema.nullable(),
});
export type BackTestedCall = z.output<typeof backTestedCallSchema>;
