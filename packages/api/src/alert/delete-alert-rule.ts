import { deleteAlertRule as deleteStoredRule } from '@aybiza/db/alerts/alert-rules';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { deleteAlertRuleInput, doneOutput } from './alert.schema.ts';

/** Deletes a rule, and with it the alerts that it raised. */
export const deleteAlertRule = workspaceProcedure({
  role: 'editor',
  scope: 'alerts:write',
  route: 'DELETE /alert-rules/{alertRuleId}',
  summary: 'Delete a rule of alerts',
})
  .input(deleteAlertRuleInput)
  .output(doneOutput)
  .mutation(async ({ ctx, input: { alertRuleId } }) => {
    await ctx.inWorkspace(async (tx) => {
      if (!(await deleteStoredRule(tx, alertRuleId))) throw notFound('rule');
      await addAuditEntry(tx, { actor: ctx.actor, action: 'alertRule.delete', subject: alertRuleId, detail: {} });
    });
    return { done: true as const };
  });
