import { type AgentId, publishRequestIdSchema } from '@aybiza/foundation/ids';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { useExplain } from '../../trpc/use-error-text.ts';
import type { ApprovalSource } from '../editor/index.ts';
import { agentFlowStrings } from './strings.ts';

/** Whose word publishing the agent takes; fetched again whenever the server tells that it is different. */
export function useAgentApproval(agentId: AgentId): ApprovalSource {
  const trpc = useTRPC();
  const { data = null } = useQuery(trpc.approval.get.queryOptions({ agentId }));
  const actions = useApprovalActions(agentId);
  return useMemo(() => ({ approval: data, ...actions }), [data, actions]);
}

/** Each is over when everything shows what it did. */
function useApprovalActions(agentId: AgentId): Omit<ApprovalSource, 'approval'> {
  const strings = useStrings(agentFlowStrings);
  const explain = useExplain();
  const trpc = useTRPC();
  const { approval } = useTRPCClient();
  const queryClient = useQueryClient();
  return useMemo(() => {
    const look = () => queryClient.invalidateQueries({ queryKey: trpc.approval.pathKey() });
    const done = async <Result>(request: Promise<Result>): Promise<Result> => {
      try {
        return await request.catch(explain);
      } finally {
        // Also when it was refused: somebody else may have decided.
        const changed = [trpc.approval.pathKey(), trpc.agent.pathKey(), trpc.deployment.pathKey()];
        await Promise.all(changed.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
      }
    };
    const requestId = (id: string) => publishRequestIdSchema.parse(id);
    return {
      look,
      async ask(about) {
        const asked = await done(approval.ask.mutate({ agentId, ...about }));
        if (asked.status === 'refused') throw new Error(strings.refused);
      },
      async withdraw(id) {
        await done(approval.withdraw.mutate({ requestId: requestId(id) }));
      },
      async approve(id, options) {
        const decision = await done(approval.approve.mutate({ requestId: requestId(id), ...options }));
        return decision.status === 'published' ? { status: 'published', version: decision.number } : decision;
      },
      async decline(id, reason) {
        await done(approval.decline.mutate({ requestId: requestId(id), reason }));
      },
      async setNeeded(isNeeded) {
        await done(approval.require.mutate({ agentId, isNeeded }));
      },
    };
  }, [agentId, trpc, approval, queryClient, strings, explain]);
}
