import { workspaceProcedure } from '../trpc.ts';
import { askErrand } from './do-errand.ts';
import { getPublicAddressOutput } from './twilio-numbers.schema.ts';

/** Does the address under which Twilio reaches us lead to this installation? A voice process asks it, and looks whether we answer. */
export const getPublicAddress = workspaceProcedure({
  role: 'viewer',
  scope: 'numbers:read',
  route: 'GET /phone-numbers/public-address',
  summary: 'Check whether Twilio can reach this installation',
})
  .output(getPublicAddressOutput)
  .query(async ({ ctx }) => {
    const reply = await askErrand(ctx, 'checkAddress', {});
    return reply?.status === 'done' ? reply.done : { address: null, outcome: 'notAsked' };
  });
