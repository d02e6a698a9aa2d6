import { AgentFlowPage } from '../../../../../features/agent-flow/index.ts';
import { pageTitle } from '../../../../page-title.ts';

export const generateMetadata = pageTitle('flow');

export default async function Page({ params, searchParams }: PageProps<'/agents/[agentId]/flow'>) {
  const { agentId } = await params;
  const { call, seq } = await searchParams;
  if (typeof call !== 'string') return <AgentFlowPage agentId={agentId} />;
  const entry = typeof seq === 'string' && /^\d{1,7}$/.test(seq) ? Number(seq) : null;
  return <AgentFlowPage agentId={agentId} from={{ callId: call, seq: entry }} />;
}
