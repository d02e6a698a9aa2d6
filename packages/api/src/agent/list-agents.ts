import { listAgents as listStoredAgents } from '@aybiza/db/agents';
import { workspaceProcedure } from '../trpc.ts';
import type { AgentCard } from './agent-card.schema.ts';
import { describeAgent } from './describe-agent.ts';
import { listAgentsOutput } from './list-agents.schema.ts';

/** Every agent of the workspace, in the order they were made. */
export const listAgents = workspaceProcedure({
  role: 'viewer',
  scope: 'agents:read',
  route: 'GET /agents',
  summary: 'List agents',
})
  .output(listAgentsOutput)
  .query(({ ctx }) =>
    ctx.inWorkspace(async (tx) => {
      const cards: AgentCard[] = [];
      for (const agent of await listStoredAgents(tx)) {
        cards.push(await describeAgent(tx, agent, { now: ctx.services.clock.now(), readerId: ctx.actor.id }));
      }
      return cards;
    }),
  );
