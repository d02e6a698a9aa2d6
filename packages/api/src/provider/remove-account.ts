import { addAuditEntry } from '@aybiza/db/audit-entries';
import { removeProviderAccount } from '@aybiza/db/provider-accounts';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { removeAccountInput, removeAccountOutput } from './remove-account.schema.ts';

/** Forgets an account with its secret; the installation's serves again. */
export const removeAccount = workspaceProcedure({
  role: 'owner',
  scope: 'providers:write',
  route: 'DELETE /providers/{vendor}',
  summary: 'Remove an account with a vendor',
})
  .input(removeAccountInput)
  .output(removeAccountOutput)
  .mutation(async ({ ctx, input: { vendor } }) => {
    const removed = await ctx.inWorkspace(async (tx) => {
      if (!(await removeProviderAccount(tx, vendor))) return false;
      const entry = { actor: ctx.actor, action: 'providerAccount.remove', subject: vendor, detail: {} };
      await addAuditEntry(tx, entry);
      return true;
    });
    if (!removed) throw notFound('account');
    return { removed: true };
  });
