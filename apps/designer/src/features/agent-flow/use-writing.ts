import type { AgentId } from '@aybiza/foundation/ids';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import type { WritingSource } from '../editor/index.ts';

const LOOK_EVERY_MS = 1_500;
/** What came of a writing that ended longer ago was read, or is of no interest any more. */
const RECENT_MS = 10 * 60_000;

/** Does a model write the draft? Asks again and again as long as one does. */
export function useWriting(agentId: AgentId): WritingSource {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [openedAt] = useState(() => Date.now());
  const [dismissed, setDismissed] = useState<number | null>(null);
  const { data } = useQuery(
    trpc.flow.getWriting.queryOptions(
      { agentId },
      { refetchInterval: ({ state }) => (state.data?.endedAt === null ? LOOK_EVERY_MS : false) },
    ),
  );
  const stop = useMutation(
    trpc.flow.stopWriting.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.flow.getWriting.queryKey({ agentId }) }),
    }),
  );
  const isOfInterest =
    data != null && data.askedAt !== dismissed && (data.endedAt === null || data.endedAt > openedAt - RECENT_MS);
  return {
    writing: isOfInterest ? data : null,
    stop: () => stop.mutate({ agentId }),
    dismiss: () => setDismissed(data?.askedAt ?? null),
  };
}
