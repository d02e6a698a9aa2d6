import { workspaceProcedure } from '../trpc.ts';
import { doErrand } from './do-errand.ts';
import { listAvailableInput, listAvailableOutput } from './twilio-numbers.schema.ts';

/** Numbers that take calls and can be bought now, with what they cost each month. */
export const listAvailable = workspaceProcedure({
  role: 'publisher',
  scope: 'numbers:read',
  route: 'GET /phone-numbers/available',
  summary: 'Search numbers that can be bought',
  description: 'Twenty at most. Refusals: `NO_TELEPHONE_ACCOUNT` (412), `TELEPHONE_REFUSED` (422), `CANNOT_TRY` (503).',
})
  .input(listAvailableInput)
  .output(listAvailableOutput)
  .query(async ({ ctx, input }) => {
    const { done, isPractice } = await doErrand(ctx, 'search', input);
    return { ...done, isPractice };
  });
