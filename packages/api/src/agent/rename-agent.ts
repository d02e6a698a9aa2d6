import { updateAgent } from '@aybiza/db/agents';
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
  .mutation(async ({ ctx, input: { agentId, name } }) => {
    const agent = await ctx.inWorkspace((tx) => updateAgent(tx, agentId, { name }));
    if (agent === undefined) throw notFound('agent');
    return { name: agent.name };
  });
