import { deleteWebhook as deleteStoredWebhook } from '@aybiza/db/webhooks';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { deleteWebhookInput, deleteWebhookOutput } from './delete-webhook.schema.ts';

/** Removes an address with the record of what it was told. */
export const deleteWebhook = workspaceProcedure({
  role: 'owner',
  scope: 'webhooks:write',
  route: 'DELETE /webhooks/{webhookId}',
  summary: 'Delete a webhook',
})
  .input(deleteWebhookInput)
  .output(deleteWebhookOutput)
  .mutation(async ({ ctx, input }) => {
    const deleted = await ctx.inWorkspace((tx) => deleteStoredWebhook(tx, input.webhookId));
    if (!deleted) throw notFound('webhook');
    return { deleted };
  });
