import { AnalyticsPage } from '../../../../../features/analytics/index.ts';
import { pageTitle } from '../../../../page-title.ts';

export const generateMetadata = pageTitle('analytics');

export default async function Page({ params }: PageProps<'/agents/[agentId]/analytics'>) {
  const { agentId } = await params;
  return <AnalyticsPage agentId={agentId} />;
}
