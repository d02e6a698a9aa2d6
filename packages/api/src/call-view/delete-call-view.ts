import { deleteCallView as deleteStoredView } from '@aybiza/db/call-views';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { deleteCallViewInput, doneOutput } from './call-view.schema.ts';

/** Deletes a view of one's own; nobody sees it any more. */
export const deleteCallView = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'DELETE /call-views/{callViewId}',
  summary: 'Delete a view of the calls',
})
  .input(deleteCallViewInput)
  .output(doneOutput)
  .mutation(async ({ ctx, input: { callViewId: id } }) => {
    const view = { id, ownerId: ctx.actor.id };
    if (!(await ctx.inWorkspace((tx) => deleteStoredView(tx, view)))) throw notFound('view');
    return { done: true as const };
  });
