import type { Flow } from '@aybiza/flow';
import { type AgentId, agentIdSchema } from '@aybiza/foundation/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { errorCode, errorText, useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import type { FlowSource, HearingRequest, PublishResult, VersionSource } from '../editor/index.ts';
import { fetchHearing } from './fetch-hearing.ts';
import { agentFlowStrings as strings } from './strings.ts';

/** What the editor asks of the server. Each rejects with a sentence for people when the server could not be reached or refused. */
export function useFlowActions(agentId: AgentId) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return {
    async onPublish(note: string): Promise<PublishResult> {
      const published = await client.flow.publish.mutate({ agentId, note }).catch(explain);
      if (published.status === 'refused') throw new Error(strings.refused);
      await Promise.all(
        [trpc.agent.pathKey(), trpc.approval.pathKey()].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      );
      return { version: published.number };
    },
    async hearPrompt({ text, voice, language }: HearingRequest, signal: AbortSignal): Promise<ArrayBuffer> {
      const way = await client.flow.hearPrompt.mutate({ agentId, text, voice, language }, { signal }).catch(explain);
      return fetchHearing(way, signal);
    },
    async createTestCall(flow: Flow): Promise<{ url: string; token: string }> {
      const call = await client.calls.createTestCall.mutate({ agentId, flow }).catch(explain);
      if (call.status === 'refused') throw new Error(strings.notCallable);
      return { url: call.url, token: call.token };
    },
  };
}

/** What was published of the agent's flow. */
export function useVersions(agentId: AgentId, liveVersion: number | null): VersionSource {
  const client = useTRPCClient();
  return useMemo(
    () => ({
      liveVersion,
      async list() {
        const versions = await client.flow.listVersions.query({ agentId });
        return versions.map(({ number, note, live, createdAt }) => ({ number, note, live, publishedAt: createdAt }));
      },
      async load(number) {
        try {
          const published = await client.flow.getPublished.query({ agentId, number });
          return published.flow;
        } catch (error) {
          if (errorCode(error) === 'NOT_FOUND') return undefined;
          throw error;
        }
      },
    }),
    [client, agentId, liveVersion],
  );
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

/** @throws Error with a sentence for people */
export function explain(error: unknown): never {
  throw new Error(errorText(error), { cause: error });
}
