import { CallPage } from '../../../../features/call/index.ts';
import { pageTitle } from '../../../page-title.ts';

export const generateMetadata = pageTitle('call');

export default async function Page({ params, searchParams }: PageProps<'/calls/[callId]'>) {
  const { callId } = await params;
  const { backTest } = await searchParams;
  return <CallPage callId={callId} backTestId={typeof backTest === 'string' ? backTest : undefined} />;
}
