import { router } from '../trpc.ts';
import { deleteComment } from './delete-comment.ts';
import { editComment } from './edit-comment.ts';
import { listComments } from './list-comments.ts';
import { markThreadRead } from './mark-thread-read.ts';
import { reopenThread } from './reopen-thread.ts';
import { reply } from './reply.ts';
import { resolveThread } from './resolve-thread.ts';
import { startThread } from './start-thread.ts';

export const commentRouter = router({
  list: listComments,
  startThread,
  reply,
  edit: editComment,
  delete: deleteComment,
  resolve: resolveThread,
  reopen: reopenThread,
  markRead: markThreadRead,
});
