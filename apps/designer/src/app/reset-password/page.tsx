import { ResetPage } from '../../features/sign-in/index.ts';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('newPassword', { referrer: 'no-referrer' });

export default function Page() {
  return <ResetPage />;
}
