import { cancelWaitingNumbers, countNumbers } from '@aybiza/db/campaigns/campaign-numbers';
import { listUntakenTries, takeBackTries } from '@aybiza/db/campaigns/campaign-tries';
import { changeCampaign } from '@aybiza/db/campaigns/campaigns';
import type { Tx } from '@aybiza/db/client';
import type { CampaignId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { campaignInput, campaignSchema } from './campaign.schema.ts';
import { changeOne } from './change-one.ts';
import { checkPlan } from './check-plan.ts';

/** People are called from now on, or from a moment. */
export const startCampaign = workspaceProcedure({
  role: 'publisher',
  scope: 'calls:place',
  route: 'POST /campaigns/{campaignId}/start',
  summary: 'Start a campaign',
  description:
    'Refusals: `CAMPAIGN_STATE` (409), `EMPTY_LIST` (422), `AGENT_CANNOT_CALL` (422), `UNKNOWN_NUMBER` (422: the number to call from is gone).',
})
  .input(campaignInput.extend({ startsAt: z.int().min(0).max(8_640_000_000_000_000).optional() }))
  .output(campaignSchema)
  .mutation(({ ctx, input: { campaignId, startsAt } }) =>
    changeOne(ctx, campaignId, {
      action: 'campaign.started',
      from: ['draft'],
      async apply(tx, campaign) {
        await checkPlan(tx, campaign);
        const waiting = (await countNumbers(tx, [campaignId])).get(campaignId)?.waiting ?? 0;
        if (waiting === 0) throw apiError('EMPTY_LIST', 'Import the people to call first.');
        const now = ctx.services.clock.now();
        await changeCampaign(tx, campaignId, { status: 'running', startsAt: startsAt ?? now, watchedFrom: now });
        return { people: waiting };
      },
    }),
  );

/** Nobody else is called until it is resumed. Calls that are on go on. */
export const pauseCampaign = workspaceProcedure({
  role: 'publisher',
  scope: 'campaigns:write',
  route: 'POST /campaigns/{campaignId}/pause',
  summary: 'Pause a campaign',
})
  .input(campaignInput)
  .output(campaignSchema)
  .mutation(({ ctx, input: { campaignId } }) =>
    changeOne(ctx, campaignId, {
      action: 'campaign.paused',
      from: ['running'],
      async apply(tx) {
        await takeBackAll(tx, campaignId, ctx.services.clock.now());
        await changeCampaign(tx, campaignId, { status: 'paused', pauseReason: 'person', waitsFor: null });
        return {};
      },
    }),
  );

/** Goes on where it was. Failures of before count no more. */
export const resumeCampaign = workspaceProcedure({
  role: 'publisher',
  scope: 'calls:place',
  route: 'POST /campaigns/{campaignId}/resume',
  summary: 'Resume a campaign',
  description: 'Refusals: `CAMPAIGN_STATE` (409), `AGENT_CANNOT_CALL` (422), `UNKNOWN_NUMBER` (422).',
})
  .input(campaignInput)
  .output(campaignSchema)
  .mutation(({ ctx, input: { campaignId } }) =>
    changeOne(ctx, campaignId, {
      action: 'campaign.resumed',
      from: ['paused'],
      async apply(tx, campaign) {
        await checkPlan(tx, campaign);
        const watchedFrom = ctx.services.clock.now();
        await changeCampaign(tx, campaignId, { status: 'running', pauseReason: null, watchedFrom });
        return {};
      },
    }),
  );

/** It is over: nobody else is called. Calls that are on go on. */
export const cancelCampaign = workspaceProcedure({
  role: 'publisher',
  scope: 'campaigns:write',
  route: 'POST /campaigns/{campaignId}/cancel',
  summary: 'Cancel a campaign',
})
  .input(campaignInput)
  .output(campaignSchema)
  .mutation(({ ctx, input: { campaignId } }) =>
    changeOne(ctx, campaignId, {
      action: 'campaign.cancelled',
      from: ['draft', 'running', 'paused'],
      async apply(tx) {
        const now = ctx.services.clock.now();
        await takeBackAll(tx, campaignId, now);
        await cancelWaitingNumbers(tx, campaignId, now);
        const over = { pauseReason: null, waitsFor: null, finishedAt: now };
        await changeCampaign(tx, campaignId, { status: 'cancelled', ...over });
        return {};
      },
    }),
  );

/** Calls that were asked for, and that no voice process has begun to place, are none. */
async function takeBackAll(tx: Tx, campaignId: CampaignId, now: number): Promise<void> {
  await takeBackTries(tx, { callIds: await listUntakenTries(tx, campaignId, now), dueAt: now });
}
