import { addAuditEntry } from '@aybiza/db/audit-entries';
import { addCampaign } from '@aybiza/db/campaigns/campaigns';
import { findEquipment } from '../provider/find-equipment.ts';
import { workspaceProcedure } from '../trpc.ts';
import { campaignPlanSchema, campaignSchema } from './campaign.schema.ts';
import { checkPlan } from './check-plan.ts';
import { showCampaign } from './show-campaigns.ts';

/** Makes a campaign that calls nobody yet: its list comes next, then its start. */
export const createCampaign = workspaceProcedure({
  role: 'publisher',
  scope: 'campaigns:write',
  route: 'POST /campaigns',
  summary: 'Add a campaign',
  description: 'Refusals: `AGENT_CANNOT_CALL` (422), `UNKNOWN_NUMBER` (422: `fromE164` is none of the workspace’s).',
})
  .input(campaignPlanSchema)
  .output(campaignSchema)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      await checkPlan(tx, input);
      const { clock, equipment } = ctx.services;
      const practice = Object.values(await findEquipment(tx, equipment)).includes('practice');
      const id = await addCampaign(tx, { ...input, practice, createdBy: ctx.actor.id, createdAt: clock.now() });
      const detail = { name: input.name, agentId: input.agentId };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'campaign.added', subject: id, detail });
      return showCampaign(tx, id);
    }),
  );
