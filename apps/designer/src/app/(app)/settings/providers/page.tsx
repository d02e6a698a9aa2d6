import { AccountsPanel } from '../../../../features/settings/index.ts';

export const metadata = { title: 'Providers' };

export default function Page() {
  return <AccountsPanel />;
}
