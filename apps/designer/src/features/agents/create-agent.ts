import type { TemplateId } from '@aybiza/flow';
import type { AgentId } from '@aybiza/foundation/ids';
import type { useTRPCClient } from '../../trpc/client.tsx';
import { keepReport, type ReadFlow } from '../flow-import/index.ts';

/** Where a new agent's flow comes from. */
export type FlowOrigin =
  | { readonly from: 'template'; readonly template: TemplateId | 'empty' }
  | { readonly from: 'file'; readonly read: ReadFlow };

export interface NewAgent {
  readonly name: string;
  readonly origin: FlowOrigin;
  /** Made by an attempt before, whose flow could not be saved: it is used, so that nobody gets two. */
  readonly made: AgentId | null;
  onMade(agentId: AgentId): void;
}

/** An agent with its first flow. A flow from a file is saved as the first draft, its report kept for the editor. */
export async function createAgent(client: ReturnType<typeof useTRPCClient>, agent: NewAgent): Promise<AgentId> {
  const { name, origin, made, onMade } = agent;
  if (origin.from === 'template') {
    return (await client.agent.create.mutate({ name, template: origin.template })).agentId;
  }
  const agentId = made ?? (await client.agent.create.mutate({ name, template: 'empty' })).agentId;
  onMade(agentId);
  const { flow, report } = origin.read;
  const { revision } = await client.flow.getDraft.query({ agentId });
  await client.flow.saveDraft.mutate({ agentId, flow: { ...flow, name }, revision });
  keepReport(sessionStorage, agentId, report);
  return agentId;
}
