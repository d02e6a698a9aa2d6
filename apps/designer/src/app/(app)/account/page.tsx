import { AccountPage } from '../../../features/account/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('account');

export default function Page() {
  return <AccountPage />;
}
