import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import {
  type AgentId,
  agentIdSchema,
  callIdSchema,
  contactIdSchema,
  flowCheckpointIdSchema,
} from '@aybiza/foundation/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import { errorCode, useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { useExplain } from '../../trpc/use-error-text.ts';
import type {
  FlowSource,
  HearingRequest,
  KeptFlow,
  NamedSource,
  PossibleCaller,
  Publishing,
  PublishResult,
  RequestTrial,
  RequestTrialResult,
  TestCallWish,
  VersionSource,
} from '../editor/index.ts';
import { toRelease } from '../releases/index.ts';
import { fetchHearing } from './fetch-hearing.ts';
import { agentFlowStrings } from './strings.ts';

/** Of those who called last. */
const MOST_CALLERS = 50;

/** What the editor asks of the server. Each rejects with a sentence for people when the server could not be reached or refused. */
export function useFlowActions(agentId: AgentId) {
  const strings = useStrings(agentFlowStrings);
  const explain = useExplain();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return {
    async onPublish({ name, note, release }: Publishing): Promise<PublishResult> {
      const published = await client.flow.publish.mutate({ agentId, name, note, ...toRelease(release) }).catch(explain);
      if (published.status === 'refused') throw new Error(strings.refused);
      await Promise.all(
        [trpc.agent.pathKey(), trpc.approval.pathKey(), trpc.deployment.pathKey()].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
      const isLive = published.planId === null && release.environment === 'live';
      return { version: published.number, isLive };
    },
    async hearPrompt({ text, voice, language }: HearingRequest, signal: AbortSignal): Promise<ArrayBuffer> {
      const way = await client.flow.hearPrompt.mutate({ agentId, text, voice, language }, { signal }).catch(explain);
      return fetchHearing({ ...way, signal }, strings.hearing);
    },
    async listCallers(): Promise<readonly PossibleCaller[]> {
      const { items } = await client.contact.list.query({ limit: MOST_CALLERS });
      return items.map(({ id, name, e164 }) => ({ id, name: name === '' ? e164 : `${name}, ${e164}` }));
    },
    async createTestCall({
      flow,
      called,
      requests,
      caller,
      goBack,
    }: TestCallWish): Promise<{ url: string; token: string }> {
      const what =
        called === null ? { flow } : typeof called === 'number' ? { version: called } : { environment: called };
      const call = await client.calls.createTestCall
        .mutate({
          agentId,
          ...what,
          requests,
          ...(caller === null ? {} : { contactId: contactIdSchema.parse(caller) }),
          ...(goBack === undefined ? {} : { goBack: toInput(goBack) }),
        })
        .catch(explain);
      if (call.status === 'refused') throw new Error(strings.notCallable);
      return { url: call.url, token: call.token };
    },
    tryRequest: ({ flow, node, values }: RequestTrial): Promise<RequestTrialResult> =>
      client.flow.tryRequest.mutate({ agentId, flow, node, values }).catch(explain),
  };
}

/** What the agent's flow was before. @param liveVersion the version that answers calls, and `answering`: which versions answer where, in any words */
export function useVersions(
  agentId: AgentId,
  { liveVersion, answering }: { liveVersion: number | null; answering: string },
): VersionSource {
  const explain = useExplain();
  const client = useTRPCClient();
  const [changes, setChanges] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept or renamed, or answers elsewhere, makes it another object
  return useMemo(() => {
    const changed = () => setChanges((count) => count + 1);
    return {
      liveVersion,
      async list() {
        const [versions, checkpoints] = await Promise.all([
          client.flow.listVersions.query({ agentId }),
          client.checkpoint.list.query({ agentId }),
        ]);
        return [...versions.map(toPublished), ...checkpoints.map(toCheckpoint)];
      },
      async load(kept) {
        try {
          if (kept.kind === 'version')
            return (await client.flow.getPublished.query({ agentId, number: kept.number })).flow;
          return (await client.checkpoint.get.query({ checkpointId: flowCheckpointIdSchema.parse(kept.id) })).flow;
        } catch (error) {
          if (errorCode(error) === 'NOT_FOUND') return undefined;
          throw error;
        }
      },
      async keep(name) {
        await client.checkpoint.create.mutate({ agentId, reason: 'named', name }).catch(explain);
        changed();
      },
      async keepBefore(reason) {
        await client.checkpoint.create.mutate({ agentId, reason }).catch(explain);
        changed();
      },
      async rename(checkpoint, name) {
        const checkpointId = flowCheckpointIdSchema.parse(checkpoint);
        await client.checkpoint.rename.mutate({ checkpointId, name }).catch(explain);
        changed();
      },
    };
  }, [client, agentId, liveVersion, answering, changes, explain]);
}

type Answers = inferRouterOutputs<AppRouter>;

function toPublished(version: Answers['flow']['listVersions'][number]): KeptFlow {
  const { number, name, note, environments, createdAt: at, publishedByName: by } = version;
  return { kind: 'version', number, name, note, environments, at, by };
}

function toCheckpoint(checkpoint: Answers['checkpoint']['list'][number]): KeptFlow {
  const { id, reason, name, draftSavedAt: at, createdByName: by } = checkpoint;
  return { kind: 'checkpoint', id, reason, name, at, by };
}

/** The published flows of the workspace, for the steps that run one; the agent's own are left out: it would run inside itself. */
export function usePublishedFlows(agentId: AgentId): FlowSource {
  const client = useTRPCClient();
  return {
    async listAgents() {
      const agents = await client.agent.list.query();
      return agents.filter(({ id }) => id !== agentId).map(({ id, name }) => ({ agent: id, name }));
    },
    async listVersions(agent) {
      const versions = await client.flow.listVersions.query({ agentId: agentIdSchema.parse(agent) });
      return versions.map(({ number, note }) => ({ version: number, note }));
    },
    async load({ agent, version }) {
      const id = agentIdSchema.safeParse(agent);
      if (!id.success) return undefined;
      try {
        return await client.flow.getPublished.query({ agentId: id.data, number: version });
      } catch (error) {
        if (errorCode(error) === 'NOT_FOUND') return undefined;
        throw error;
      }
    },
  };
}

/** What steps name of the workspace's; asked for again once it is some seconds old. */
export function useNamed(): NamedSource {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return {
    async findLibrary() {
      const { documents, collections } = await queryClient.fetchQuery(trpc.knowledge.list.queryOptions());
      return {
        documents: new Set(documents.map(({ id }) => id)),
        collections: new Set(collections.map(({ id }) => id)),
      };
    },
    async findCredentials() {
      const credentials = await queryClient.fetchQuery(trpc.credential.list.queryOptions());
      return new Map(credentials.map(({ name, origins }) => [name, origins]));
    },
    async findCallers() {
      const callers = await queryClient.fetchQuery(trpc.callBack.listCallers.queryOptions());
      return new Map(callers.map(({ id, inputs }) => [id, inputs]));
    },
  };
}

function toInput({ callId, seq, instead }: NonNullable<TestCallWish['goBack']>) {
  return { callId: callIdSchema.parse(callId), seq, ...(instead === undefined ? {} : { instead }) };
}
