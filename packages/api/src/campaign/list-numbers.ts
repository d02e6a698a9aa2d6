import { NUMBER_STATUSES } from '@aybiza/campaigns';
import { listCampaignNumbers } from '@aybiza/db/campaigns/campaign-numbers';
import { findCampaign } from '@aybiza/db/campaigns/campaigns';
import { z } from 'zod';
import { notFound } from '../api-error.ts';
import { pageInput, pageOutput, readCursor } from '../page.ts';
import { workspaceProcedure } from '../trpc.ts';
import { campaignInput, campaignNumberSchema } from './campaign.schema.ts';

/** Everybody on the list by line, and what came of each. */
export const listNumbers = workspaceProcedure({
  role: 'viewer',
  scope: 'campaigns:read',
  route: 'GET /campaigns/{campaignId}/numbers',
  summary: 'List the people of a campaign, with the result of each',
})
  .input(campaignInput.extend({ status: z.enum(NUMBER_STATUSES).optional(), ...pageInput }))
  .output(z.object(pageOutput(campaignNumberSchema)))
  .query(({ ctx, input: { campaignId, status, limit, cursor } }) =>
    ctx.inWorkspace(async (tx) => {
      if ((await findCampaign(tx, campaignId)) === undefined) throw notFound('campaign');
      const after = readCursor(z.string().regex(/^\d{1,9}$/), cursor);
      const page = { limit, after: after === undefined ? undefined : Number(after) };
      const { numbers, nextAfter } = await listCampaignNumbers(tx, { campaignId, status }, page);
      const items = numbers.map(({ inputs: _inputs, campaignId: _campaign, ...number }) => number);
      return { items, nextCursor: nextAfter === undefined ? null : String(nextAfter) };
    }),
  );
