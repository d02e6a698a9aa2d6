import { getApi } from '../../../../../trpc/server.ts';

export async function GET(request: Request, { params }: RouteContext<'/api/campaigns/[campaignId]/results.csv'>) {
  const { campaignId } = await params;
  return getApi().handleCampaignExport(request, campaignId);
}
