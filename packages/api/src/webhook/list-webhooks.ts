import { listWebhookDeliveries } from '@aybiza/db/webhook-deliveries';
import { listWebhooks as listStoredWebhooks } from '@aybiza/db/webhooks';
import { workspaceProcedure } from '../trpc.ts';
import { listWebhooksOutput } from './list-webhooks.schema.ts';

/** The addresses that hear about calls; never their secrets. */
export const listWebhooks = workspaceProcedure({
  role: 'editor',
  scope: 'webhooks:read',
  route: 'GET /webhooks',
  summary: 'List webhooks',
})
  .output(listWebhooksOutput)
  .query(({ ctx }) =>
    ctx.inWorkspace(async (tx) => {
      const webhooks = [];
      for (const { secret: _secret, ...webhook } of await listStoredWebhooks(tx)) {
        const [newest] = await listWebhookDeliveries(tx, webhook.id, 1);
        const lastDelivery =
          newest === undefined
            ? null
            : { status: newest.status, at: newest.lastAttemptAt ?? newest.createdAt, error: newest.lastError };
        webhooks.push({ ...webhook, lastDelivery });
      }
      return webhooks;
    }),
  );
