'use client';

import { type AgentId, agentIdSchema } from '@aybiza/foundation/ids';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { EditorPage } from '../editor/index.ts';
import { findReport, type KeptReport, keepReport } from '../flow-import/index.ts';
import { MissingNotice, QueryState } from '../workspace/index.ts';
import { useFlowActions, usePublishedFlows, useVersions } from './use-flow-actions.ts';

const links = { agents: '/', settings: '/settings#vendors', call: (callId: string) => `/calls/${callId}` };

/** The editor on an agent's draft. */
export function AgentFlowPage({ agentId }: { agentId: string }) {
  const id = agentIdSchema.safeParse(agentId);
  return id.success ? <Editor agentId={id.data} /> : <MissingNotice />;
}

function Editor({ agentId }: { agentId: AgentId }) {
  const trpc = useTRPC();
  const agent = useQuery(trpc.agent.get.queryOptions({ agentId }));
  const status = useQuery(trpc.system.status.queryOptions());
  // The editor keeps the draft from here on: a copy that is fetched again later would only mislead.
  const draft = useQuery(
    trpc.flow.getDraft.queryOptions({ agentId }, { staleTime: 0, gcTime: 0, refetchOnWindowFocus: false }),
  );
  const actions = useFlowActions(agentId);
  const publishedFlows = usePublishedFlows(agentId);
  const versions = useVersions(agentId, agent.data?.liveVersion ?? null);
  const report = useKeptReport(agentId);
  return (
    <QueryState query={agent}>
      {({ name, liveVersion }) => (
        <QueryState query={status}>
          {({ equipment }) => (
            <QueryState query={draft}>
              {({ flow, revision }) => (
                <EditorPage
                  agentName={name}
                  flow={flow}
                  revision={revision}
                  liveVersion={liveVersion}
                  practice={{
                    stt: equipment.stt === 'practice',
                    tts: equipment.tts === 'practice',
                    llm: equipment.llm === 'practice',
                  }}
                  links={links}
                  publishedFlows={publishedFlows}
                  versions={versions}
                  importReport={report}
                  onImportReport={(report) => keepReport(sessionStorage, agentId, report)}
                  {...actions}
                />
              )}
            </QueryState>
          )}
        </QueryState>
      )}
    </QueryState>
  );
}

/** Of the import that the flow came by; a server, which draws this too, remembers none. */
function useKeptReport(agentId: AgentId): KeptReport | null {
  const [report] = useState(() => (typeof sessionStorage === 'undefined' ? null : findReport(sessionStorage, agentId)));
  return report;
}
