import { workspaceProcedure } from '../trpc.ts';
import { listLiveCallsInput, listLiveCallsOutput } from './list-live-calls.schema.ts';
import { toLiveCall } from './to-live-call.ts';

const DESCRIPTION = `The calls that go on now, the newest first, at most 500; those that have ended stay for 20 seconds, with how they \
ended. What is told of a call is a quarter of a second old; asking more often than every 150 ms tells nothing new.`;

/** Every call of the workspace now. */
export const listLiveCalls = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /live/calls',
  summary: 'List live calls',
  description: DESCRIPTION,
})
  .input(listLiveCallsInput)
  .output(listLiveCallsOutput)
  .query(async ({ ctx, input: { agentId } }) => {
    const entries = await ctx.services.liveBoard.list(ctx.workspaceId);
    const wanted = entries.filter(({ call }) => agentId === undefined || call.agentId === agentId);
    return { calls: wanted.map((entry) => toLiveCall(entry, ctx.actor)) };
  });
