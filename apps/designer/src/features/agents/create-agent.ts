import type { Flow, TemplateId } from '@aybiza/flow';
import type { GuidedAnswers } from '@aybiza/flow-writer/guided';
import type { AgentId } from '@aybiza/foundation/ids';
import type { useTRPCClient } from '../../trpc/client.tsx';
import { keepReport, type ReadFlow } from '../flow-import/index.ts';

/** Where a new agent's flow comes from. */
export type FlowOrigin =
  | { readonly from: 'template'; readonly template: TemplateId | 'empty' }
  | { readonly from: 'file'; readonly read: ReadFlow }
  | { readonly from: 'questions'; readonly answers: GuidedAnswers }
  | { readonly from: 'description'; readonly description: string };

export interface NewAgent {
  readonly name: string;
  readonly origin: FlowOrigin;
  /** Made by an attempt before, whose flow could not be saved: it is used, so that nobody gets two. */
  readonly made: AgentId | null;
  onMade(agentId: AgentId): void;
}

type Client = ReturnType<typeof useTRPCClient>;

/** An agent with its first flow: kept whole, or, from a description, about to be written. */
export async function createAgent(client: Client, agent: NewAgent): Promise<AgentId> {
  const { name, origin, made, onMade } = agent;
  if (origin.from === 'template') {
    return (await client.agent.create.mutate({ name, template: origin.template })).agentId;
  }
  const agentId = made ?? (await client.agent.create.mutate({ name, template: 'empty' })).agentId;
  onMade(agentId);
  if (origin.from === 'description') {
    await client.flow.write.mutate({ agentId, description: origin.description });
    return agentId;
  }
  const { flow, report } =
    origin.from === 'file' ? origin.read : { flow: await flowOfAnswers(origin.answers), report: null };
  const { revision } = await client.flow.getDraft.query({ agentId });
  await client.flow.saveDraft.mutate({ agentId, flow: { ...flow, name }, revision });
  // For the editor.
  keepReport(sessionStorage, agentId, report);
  return agentId;
}

/** Everything about flows is loaded when somebody wants one: the editor, which comes next, needs it as well. */
async function flowOfAnswers(answers: GuidedAnswers): Promise<Flow> {
  const [{ writeGuidedFlow }, { arrangeFlow }] = await Promise.all([
    import('@aybiza/flow-writer/guided'),
    import('../editor/index.ts'),
  ]);
  return arrangeFlow(await writeGuidedFlow(answers));
}
