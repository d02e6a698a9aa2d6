import { CallsPage } from '../../../../../features/calls/index.ts';
import { pageTitle } from '../../../../page-title.ts';

export const generateMetadata = pageTitle('calls');

export default async function Page({ params }: PageProps<'/agents/[agentId]/calls'>) {
  const { agentId } = await params;
  return <CallsPage agentId={agentId} />;
}
