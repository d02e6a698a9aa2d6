import { addAuditEntry } from '@aybiza/db/audit-entries';
import { shareCallView as shareStoredView } from '@aybiza/db/call-views';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { doneOutput, shareCallViewInput } from './call-view.schema.ts';

/** Shows a view to everybody in the workspace, or to its maker alone again. */
export const shareCallView = workspaceProcedure({
  role: 'editor',
  scope: null,
  route: 'POST /call-views/{callViewId}/share',
  summary: 'Share a view of the calls',
})
  .input(shareCallViewInput)
  .output(doneOutput)
  .mutation(async ({ ctx, input: { callViewId: id, isShared } }) => {
    const isDone = await ctx.inWorkspace(async (tx) => {
      if (!(await shareStoredView(tx, { id, userId: ctx.actor.id }, isShared))) return false;
      await addAuditEntry(tx, { actor: ctx.actor, action: 'callView.share', subject: id, detail: { isShared } });
      return true;
    });
    if (!isDone) throw notFound('view');
    return { done: true as const };
  });
