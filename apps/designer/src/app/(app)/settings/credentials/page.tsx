import { CredentialsPanel } from '../../../../features/settings/index.ts';
import { pageTitle } from '../../../page-title.ts';

export const generateMetadata = pageTitle('credentials');

export default function Page() {
  return <CredentialsPanel />;
}
