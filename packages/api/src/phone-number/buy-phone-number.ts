import { addAuditEntry } from '@aybiza/db/audit-entries';
import { getDeployment } from '../agent/deployment-of.ts';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { answerNumber } from './answer-number.ts';
import { doErrand } from './do-errand.ts';
import { buyPhoneNumberInput, buyPhoneNumberOutput } from './twilio-numbers.schema.ts';

const DESCRIPTION = `Costs money each month until the number is released, which is done at Twilio. One number is bought once, however often it \
is asked for: when an answer was lost, ask again. Refusals: \`PRICE_CHANGED\` (409: nothing was bought), \`NOT_PUBLISHED\` (412), \
\`NO_TELEPHONE_ACCOUNT\` (412), \`TELEPHONE_REFUSED\` (422), \`CANNOT_TRY\` (503).`;

/** Buys a number at Twilio, has its calls brought here, and lets an agent answer it. */
export const buyPhoneNumber = workspaceProcedure({
  role: 'publisher',
  scope: 'numbers:write',
  route: 'POST /phone-numbers/buy',
  summary: 'Buy a phone number',
  description: DESCRIPTION,
})
  .input(buyPhoneNumberInput)
  .output(buyPhoneNumberOutput)
  .mutation(async ({ ctx, input }) => {
    const { e164, country, kind, price, agentId, environment, label } = input;
    // Nothing is bought for an agent that cannot answer.
    await ctx.inWorkspace((tx) => getDeployment(tx, agentId, environment));
    const { done } = await doErrand(ctx, 'buy', { e164, country, kind, price });
    if ('newPrice' in done) throw apiError('PRICE_CHANGED', priceSentence(done.newPrice));
    // Written down whether or not it can be connected: it is paid for.
    const entry = {
      action: 'phoneNumber.bought',
      subject: e164,
      detail: { agentId, monthly: `${price.monthly} ${price.currency}` },
    };
    await ctx.inWorkspace((tx) => addAuditEntry(tx, { actor: ctx.actor, ...entry }));
    const number = { e164, agentId, environment, label };
    const phoneNumberId = await ctx.inWorkspace((tx) => answerNumber(tx, number, ctx.actor));
    return { phoneNumberId };
  });

function priceSentence(price: { monthly: string; currency: string } | null): string {
  const now = price === null ? 'is not sold any more' : `costs ${price.monthly} ${price.currency} each month now`;
  return `Nothing was bought: this kind of number ${now}.`;
}
