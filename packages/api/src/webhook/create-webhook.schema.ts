import { webhookIdSchema } from '@aybiza/foundation/ids';
import { parseUrl } from '@aybiza/foundation/url';
import { z } from 'zod';
import { webhookEventSchema } from './webhook-event.schema.ts';

export const createWebhookInput = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'an address that starts with https://' })
    .max(2_000)
    .refine(hasNoCredentials, { error: 'no name or password in the address: messages are signed instead' }),
  events: z.array(webhookEventSchema).min(1).max(10),
});
export const createWebhookOutput = z.object({
  webhookId: webhookIdSchema,
  /** Signs every message (Standard Webhooks). Shown once, here. */
  secret: z.string(),
});

function hasNoCredentials(address: string): boolean {
  const url = parseUrl(address);
  return url !== undefined && url.username + url.password === '';
}
