import { randomBytes } from 'node:crypto';
import { createWebhook as createStoredWebhook } from '@aybiza/db/webhooks';
import { workspaceProcedure } from '../trpc.ts';
import { createWebhookInput, createWebhookOutput } from './create-webhook.schema.ts';

/** Adds an address. Where it leads is checked again at every delivery: a name may point elsewhere tomorrow. */
export const createWebhook = workspaceProcedure({
  role: 'owner',
  scope: 'webhooks:write',
  route: 'POST /webhooks',
  summary: 'Create a webhook',
})
  .input(createWebhookInput)
  .output(createWebhookOutput)
  .mutation(async ({ ctx, input: { url, events } }) => {
    // Standard Webhooks: 24 to 64 random bytes in base64, behind this prefix.
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const webhook = await ctx.inWorkspace((tx) => createStoredWebhook(tx, { url, events, secret }));
    return { webhookId: webhook.id, secret };
  });
