import { listAgents } from '@aybiza/db/agents';
import { countNumbers, noNumbers } from '@aybiza/db/campaigns/campaign-numbers';
import { type Campaign, findCampaign } from '@aybiza/db/campaigns/campaigns';
import type { Tx } from '@aybiza/db/client';
import type { CampaignId } from '@aybiza/foundation/ids';
import type { z } from 'zod';
import { notFound } from '../api-error.ts';
import type { campaignSchema } from './campaign.schema.ts';

type Shown = z.output<typeof campaignSchema>;

/** Campaigns as they are shown, with how far each is. */
export async function showCampaigns(tx: Tx, campaigns: readonly Campaign[]): Promise<Shown[]> {
  const agents = new Map((await listAgents(tx)).map(({ id, name }) => [id, name]));
  const counts = await countNumbers(
    tx,
    campaigns.map(({ id }) => id),
  );
  return campaigns.map(({ watchedFrom: _since, practice: _practice, createdBy: _by, countsBefore, ...campaign }) => ({
    ...campaign,
    agentName: agents.get(campaign.agentId) ?? null,
    counts: countsBefore === null ? (counts.get(campaign.id) ?? noNumbers()) : { ...noNumbers(), ...countsBefore },
  }));
}

/** One as it is now. @throws AppError `NOT_FOUND` */
export async function showCampaign(tx: Tx, id: CampaignId): Promise<Shown> {
  const campaign = await findCampaign(tx, id);
  const [shown] = campaign === undefined ? [] : await showCampaigns(tx, [campaign]);
  if (shown === undefined) throw notFound('campaign');
  return shown;
}
