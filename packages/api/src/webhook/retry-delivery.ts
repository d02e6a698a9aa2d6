import { addAuditEntry } from '@aybiza/db/audit-entries';
import { retryOutboxRow } from '@aybiza/db/outbox';
import { findWebhookDelivery } from '@aybiza/db/webhook-deliveries';
import { outboxIdSchema } from '@aybiza/foundation/ids';
import { apiError, notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { retryDeliveryInput, retryDeliveryOutput } from './retry-delivery.schema.ts';

/** Sends a message that was given up on its way again, with the id and the content that it had. */
export const retryDelivery = workspaceProcedure({
  role: 'editor',
  scope: 'webhooks:write',
  route: 'POST /webhooks/deliveries/{messageId}/retry',
  summary: 'Deliver a message again',
})
  .input(retryDeliveryInput)
  .output(retryDeliveryOutput)
  .mutation(async ({ ctx, input: { messageId } }) => {
    await ctx.inWorkspace(async (tx) => {
      const delivery = await findWebhookDelivery(tx, messageId);
      if (delivery === undefined) throw notFound('message');
      // A message has the id of the job that carries it.
      const job = outboxIdSchema.safeParse(messageId.replace(/^msg_/, 'out_'));
      if (!job.success || !(await retryOutboxRow(tx, job.data))) {
        throw apiError(
          'NOT_FAILED',
          'Only a message that was given up can be sent again. Look again: it may be on its way.',
        );
      }
      const detail = { webhookId: delivery.webhookId, callId: delivery.callId, lastError: delivery.lastError };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'webhook.retried', subject: messageId, detail });
    });
    return { retried: true as const };
  });
