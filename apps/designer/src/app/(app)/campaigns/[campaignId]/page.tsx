import { CampaignPage } from '../../../../features/campaigns/index.ts';
import { pageTitle } from '../../../page-title.ts';

export const generateMetadata = pageTitle('campaign');

export default async function Page({ params }: PageProps<'/campaigns/[campaignId]'>) {
  const { campaignId } = await params;
  return <CampaignPage campaignId={campaignId} />;
}
