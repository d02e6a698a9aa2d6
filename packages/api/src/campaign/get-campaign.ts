import { workspaceProcedure } from '../trpc.ts';
import { campaignInput, campaignSchema } from './campaign.schema.ts';
import { showCampaign } from './show-campaigns.ts';

/** A campaign, and how far it is at this moment. */
export const getCampaign = workspaceProcedure({
  role: 'viewer',
  scope: 'campaigns:read',
  route: 'GET /campaigns/{campaignId}',
  summary: 'Get a campaign and its progress',
})
  .input(campaignInput)
  .output(campaignSchema)
  .query(({ ctx, input: { campaignId } }) => ctx.inWorkspace((tx) => showCampaign(tx, campaignId)));
