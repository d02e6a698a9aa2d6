import { AccountPage } from '../../../features/account/index.ts';

export const metadata = { title: 'Your account' };

export default function Page() {
  return <AccountPage />;
}
