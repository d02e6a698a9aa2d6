import { CampaignsPage } from '../../../features/campaigns/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('campaigns');

export default function Page() {
  return <CampaignsPage />;
}
