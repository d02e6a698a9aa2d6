import { addAuditEntry } from '@aybiza/db/audit-entries';
import { findPhoneNumber } from '@aybiza/db/phone-numbers';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { doErrand } from './do-errand.ts';
import { routePhoneNumberInput, routePhoneNumberOutput } from './twilio-numbers.schema.ts';

const DESCRIPTION = `Sets what Twilio asks when somebody calls, when that gives no answer (unless a TwiML Bin stands there), and when a call is \
over; takes the number out of a trunk or an application. Refusals: \`NO_TELEPHONE_ACCOUNT\` (412), \`TELEPHONE_REFUSED\` (422), \`CANNOT_TRY\` (503).`;

/** Has Twilio bring the calls of a number here. */
export const routePhoneNumber = workspaceProcedure({
  role: 'publisher',
  scope: 'numbers:write',
  route: 'POST /phone-numbers/{phoneNumberId}/connection',
  summary: 'Have Twilio bring the calls of a number here',
  description: DESCRIPTION,
})
  .input(routePhoneNumberInput)
  .output(routePhoneNumberOutput)
  .mutation(async ({ ctx, input: { phoneNumberId } }) => {
    const number = await ctx.inWorkspace((tx) => findPhoneNumber(tx, phoneNumberId));
    if (number === undefined) throw notFound('phone number');
    const { done } = await doErrand(ctx, 'route', { e164: number.e164 });
    if (!done.isRouted) return { routed: false };
    const entry = { action: 'phoneNumber.routed', subject: phoneNumberId, detail: { e164: number.e164 } };
    await ctx.inWorkspace((tx) => addAuditEntry(tx, { actor: ctx.actor, ...entry }));
    return { routed: true };
  });
