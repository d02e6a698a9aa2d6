import { deleteComment as deleteStoredComment } from '@aybiza/db/comments';
import { tellNews } from '../live/tell-news.ts';
import { workspaceProcedure } from '../trpc.ts';
import { deleteCommentInput, deleteCommentOutput } from './delete-comment.schema.ts';
import { getOwnComment } from './get-own-comment.ts';

/** Takes a comment of one's own away for good. With the last one the thread goes as well. */
export const deleteComment = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'DELETE /comments/{commentId}',
  summary: 'Delete a comment of your own',
})
  .input(deleteCommentInput)
  .output(deleteCommentOutput)
  .mutation(async ({ ctx, input: { commentId: id } }) => {
    const flowId = await ctx.inWorkspace(async (tx) => {
      const { threadId, flowId } = await getOwnComment(tx, { id, userId: ctx.actor.id });
      await deleteStoredComment(tx, { id, threadId });
      return flowId;
    });
    await tellNews(ctx.services, flowId, 'comments');
    return { deleted: true as const };
  });
