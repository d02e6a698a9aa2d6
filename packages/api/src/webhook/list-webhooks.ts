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
      for (const { secret: _secret, previous, ...webhook } of await listStoredWebhooks(tx)) {
        const [newest] = await listWebhookDeliveries(tx, webhook.id, 1);
        const lastDelivery =
          newest === undefined
            ? null
            : { status: newest.status, at: newest.lastAttemptAt ?? newest.createdAt, error: newest.lastError };
        const until = previous?.until ?? 0;
        const previousUntil = until > ctx.services.clock.now() ? until : null;
        webhooks.push({ ...webhook, previousUntil, lastDelivery });
      }
      return webhooks;
    }),
  );
