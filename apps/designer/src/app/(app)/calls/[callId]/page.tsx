import { CallPage } from '../../../../features/call/index.ts';

export const metadata = { title: 'Call' };

export default async function Page({ params }: PageProps<'/calls/[callId]'>) {
  const { callId } = await params;
  return <CallPage callId={callId} />;
}
