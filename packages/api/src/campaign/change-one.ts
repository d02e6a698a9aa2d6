import { type Campaign, lockCampaign } from '@aybiza/db/campaigns/campaigns';
import type { CampaignId } from '@aybiza/foundation/ids';
import { apiError } from '../api-error.ts';
import { changeInState, type StateChange } from '../change-in-state.ts';
import { showCampaign } from './show-campaigns.ts';

/** Changes a campaign while neither a worker nor anybody else does. @throws AppError `NOT_FOUND`, `CAMPAIGN_STATE` */
export function changeOne(
  context: Parameters<typeof changeInState>[0],
  id: CampaignId,
  change: StateChange<Campaign>,
): ReturnType<typeof showCampaign> {
  const of = {
    noun: 'campaign',
    lock: lockCampaign,
    refuse: ({ status }: Campaign) =>
      apiError('CAMPAIGN_STATE', `This cannot be done to a campaign that is ${status}. Look again.`),
    show: showCampaign,
  };
  return changeInState(context, { ...of, id }, change);
}
