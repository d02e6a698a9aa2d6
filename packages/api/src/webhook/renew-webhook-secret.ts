import { addAuditEntry } from '@aybiza/db/audit-entries';
import { makeSigningSecret } from '@aybiza/db/signing-secrets';
import { findWebhook, renewWebhookSecret as renew, webhookSecretPlace } from '@aybiza/db/webhooks';
import { apiError, notFound } from '../api-error.ts';
import { RENEWAL_OVERLAP_MS } from '../renewal-overlap.ts';
import { workspaceProcedure } from '../trpc.ts';
import { renewWebhookSecretInput, renewWebhookSecretOutput } from './renew-webhook-secret.schema.ts';

/** Puts a new secret in the place of what a webhook's messages are signed with; for a day they are signed with both. */
export const renewWebhookSecret = workspaceProcedure({
  role: 'owner',
  scope: 'webhooks:write',
  route: 'POST /webhooks/{webhookId}/renew-secret',
  summary: 'Renew the secret of a webhook',
  description: 'For 24 hours messages carry two signatures, by the new secret and by the one before.',
})
  .input(renewWebhookSecretInput)
  .output(renewWebhookSecretOutput)
  .mutation(async ({ ctx, input: { webhookId } }) => {
    const { sealer, clock } = ctx.services;
    const secret = makeSigningSecret();
    const sealed = sealer.seal(secret, webhookSecretPlace(ctx.workspaceId, webhookId));
    const now = clock.now();
    const previousUntil = now + RENEWAL_OVERLAP_MS;
    await ctx.inWorkspace(async (tx) => {
      const webhook = await findWebhook(tx, webhookId);
      if (webhook === undefined) throw notFound('webhook');
      if (!(await renew(tx, webhookId, { before: webhook.secret, sealed, now, until: previousUntil }))) {
        const sentence = 'The secret was renewed lately, and the one before still signs. End that one first.';
        throw apiError('RENEWED_LATELY', sentence);
      }
      const entry = { action: 'webhook.secretRenewed', subject: webhookId, detail: { previousUntil } };
      await addAuditEntry(tx, { actor: ctx.actor, ...entry });
    });
    return { secret, previousUntil };
  });
