import { router } from '../trpc.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { endPreviousWebhookSecret } from './end-previous-webhook-secret.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listWebhooks } from './list-webhooks.ts';
import { renewWebhookSecret } from './renew-webhook-secret.ts';
import { retryDelivery } from './retry-delivery.ts';

export const webhookRouter = router({
  list: listWebhooks,
  create: createWebhook,
  delete: deleteWebhook,
  renewSecret: renewWebhookSecret,
  endPreviousSecret: endPreviousWebhookSecret,
  listDeliveries,
  retry: retryDelivery,
});
