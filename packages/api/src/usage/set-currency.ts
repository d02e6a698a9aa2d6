import { addAuditEntry } from '@aybiza/db/audit-entries';
import { setUsageCurrency } from '@aybiza/db/usage/usage-settings';
import { workspaceProcedure } from '../trpc.ts';
import { setCurrencyInput } from './usage.schema.ts';

/** Sets the money that a workspace reckons in, and what a dollar of the list prices is in it. Its own prices are taken as they are. */
export const setCurrency = workspaceProcedure({
  role: 'owner',
  scope: 'usage:write',
  route: 'PUT /usage/currency',
  summary: 'Set the currency',
})
  .input(setCurrencyInput)
  .output(setCurrencyInput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      await setUsageCurrency(tx, input);
      await addAuditEntry(tx, { actor: ctx.actor, action: 'currency.set', subject: 'usage', detail: input });
      return input;
    }),
  );
