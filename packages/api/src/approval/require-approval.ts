import { updateAgent } from '@aybiza/db/agents';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { notFound } from '../api-error.ts';
import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { tellNews } from '../live/tell-news.ts';
import { workspaceProcedure } from '../trpc.ts';
import { requireApprovalInput, requireApprovalOutput } from './require-approval.schema.ts';

/** Says whether publishing an agent needs approval by somebody else. People only: a key could take away what it is held by. */
export const requireApproval = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'PUT /agents/{agentId}/approval',
  summary: 'Say whether publishing an agent needs approval',
})
  .input(requireApprovalInput)
  .output(requireApprovalOutput)
  .mutation(async ({ ctx, input: { agentId, isNeeded } }) => {
    const flowId = await ctx.inWorkspace(async (tx) => {
      const agent = await updateAgent(tx, agentId, { needsApproval: isNeeded });
      if (agent === undefined) throw notFound('agent');
      const { actor } = ctx;
      await addAuditEntry(tx, { actor, action: 'agent.requireApproval', subject: agentId, detail: { isNeeded } });
      return (await getAgentDraft(tx, agentId)).id;
    });
    await tellNews(ctx.services, flowId, 'approval');
    return { isNeeded };
  });
