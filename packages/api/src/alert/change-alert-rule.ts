import { changeAlertRule as changeStoredRule } from '@aybiza/db/alerts/alert-rules';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { notFound } from '../api-error.ts';
import { checkAgent } from '../check-agent.ts';
import { workspaceProcedure } from '../trpc.ts';
import { changeAlertRuleInput, doneOutput } from './alert.schema.ts';

/** Replaces a rule. An alert that it has raised is over. */
export const changeAlertRule = workspaceProcedure({
  role: 'editor',
  scope: 'alerts:write',
  route: 'PUT /alert-rules/{alertRuleId}',
  summary: 'Replace a rule of alerts',
})
  .input(changeAlertRuleInput)
  .output(doneOutput)
  .mutation(async ({ ctx, input: { alertRuleId, agentId, calmAt, ...given } }) => {
    const rule = { ...given, agentId: agentId ?? null, calmAt: calmAt ?? given.threshold };
    await ctx.inWorkspace(async (tx) => {
      if (agentId !== undefined) await checkAgent(tx, agentId);
      if (!(await changeStoredRule(tx, alertRuleId, rule))) throw notFound('rule');
      await addAuditEntry(tx, { actor: ctx.actor, action: 'alertRule.change', subject: alertRuleId, detail: {} });
    });
    return { done: true as const };
  });
