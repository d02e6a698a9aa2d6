'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { ConfirmDialog } from '../workspace/index.ts';
import type { Agent } from './agent.ts';
import { agentsStrings as strings } from './strings.ts';

/** Asks before an agent goes for good. The server refuses while callers can reach it, and says how to change that. */
export function DeleteAgentDialog({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.agent.delete.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      title={strings.deleteTitle(agent.name)}
      submitLabel={strings.delete}
      change={remove}
      onConfirm={() => remove.mutate({ agentId: agent.id })}
      onClose={onClose}
    >
      <p>{strings.deleteText}</p>
    </ConfirmDialog>
  );
}
