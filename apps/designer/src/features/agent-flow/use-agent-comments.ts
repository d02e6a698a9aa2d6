import { type AgentId, commentIdSchema, commentThreadIdSchema } from '@aybiza/foundation/ids';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { useExplain } from '../../trpc/use-error-text.ts';
import type { CommentSource, Written } from '../editor/index.ts';

type CommentActions = Omit<CommentSource, 'self' | 'status' | 'threads' | 'members'>;

/** What is said about the agent's flow, as `self` sees it; fetched again whenever the server tells that it is different. */
export function useAgentComments(agentId: AgentId, self: string): CommentSource {
  const trpc = useTRPC();
  const { data, isError } = useQuery(trpc.comment.list.queryOptions({ agentId }));
  const actions = useCommentActions(agentId);
  return useMemo(() => {
    const { threads, members } = data ?? { threads: [], members: [] };
    const status = data !== undefined ? 'known' : isError ? 'failed' : 'loading';
    return { self, status, threads, members, ...actions };
  }, [self, data, isError, actions]);
}

/** Each is over when the list shows what it did. */
function useCommentActions(agentId: AgentId): CommentActions {
  const explain = useExplain();
  const trpc = useTRPC();
  const { comment } = useTRPCClient();
  const queryClient = useQueryClient();
  return useMemo(() => {
    const fetchAgain = () => queryClient.invalidateQueries({ queryKey: trpc.comment.pathKey() });
    const done = async <Result>(request: Promise<Result>): Promise<Result> => {
      const result = await request.catch(explain);
      await fetchAgain();
      return result;
    };
    const threadId = (id: string) => commentThreadIdSchema.parse(id);
    const toInput = ({ text, mentions }: Written) => ({ text, mentions: [...mentions] });
    return {
      async start(nodeId, written) {
        const started = await done(comment.startThread.mutate({ agentId, nodeId, ...toInput(written) }));
        return started.threadId;
      },
      async reply(thread, written) {
        await done(comment.reply.mutate({ threadId: threadId(thread), ...toInput(written) }));
      },
      async edit(id, written) {
        await done(comment.edit.mutate({ commentId: commentIdSchema.parse(id), ...toInput(written) }));
      },
      async remove(id) {
        await done(comment.delete.mutate({ commentId: commentIdSchema.parse(id) }));
      },
      async setResolved(thread, resolved) {
        const input = { threadId: threadId(thread) };
        await done(resolved ? comment.resolve.mutate(input) : comment.reopen.mutate(input));
      },
      async markRead(thread, until) {
        await done(comment.markRead.mutate({ threadId: threadId(thread), until }));
        // The agents' cards count what calls for this person.
        await queryClient.invalidateQueries({ queryKey: trpc.agent.list.queryKey() });
      },
    };
  }, [agentId, trpc, comment, queryClient, explain]);
}
