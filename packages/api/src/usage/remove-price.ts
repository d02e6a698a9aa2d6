import { addAuditEntry } from '@aybiza/db/audit-entries';
import { removeUsagePrice } from '@aybiza/db/usage/usage-prices';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { removePriceInput, removePriceOutput } from './usage.schema.ts';

/** Takes a price away: the one before it counts on, else the list price. Costs of the past follow. */
export const removePrice = workspaceProcedure({
  role: 'owner',
  scope: 'usage:write',
  route: 'DELETE /usage/prices/{priceId}',
  summary: 'Remove a price',
})
  .input(removePriceInput)
  .output(removePriceOutput)
  .mutation(({ ctx, input: { priceId } }) =>
    ctx.inWorkspace(async (tx) => {
      if (!(await removeUsagePrice(tx, priceId))) throw notFound('price');
      await addAuditEntry(tx, { actor: ctx.actor, action: 'price.remove', subject: priceId, detail: {} });
      return { done: true as const };
    }),
  );
