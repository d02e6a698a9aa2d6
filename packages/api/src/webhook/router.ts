import { router } from '../trpc.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listWebhooks } from './list-webhooks.ts';
import { retryDelivery } from './retry-delivery.ts';

export const webhookRouter = router({
  list: listWebhooks,
  create: createWebhook,
  delete: deleteWebhook,
  listDeliveries,
  retry: retryDelivery,
});
