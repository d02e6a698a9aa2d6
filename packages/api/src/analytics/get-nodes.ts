import { sumNodes } from '@aybiza/db/analytics/node-sums';
import { checkAgent } from '../check-agent.ts';
import { workspaceProcedure } from '../trpc.ts';
import { agentAnalyticsInput, nodesOutput } from './analytics.schema.ts';
import { readAnalytics } from './read-analytics.ts';

/** How many callers came to each node of an agent, how long they stayed, and where they left. */
export const getNodes = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /analytics/nodes',
  summary: 'Get what callers did in each node',
})
  .input(agentAnalyticsInput)
  .output(nodesOutput)
  .query(({ ctx, input }) => {
    const { period, selection } = readAnalytics(input);
    return ctx.inWorkspace(async (tx) => {
      await checkAgent(tx, input.agentId);
      return sumNodes(tx, selection, period);
    });
  });
