import { router } from '../trpc.ts';
import { cancelCampaign, pauseCampaign, resumeCampaign, startCampaign } from './change-state.ts';
import { createCampaign } from './create-campaign.ts';
import { deleteCampaign } from './delete-campaign.ts';
import { getCampaign } from './get-campaign.ts';
import { importNumbers } from './import-numbers.ts';
import { listCampaigns } from './list-campaigns.ts';
import { listNumbers } from './list-numbers.ts';
import { updateCampaign } from './update-campaign.ts';

export const campaignRouter = router({
  list: listCampaigns,
  get: getCampaign,
  create: createCampaign,
  update: updateCampaign,
  importNumbers,
  start: startCampaign,
  pause: pauseCampaign,
  resume: resumeCampaign,
  cancel: cancelCampaign,
  delete: deleteCampaign,
  listNumbers,
});
