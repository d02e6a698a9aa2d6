import { findAgent } from '@aybiza/db/agents';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { describeAgent } from './describe-agent.ts';
import { getAgentInput, getAgentOutput } from './get-agent.schema.ts';

/** One agent. */
export const getAgent = workspaceProcedure({
  role: 'viewer',
  scope: 'agents:read',
  route: 'GET /agents/{agentId}',
  summary: 'Get an agent',
})
  .input(getAgentInput)
  .output(getAgentOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const agent = await findAgent(tx, input.agentId);
      if (agent === undefined) throw notFound('agent');
      return describeAgent(tx, agent, { now: ctx.services.clock.now(), readerId: ctx.actor.id });
    }),
  );
