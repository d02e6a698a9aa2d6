import { InvitationPage } from '../../../features/invitation/index.ts';

export const metadata = { title: 'Invitation', referrer: 'no-referrer' as const };

export default async function Page({ params }: PageProps<'/invitation/[token]'>) {
  const { token } = await params;
  return <InvitationPage token={token} />;
}
