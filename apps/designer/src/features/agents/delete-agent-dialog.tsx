'use client';

import { useMutation } from '@tanstack/react-query';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { ConfirmDialog } from '../workspace/index.ts';
import type { Agent } from './agent.ts';
import { agentsStrings } from './strings.ts';

/** Asks before an agent goes for good. The server refuses while callers can reach it, and says how to change that. */
export function DeleteAgentDialog({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const strings = useStrings(agentsStrings);
  const trpc = useTRPC();
  const remove = useMutation(trpc.agent.delete.mutationOptions({ onSuccess: useRefresh(undefined, onClose) }));
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
