import { addCallView } from '@aybiza/db/call-views';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { createCallViewInput, createCallViewOutput } from './call-view.schema.ts';

/** Keeps what somebody looks for under a name, for themselves. */
export const createCallView = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'POST /call-views',
  summary: 'Keep a view of the calls',
})
  .input(createCallViewInput)
  .output(createCallViewOutput)
  .mutation(async ({ ctx, input }) => {
    const callViewId = await ctx.inWorkspace((tx) => addCallView(tx, { ...input, ownerId: ctx.actor.id }));
    if (callViewId === undefined) throw apiError('TOO_MANY_VIEWS', 'You have 200 views. Delete one first.');
    return { callViewId };
  });
