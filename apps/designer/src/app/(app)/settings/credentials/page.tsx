import { CredentialsPanel } from '../../../../features/settings/index.ts';

export const metadata = { title: 'Credentials' };

export default function Page() {
  return <CredentialsPanel />;
}
