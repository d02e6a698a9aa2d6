import { changeCampaign } from '@aybiza/db/campaigns/campaigns';
import { workspaceProcedure } from '../trpc.ts';
import { campaignInput, campaignPlanSchema, campaignSchema } from './campaign.schema.ts';
import { changeOne } from './change-one.ts';
import { checkPlan } from './check-plan.ts';

/** Changes the plan of a campaign that calls nobody at the moment; it holds for everybody who is called from then on. */
export const updateCampaign = workspaceProcedure({
  role: 'publisher',
  scope: 'campaigns:write',
  route: 'PUT /campaigns/{campaignId}',
  summary: 'Change a campaign',
  description: 'Pause it first. Refusals: `CAMPAIGN_STATE` (409), `AGENT_CANNOT_CALL` (422), `UNKNOWN_NUMBER` (422).',
})
  .input(campaignInput.extend(campaignPlanSchema.shape))
  .output(campaignSchema)
  .mutation(({ ctx, input: { campaignId, ...plan } }) =>
    changeOne(ctx, campaignId, {
      action: 'campaign.changed',
      from: ['draft', 'paused'],
      async apply(tx) {
        await checkPlan(tx, plan);
        await changeCampaign(tx, campaignId, plan);
        return { name: plan.name };
      },
    }),
  );
