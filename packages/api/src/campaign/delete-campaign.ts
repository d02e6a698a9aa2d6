import { addAuditEntry } from '@aybiza/db/audit-entries';
import { deleteCampaign as deleteStored, lockCampaign } from '@aybiza/db/campaigns/campaigns';
import { z } from 'zod';
import { apiError, notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { campaignInput } from './campaign.schema.ts';

/** Forgets a campaign and its list. The calls that it made stay. */
export const deleteCampaign = workspaceProcedure({
  role: 'publisher',
  scope: 'campaigns:write',
  route: 'DELETE /campaigns/{campaignId}',
  summary: 'Delete a campaign and its list',
  description: 'One that runs or is paused is cancelled first: `CAMPAIGN_STATE` (409).',
})
  .input(campaignInput)
  .output(z.object({}))
  .mutation(({ ctx, input: { campaignId } }) =>
    ctx.inWorkspace(async (tx) => {
      const campaign = await lockCampaign(tx, campaignId);
      if (campaign === undefined) throw notFound('campaign');
      if (campaign.status === 'running' || campaign.status === 'paused')
        throw apiError('CAMPAIGN_STATE', 'Cancel the campaign first.');
      await deleteStored(tx, campaignId);
      const detail = { name: campaign.name };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'campaign.deleted', subject: campaignId, detail });
      return {};
    }),
  );
