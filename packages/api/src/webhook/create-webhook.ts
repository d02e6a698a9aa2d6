import { addAuditEntry } from '@aybiza/db/audit-entries';
import { makeSigningSecret } from '@aybiza/db/signing-secrets';
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
    const secret = makeSigningSecret();
    const id = newId('webhook');
    const sealed = ctx.services.sealer.seal(secret, webhookSecretPlace(ctx.workspaceId, id));
    await ctx.inWorkspace(async (tx) => {
      await createStoredWebhook(tx, { id, url, events, secret: sealed });
      const detail = { host: new URL(url).host, events };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'webhook.created', subject: id, detail });
    });
    return { webhookId: id, secret };
  });
