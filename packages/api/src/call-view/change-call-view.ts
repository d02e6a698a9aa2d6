import { changeCallView as changeStoredView } from '@aybiza/db/call-views';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { changeCallViewInput, doneOutput } from './call-view.schema.ts';

/** Gives a view of one's own another name or other filters. */
export const changeCallView = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'PUT /call-views/{callViewId}',
  summary: 'Change a view of the calls',
})
  .input(changeCallViewInput)
  .output(doneOutput)
  .mutation(async ({ ctx, input: { callViewId: id, ...change } }) => {
    const view = { id, ownerId: ctx.actor.id };
    if (!(await ctx.inWorkspace((tx) => changeStoredView(tx, view, change)))) throw notFound('view');
    return { done: true as const };
  });
