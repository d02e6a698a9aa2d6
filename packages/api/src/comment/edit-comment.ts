import { editComment as editStoredComment } from '@aybiza/db/comments';
import { tellNews } from '../live/tell-news.ts';
import { workspaceProcedure } from '../trpc.ts';
import { checkMentions } from './check-mentions.ts';
import { editCommentInput, editCommentOutput } from './edit-comment.schema.ts';
import { getOwnComment } from './get-own-comment.ts';

/** Puts another text in the place of a comment of one's own. */
export const editComment = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'PUT /comments/{commentId}',
  summary: 'Edit a comment of your own',
})
  .input(editCommentInput)
  .output(editCommentOutput)
  .mutation(async ({ ctx, input: { commentId: id, text, mentions } }) => {
    const flowId = await ctx.inWorkspace(async (tx) => {
      const { flowId } = await getOwnComment(tx, { id, userId: ctx.actor.id });
      await editStoredComment(tx, { id, text, mentions: await checkMentions(tx, mentions) });
      return flowId;
    });
    await tellNews(ctx.services, flowId, 'comments');
    return { saved: true as const };
  });
