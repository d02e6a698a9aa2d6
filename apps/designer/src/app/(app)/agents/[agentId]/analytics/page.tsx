import { AnalyticsPage } from '../../../../../features/analytics/index.ts';

export const metadata = { title: 'Analytics' };

export default async function Page({ params }: PageProps<'/agents/[agentId]/analytics'>) {
  const { agentId } = await params;
  return <AnalyticsPage agentId={agentId} />;
}
