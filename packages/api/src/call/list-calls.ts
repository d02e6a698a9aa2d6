import { listCalls as listStoredCalls } from '@aybiza/db/list-calls';
import { workspaceProcedure } from '../trpc.ts';
import { leaveOut } from './leave-out.ts';
import { listCallsInput, listCallsOutput } from './list-calls.schema.ts';

/** Calls, newest first, page by page. */
export const listCalls = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /calls',
  summary: 'List calls',
})
  .input(listCallsInput)
  .output(listCallsOutput)
  .query(async ({ ctx, input }) => {
    const { limit, cursor, ...filter } = leaveOut(input);
    const page = { limit: input.limit, ...(cursor === undefined ? {} : { cursor }) };
    const { calls, nextCursor } = await ctx.inWorkspace((tx) => listStoredCalls(tx, filter, page));
    return { items: calls, nextCursor: nextCursor ?? null };
  });
