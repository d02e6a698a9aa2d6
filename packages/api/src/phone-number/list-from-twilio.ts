import { listPhoneNumbers } from '@aybiza/db/phone-numbers';
import { workspaceProcedure } from '../trpc.ts';
import { doErrand } from './do-errand.ts';
import { listFromTwilioOutput } from './twilio-numbers.schema.ts';

/** The numbers of the workspace's Twilio account: those that an agent could answer. */
export const listFromTwilio = workspaceProcedure({
  role: 'publisher',
  scope: 'numbers:read',
  route: 'GET /phone-numbers/at-twilio',
  summary: 'List the numbers of the Twilio account',
  description:
    'Refusals: `NO_TELEPHONE_ACCOUNT` (412), `TELEPHONE_REFUSED` (422), `CANNOT_TRY` (503: no voice process answers).',
})
  .output(listFromTwilioOutput)
  .query(async ({ ctx }) => {
    const { done, isPractice } = await doErrand(ctx, 'listOwned', {});
    const connected = new Map((await ctx.inWorkspace(listPhoneNumbers)).map(({ e164, id }) => [e164, id]));
    const numbers = done.numbers.map((number) => ({ ...number, phoneNumberId: connected.get(number.e164) ?? null }));
    return { isPractice, numbers };
  });
