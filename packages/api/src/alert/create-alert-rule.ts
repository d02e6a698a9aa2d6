import { addAlertRule } from '@aybiza/db/alerts/alert-rules';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { apiError } from '../api-error.ts';
import { checkAgent } from '../check-agent.ts';
import { workspaceProcedure } from '../trpc.ts';
import { createAlertRuleInput, createAlertRuleOutput } from './alert.schema.ts';

/** Watches something from now on. */
export const createAlertRule = workspaceProcedure({
  role: 'editor',
  scope: 'alerts:write',
  route: 'POST /alert-rules',
  summary: 'Create a rule of alerts',
})
  .input(createAlertRuleInput)
  .output(createAlertRuleOutput)
  .mutation(async ({ ctx, input: { agentId, calmAt, ...given } }) => {
    const rule = { ...given, agentId: agentId ?? null, calmAt: calmAt ?? given.threshold };
    const alertRuleId = await ctx.inWorkspace(async (tx) => {
      if (agentId !== undefined) await checkAgent(tx, agentId);
      const id = await addAlertRule(tx, rule);
      if (id !== undefined)
        await addAuditEntry(tx, { actor: ctx.actor, action: 'alertRule.create', subject: id, detail: {} });
      return id;
    });
    if (alertRuleId === undefined) throw apiError('TOO_MANY_RULES', 'There are 100 rules. Delete one first.');
    return { alertRuleId };
  });
