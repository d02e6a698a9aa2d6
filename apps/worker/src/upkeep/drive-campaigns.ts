import { listRunningCampaigns } from '@aybiza/db/campaigns/campaigns';
import { errorMessage } from '@aybiza/foundation/errors';
import type { Logger } from '@aybiza/foundation/logger';
import { type CampaignWorld, driveCampaign } from '../campaign/drive-campaign.ts';

const PAGE = 100;

/** Does what every running campaign has to do now. One that cannot be driven keeps no other waiting. */
export async function driveCampaigns(world: CampaignWorld & { logger: Logger }, signal: AbortSignal): Promise<void> {
  for (let behind: string | undefined = ''; behind !== undefined && !signal.aborted; ) {
    const page: Awaited<ReturnType<typeof listRunningCampaigns>> = await listRunningCampaigns(world.db, {
      behind,
      limit: PAGE,
    });
    for (const campaign of page)
      if (!signal.aborted)
        await driveCampaign(world, campaign).catch((error: unknown) =>
          world.logger.warn({ ...campaign, reason: errorMessage(error) }, 'campaign not driven'),
        );
    behind = page.length < PAGE ? undefined : page.at(-1)?.campaignId;
  }
}
