import { addAuditEntry } from '@aybiza/db/audit-entries';
import { type Campaign, lockCampaign } from '@aybiza/db/campaigns/campaigns';
import type { Tx } from '@aybiza/db/client';
import type { CampaignId } from '@aybiza/foundation/ids';
import { apiError, notFound } from '../api-error.ts';
import { showCampaign } from './show-campaigns.ts';

interface Changing {
  readonly actor: Parameters<typeof addAuditEntry>[1]['actor'];
  inWorkspace<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value>;
}

/**
 * Changes a campaign while neither a worker nor anybody else does, notes who did it, and gives it as it is then.
 * @throws AppError `NOT_FOUND`, `CAMPAIGN_STATE`
 */
export function changeOne(
  { actor, inWorkspace }: Changing,
  id: CampaignId,
  change: {
    readonly action: string;
    readonly from: readonly Campaign['status'][];
    apply(tx: Tx, campaign: Campaign): Promise<object>;
  },
) {
  return inWorkspace(async (tx) => {
    const campaign = await lockCampaign(tx, id);
    if (campaign === undefined) throw notFound('campaign');
    if (!change.from.includes(campaign.status))
      throw apiError('CAMPAIGN_STATE', `This cannot be done to a campaign that is ${campaign.status}. Look again.`);
    const detail = await change.apply(tx, campaign);
    await addAuditEntry(tx, { actor, action: change.action, subject: id, detail });
    return showCampaign(tx, id);
  });
}
