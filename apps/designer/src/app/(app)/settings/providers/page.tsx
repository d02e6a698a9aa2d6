import { AccountsPanel } from '../../../../features/settings/index.ts';
import { pageTitle } from '../../../page-title.ts';

export const generateMetadata = pageTitle('providers');

export default function Page() {
  return <AccountsPanel />;
}
