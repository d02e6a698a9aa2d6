import { listCampaigns as listStored } from '@aybiza/db/campaigns/campaigns';
import { campaignIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { pageInput, pageOutput, readCursor } from '../page.ts';
import { workspaceProcedure } from '../trpc.ts';
import { campaignSchema } from './campaign.schema.ts';
import { showCampaigns } from './show-campaigns.ts';

/** The newest first, each with how far it is. */
export const listCampaigns = workspaceProcedure({
  role: 'viewer',
  scope: 'campaigns:read',
  route: 'GET /campaigns',
  summary: 'List campaigns',
})
  .input(z.strictObject(pageInput))
  .output(z.object(pageOutput(campaignSchema)))
  .query(({ ctx, input: { limit, cursor } }) =>
    ctx.inWorkspace(async (tx) => {
      const after = readCursor(campaignIdSchema, cursor);
      const { campaigns, nextAfter } = await listStored(tx, { limit, after });
      return { items: await showCampaigns(tx, campaigns), nextCursor: nextAfter ?? null };
    }),
  );
