import { listCallViews as listStoredViews } from '@aybiza/db/call-views';
import { workspaceProcedure } from '../trpc.ts';
import { listCallViewsOutput } from './call-view.schema.ts';

/** The asker's views of the list of calls, and those that are shared. */
export const listCallViews = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'GET /call-views',
  summary: 'List views of the calls',
})
  .output(listCallViewsOutput)
  .query(async ({ ctx }) => {
    const views = await ctx.inWorkspace((tx) => listStoredViews(tx, ctx.actor.id));
    return views.map(({ ownerId, ...view }) => ({ ...view, isOwn: ownerId === ctx.actor.id }));
  });
