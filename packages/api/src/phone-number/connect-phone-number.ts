import { workspaceProcedure } from '../trpc.ts';
import { answerNumber } from './answer-number.ts';
import { connectPhoneNumberInput, connectPhoneNumberOutput } from './connect-phone-number.schema.ts';
import { askErrand } from './do-errand.ts';

const DESCRIPTION = `With \`bringCalls\` Twilio is told to bring the calls of the number here. \`isRouted\` says whether it was: not where the \
account has no such number, and not where Twilio refuses; see \`/phone-numbers/{phoneNumberId}/connection\` for why. Refusals: \
\`NOT_PUBLISHED\` (412), \`NUMBER_TAKEN\` (409).`;

/** Lets an agent answer a number: a new one, or one that another agent answered until now. */
export const connectPhoneNumber = workspaceProcedure({
  role: 'publisher',
  scope: 'numbers:write',
  route: 'POST /phone-numbers',
  summary: 'Connect a phone number to an agent',
  description: DESCRIPTION,
})
  .input(connectPhoneNumberInput)
  .output(connectPhoneNumberOutput)
  .mutation(async ({ ctx, input: { bringCalls, ...number } }) => {
    const phoneNumberId = await ctx.inWorkspace((tx) => answerNumber(tx, number, ctx.actor));
    const routed = bringCalls === true ? await askErrand(ctx, 'route', { e164: number.e164 }) : undefined;
    return { phoneNumberId, isRouted: routed?.status === 'done' && routed.done.isRouted };
  });
