import { addAuditEntry } from '@aybiza/db/audit-entries';
import { saveUsagePrice } from '@aybiza/db/usage/usage-prices';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { setPriceInput, setPriceOutput } from './usage.schema.ts';

const DESCRIPTION = `What something costs from a day on, until the next price of the same unit and source. In millionths of the currency for a \
minute (\`callMs\`, \`recognisedMs\`), a thousand characters (\`spokenCharacters\`), a million tokens (\`inputTokens\`, \`outputTokens\`), or \
one (\`messages\`, \`transfers\`). \`source\` is a vendor’s or model’s name or part of it; empty: whatever has no price of its own. A price of \
the same thing from the same day is replaced. Refusal: \`TOO_MANY_PRICES\` (409).`;

/** Sets what something costs from a day on. */
export const setPrice = workspaceProcedure({
  role: 'owner',
  scope: 'usage:write',
  route: 'PUT /usage/prices',
  summary: 'Set a price',
  description: DESCRIPTION,
})
  .input(setPriceInput)
  .output(setPriceOutput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const priceId = await saveUsagePrice(tx, input);
      if (priceId === undefined)
        throw apiError('TOO_MANY_PRICES', 'There are 500 prices already, more than can be listed. Remove one first.');
      await addAuditEntry(tx, { actor: ctx.actor, action: 'price.set', subject: priceId, detail: input });
      return { priceId };
    }),
  );
