import { countNumbers, noNumbers } from '@aybiza/db/campaigns/campaign-numbers';
import { findCampaign } from '@aybiza/db/campaigns/campaigns';
import type { Tx } from '@aybiza/db/client';
import type { CampaignId } from '@aybiza/foundation/ids';

/** What a webhook is told about a campaign, as it is now. Published to integrators: fields may be added, none changed. */
export async function campaignMessage(tx: Tx, campaignId: CampaignId, event: 'campaign.paused' | 'campaign.finished') {
  const campaign = await findCampaign(tx, campaignId);
  if (campaign === undefined) return undefined;
  const { name, agentId, status, pauseReason, finishedAt, watchedFrom, createdAt } = campaign;
  const counted = campaign.countsBefore ?? (await countNumbers(tx, [campaignId])).get(campaignId);
  const counts = { ...noNumbers(), ...counted };
  return {
    type: event,
    timestamp: new Date(finishedAt ?? watchedFrom ?? createdAt).toISOString(),
    /** `counts`: how many numbers are in each state. */
    data: { campaignId, name, agentId, status, pauseReason, counts },
  };
}
