'use client';

import { type AgentId, agentIdSchema } from '@aybiza/foundation/ids';
import type { LiveNews } from '@aybiza/shared-flow';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { AgentDeployments } from '../deployments/index.ts';
import { EditorPage, type LiveDraft } from '../editor/index.ts';
import { findReport, type KeptReport, keepReport } from '../flow-import/index.ts';
import { usePlanning } from '../releases/index.ts';
import { Loading, MissingNotice, QueryState, RetryNotice } from '../workspace/index.ts';
import { agentFlowStrings } from './strings.ts';
import { useAgentApproval } from './use-agent-approval.ts';
import { useAgentComments } from './use-agent-comments.ts';
import { type CallInAddress, useEarlierCall } from './use-earlier-call.ts';
import { useFlowActions, useNamed, usePublishedFlows, useVersions } from './use-flow-actions.ts';
import { useLiveDraft } from './use-live-draft.ts';
import { useWriting } from './use-writing.ts';

const links = { agents: '/', settings: '/settings/providers', call: (callId: string) => `/calls/${callId}` };
const backTestsOf = (agentId: AgentId) => `/agents/${agentId}/back-tests`;

/** The editor on an agent's draft. */
export function AgentFlowPage({ agentId, from }: { agentId: string; from?: CallInAddress }) {
  const id = agentIdSchema.safeParse(agentId);
  return id.success ? <Editor agentId={id.data} from={from} /> : <MissingNotice />;
}

function Editor({ agentId, from }: { agentId: AgentId; from: CallInAddress | undefined }) {
  const trpc = useTRPC();
  const agent = useQuery(trpc.agent.get.queryOptions({ agentId }));
  const status = useQuery(trpc.system.status.queryOptions());
  const privacy = useQuery(trpc.privacy.get.queryOptions());
  const session = useQuery(trpc.session.get.queryOptions());
  const live = useLiveDraft(agentId, useFetchAgain());
  const approval = useAgentApproval(agentId);
  const comments = useAgentComments(agentId, session.data?.person?.userId ?? '');
  const actions = useFlowActions(agentId);
  const publishedFlows = usePublishedFlows(agentId);
  const named = useNamed();
  const planning = usePlanning(agentId);
  const deployments = useQuery(trpc.deployment.list.queryOptions({ agentId }));
  const answering = (deployments.data ?? []).map(({ environment, revision }) => `${environment} ${revision}`).join();
  const versions = useVersions(agentId, { liveVersion: agent.data?.liveVersion ?? null, answering });
  const report = useKeptReport(agentId);
  const writing = useWriting(agentId);
  const earlierCall = useEarlierCall(from);
  return (
    <QueryState query={agent}>
      {({ name, liveVersion }) => (
        <QueryState query={status}>
          {({ equipment }) => (
            <QueryState query={session}>
              {({ person }) => (
                <LiveDraftGate live={live}>
                  {(draft) =>
                    earlierCall === undefined ? (
                      <Loading />
                    ) : (
                      <EditorPage
                        agentName={name}
                        draft={draft}
                        self={{ id: person?.userId ?? '', name: person?.name ?? '' }}
                        liveVersion={liveVersion}
                        practice={{
                          stt: equipment.stt === 'practice',
                          tts: equipment.tts === 'practice',
                          llm: equipment.llm === 'practice',
                        }}
                        links={{ ...links, backTests: backTestsOf(agentId) }}
                        publishedFlows={publishedFlows}
                        named={named}
                        versions={versions}
                        releases={<AgentDeployments agentId={agentId} />}
                        planning={planning}
                        writing={writing}
                        earlierCall={earlierCall}
                        comments={comments}
                        approval={approval}
                        workspaceNotice={privacy.data?.recordingNotice}
                        importReport={report}
                        onImportReport={(report) => keepReport(sessionStorage, agentId, report)}
                        {...actions}
                      />
                    )
                  }
                </LiveDraftGate>
              )}
            </QueryState>
          )}
        </QueryState>
      )}
    </QueryState>
  );
}

/** What a page has to fetch when it hears that it is different. */
function useFetchAgain(): (news: LiveNews) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (news) => {
    const keys = {
      comments: [trpc.comment.pathKey()],
      // What was approved answers, or is planned.
      approval: [trpc.approval.pathKey(), trpc.agent.pathKey(), trpc.deployment.pathKey()],
    };
    for (const queryKey of keys[news]) void queryClient.invalidateQueries({ queryKey });
  };
}

/** The draft once it is open. */
function LiveDraftGate(props: { live: ReturnType<typeof useLiveDraft>; children: (draft: LiveDraft) => ReactNode }) {
  const strings = useStrings(agentFlowStrings);
  const { state, retry } = props.live;
  if (state.status === 'open') return props.children(state.draft);
  if (state.status === 'opening') return <Loading />;
  if (state.code === 'NOT_FOUND') return <MissingNotice />;
  return <RetryNotice onRetry={retry}>{strings.notOpened}</RetryNotice>;
}

/** Of the import that the flow came by; a server, which draws this too, remembers none. */
function useKeptReport(agentId: AgentId): KeptReport | null {
  const [report] = useState(() => (typeof sessionStorage === 'undefined' ? null : findReport(sessionStorage, agentId)));
  return report;
}
