import { BackTestPage } from '../../../../../features/back-test/index.ts';
import { pageTitle } from '../../../../page-title.ts';

export const generateMetadata = pageTitle('backTest');

export default async function Page({ params, searchParams }: PageProps<'/agents/[agentId]/back-tests'>) {
  const { agentId } = await params;
  const { test } = await searchParams;
  return <BackTestPage agentId={agentId} chosen={typeof test === 'string' ? test : null} />;
}
