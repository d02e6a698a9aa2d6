import { findPhoneNumber } from '@aybiza/db/phone-numbers';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { askErrand } from './do-errand.ts';
import { getConnectionInput, getConnectionOutput } from './twilio-numbers.schema.ts';

/** Does Twilio bring the calls of a number here, and if not, why. */
export const getConnection = workspaceProcedure({
  role: 'viewer',
  scope: 'numbers:read',
  route: 'GET /phone-numbers/{phoneNumberId}/connection',
  summary: 'Check whether the calls of a number arrive',
})
  .input(getConnectionInput)
  .output(getConnectionOutput)
  .query(async ({ ctx, input: { phoneNumberId } }) => {
    const number = await ctx.inWorkspace((tx) => findPhoneNumber(tx, phoneNumberId));
    if (number === undefined) throw notFound('phone number');
    const reply = await askErrand(ctx, 'check', { e164: number.e164 });
    if (reply === undefined) return { status: 'notAsked' };
    if (reply.status !== 'done') return reply;
    const { isPractice, done } = reply;
    const { has, wants, differs } = done;
    if (has === null) return { status: 'notAtTwilio', isPractice, wants };
    return { status: 'atTwilio', isPractice, has, wants, differs, overriddenBy: has.overriddenBy };
  });
