import { CallsPage } from '../../../../../features/calls/index.ts';

export const metadata = { title: 'Calls' };

export default async function Page({ params }: PageProps<'/agents/[agentId]/calls'>) {
  const { agentId } = await params;
  return <CallsPage agentId={agentId} />;
}
