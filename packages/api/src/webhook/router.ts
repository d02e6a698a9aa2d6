import { router } from '../trpc.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { listWebhooks } from './list-webhooks.ts';

export const webhookRouter = router({ list: listWebhooks, create: createWebhook, delete: deleteWebhook });
