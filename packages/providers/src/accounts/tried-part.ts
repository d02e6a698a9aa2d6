import { z } from 'zod';

/** What an account is tried for, one after the other. */
const partSchema = z.enum(['account', 'recogniser', 'voice', 'model', 'secondModel']);
/**
 * How a try went. `notAllowed`: the key is right, and may not do this. `addressRefused`: it leads to a private network. `failed`: none of
 * the others.
 */
export const tryOutcomeSchema = z.enum([
  'works',
  'wrongKey',
  'notAllowed',
  'unreachable',
  'modelNotAvailable',
  'noCredit',
  'busy',
  'addressRefused',
  'failed',
]);
export type TryOutcome = z.output<typeof tryOutcomeSchema>;
export const triedPartSchema = z.object({ part: partSchema, outcome: tryOutcomeSchema, ms: z.int() });
export type TriedPart = z.output<typeof triedPartSchema>;
