import { NUMBER_STATUSES } from '@aybiza/campaigns';
import { findCampaign } from '@aybiza/db/campaigns/campaigns';
import { campaignIdSchema } from '@aybiza/foundation/ids';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { notFound } from '../api-error.ts';
import { exportNumbers } from '../campaign/export-numbers.ts';
import type { RequestContext } from '../context.ts';
import { exportCsv } from './csv-export.ts';

const querySchema = z.strictObject({ status: z.enum(NUMBER_STATUSES).optional() });

/** Gives the list of a campaign with its results as a CSV file to whoever may read campaigns. Who took it is written down. */
export function handleCampaignExport(request: Request, ctx: RequestContext, id: string): Promise<Response> {
  const { db } = ctx.services;
  return exportCsv(ctx, {
    name: 'campaigns',
    scope: 'campaigns:read',
    async read(workspaceId) {
      const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
      if (!query.success) throw new TRPCError({ code: 'BAD_REQUEST', cause: query.error });
      const campaignId = campaignIdSchema.safeParse(id).data;
      if (campaignId === undefined) throw notFound('campaign');
      const campaign = await db.forWorkspace(workspaceId, (tx) => findCampaign(tx, campaignId));
      if (campaign === undefined) throw notFound('campaign');
      const detail = { campaignId, name: campaign.name };
      return { lines: exportNumbers(db, workspaceId, { campaignId, status: query.data.status }), detail };
    },
  });
}
