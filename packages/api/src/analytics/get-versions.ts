import { sumCallsByVersion } from '@aybiza/db/analytics/call-sums';
import { sumLatencyByVersion } from '@aybiza/db/analytics/latency-sums';
import { listFlowVersions } from '@aybiza/db/flow-versions';
import { listFlows } from '@aybiza/db/flows';
import { checkAgent } from '../check-agent.ts';
import { workspaceProcedure } from '../trpc.ts';
import { agentAnalyticsInput, versionsOutput } from './analytics.schema.ts';
import { readAnalytics } from './read-analytics.ts';

const NO_ANSWERS = { turns: 0, p50: null, p90: null, p95: null, p99: null };

/** The versions of an agent that took calls in a period, side by side; the most frequent ones first. */
export const getVersions = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /analytics/versions',
  summary: 'Compare versions',
})
  .input(agentAnalyticsInput)
  .output(versionsOutput)
  .query(({ ctx, input }) => {
    const { period, selection } = readAnalytics(input);
    return ctx.inWorkspace(async (tx) => {
      await checkAgent(tx, input.agentId);
      const sums = await sumCallsByVersion(tx, selection, period);
      const latency = await sumLatencyByVersion(tx, selection, period);
      const known = new Map<string, { number: number; name: string }>();
      for (const { id } of await listFlows(tx, input.agentId)) {
        for (const version of await listFlowVersions(tx, id)) known.set(version.id, version);
      }
      return sums.map(({ flowVersionId, ...version }) => ({
        ...version,
        flowVersionId: flowVersionId === '' ? null : flowVersionId,
        number: known.get(flowVersionId)?.number ?? null,
        name: known.get(flowVersionId)?.name ?? '',
        latency: latency.get(flowVersionId) ?? NO_ANSWERS,
      }));
    });
  });
