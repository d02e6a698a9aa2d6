import { addAuditEntry } from '@aybiza/db/audit-entries';
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
  .mutation(({ ctx, input: { webhookId } }) =>
    ctx.inWorkspace(async (tx) => {
      const deleted = await deleteStoredWebhook(tx, webhookId);
      if (!deleted) throw notFound('webhook');
      await addAuditEntry(tx, { actor: ctx.actor, action: 'webhook.deleted', subject: webhookId, detail: {} });
      return { deleted };
    }),
  );
