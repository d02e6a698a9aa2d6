import { updateAgent } from '@aybiza/db/agents';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { renameAgentInput, renameAgentOutput } from './rename-agent.schema.ts';

/** Gives an agent another name; callers notice nothing. */
export const renameAgent = workspaceProcedure({
  role: 'editor',
  scope: 'agents:write',
  route: 'PATCH /agents/{agentId}',
  summary: 'Rename an agent',
})
  .input(renameAgentInput)
  .output(renameAgentOutput)
  .mutation(({ ctx, input: { agentId, name } }) =>
    ctx.inWorkspace(async (tx) => {
      const agent = await updateAgent(tx, agentId, { name });
      if (agent === undefined) throw notFound('agent');
      await addAuditEntry(tx, { actor: ctx.actor, action: 'agent.renamed', subject: agentId, detail: { name } });
      return { name: agent.name };
    }),
  );
