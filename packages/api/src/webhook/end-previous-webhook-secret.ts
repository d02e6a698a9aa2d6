import { addAuditEntry } from '@aybiza/db/audit-entries';
import { endPreviousWebhookSecret as end, findWebhook } from '@aybiza/db/webhooks';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { endPreviousWebhookSecretInput, endPreviousWebhookSecretOutput } from './end-previous-webhook-secret.schema.ts';

/** Has the secret before a webhook's present one sign no more, before its day is over. Again changes nothing. */
export const endPreviousWebhookSecret = workspaceProcedure({
  role: 'owner',
  scope: 'webhooks:write',
  route: 'POST /webhooks/{webhookId}/end-previous-secret',
  summary: 'Stop signing with the secret before the present one',
})
  .input(endPreviousWebhookSecretInput)
  .output(endPreviousWebhookSecretOutput)
  .mutation(({ ctx, input: { webhookId } }) =>
    ctx.inWorkspace(async (tx) => {
      if ((await findWebhook(tx, webhookId)) === undefined) throw notFound('webhook');
      const ended = await end(tx, webhookId);
      const entry = { action: 'webhook.previousSecretEnded', subject: webhookId, detail: {} };
      if (ended) await addAuditEntry(tx, { actor: ctx.actor, ...entry });
      return { ended };
    }),
  );
