import { randomBytes } from 'node:crypto';
import { createWebhook as createStoredWebhook, webhookSecretPlace } from '@aybiza/db/webhooks';
import { newId } from '@aybiza/foundation/new-id';
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
    const id = newId('webhook');
    const sealed = ctx.services.sealer.seal(secret, webhookSecretPlace(ctx.workspaceId, id));
    await ctx.inWorkspace((tx) => createStoredWebhook(tx, { id, url, events, secret: sealed }));
    return { webhookId: id, secret };
  });
