import { InvitationPage } from '../../../features/invitation/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('invitation', { referrer: 'no-referrer' });

export default async function Page({ params }: PageProps<'/invitation/[token]'>) {
  const { token } = await params;
  return <InvitationPage token={token} />;
}
