import { PrivacyPage } from '../../../../features/settings/index.ts';

export const metadata = { title: 'Privacy' };

export default function Page() {
  return <PrivacyPage />;
}
