'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { Page, QueryState } from '../workspace/index.ts';
import type { Agent } from './agent.ts';
import { AgentCard } from './agent-card.tsx';
import styles from './agents.module.css';
import { CreateAgentDialog } from './create-agent-dialog.tsx';
import { DeleteAgentDialog } from './delete-agent-dialog.tsx';
import { RenameAgentDialog } from './rename-agent-dialog.tsx';
import { agentsStrings } from './strings.ts';

type Open = { dialog: 'create' } | { dialog: 'rename' | 'delete'; agent: Agent } | null;

/** Calls come in while one looks. */
const REFRESH_MS = 15_000;

/** Every agent of the workspace, and how its day goes. */
export function AgentsPage() {
  const strings = useStrings(agentsStrings);
  const trpc = useTRPC();
  const agents = useQuery(trpc.agent.list.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const create = (
    <IfMay call="agent.create">
      <Button look="primary" onClick={() => setOpen({ dialog: 'create' })}>
        {strings.create}
      </Button>
    </IfMay>
  );
  return (
    <Page title={strings.title} lead={strings.lead} actions={agents.data?.length ? create : undefined}>
      <QueryState query={agents}>
        {(cards) =>
          cards.length === 0 ? (
            <EmptyState icon="converse" title={strings.emptyTitle} action={create}>
              {strings.emptyText}
            </EmptyState>
          ) : (
            <ul className={styles.cards}>
              {cards.map((agent) => (
                <li key={agent.id}>
                  <AgentCard
                    agent={agent}
                    onRename={() => setOpen({ dialog: 'rename', agent })}
                    onDelete={() => setOpen({ dialog: 'delete', agent })}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {open?.dialog === 'create' ? <CreateAgentDialog onClose={close} /> : null}
      {open?.dialog === 'rename' ? <RenameAgentDialog agent={open.agent} onClose={close} /> : null}
      {open?.dialog === 'delete' ? <DeleteAgentDialog agent={open.agent} onClose={close} /> : null}
    </Page>
  );
}
