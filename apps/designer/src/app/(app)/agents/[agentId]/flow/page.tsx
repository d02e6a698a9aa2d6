import { AgentFlowPage } from '../../../../../features/agent-flow/index.ts';

export const metadata = { title: 'Flow' };

export default async function Page({ params }: PageProps<'/agents/[agentId]/flow'>) {
  const { agentId } = await params;
  return <AgentFlowPage agentId={agentId} />;
}
