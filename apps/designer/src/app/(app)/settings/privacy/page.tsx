import { PrivacyPage } from '../../../../features/settings/index.ts';
import { pageTitle } from '../../../page-title.ts';

export const generateMetadata = pageTitle('privacy');

export default function Page() {
  return <PrivacyPage />;
}
