import { parseEnv, portSchema } from '@aybiza/foundation/env';
import { mailSenderSchema } from '@aybiza/providers/mail/mail-address';
import { mailServerSchema } from '@aybiza/providers/mail/mail-server';
import { recordingsEnv } from '@aybiza/storage';
import { telemetryEnv } from '@aybiza/telemetry/telemetry-env';
import { z } from 'zod';

const envSchema = z.object({
  /** As the app role, never the owner. */
  DATABASE_URL: z.string().startsWith('postgres'),
  /** The same as the designer's: what it sealed is opened here. */
  AUTH_SECRET: z.string().min(32),
  /** The one before, while secrets that it sealed are left: it opens them, and does nothing else. */
  AUTH_SECRET_PREVIOUS: z.string().min(32).optional(),
  /** Given: jobs travel in Redis, which must not evict. */
  REDIS_URL: z.string().startsWith('redis').optional(),
  ...recordingsEnv,
  /** Left out: calls get no summaries. */
  BEDROCK_MODEL_ID: z.string().optional(),
  AWS_REGION: z.string().default('us-east-1'),
  /** Set to the sandbox's address in the embedded set-up; on loopback the summaries are marked as practice. */
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: z.url().optional(),
  /** The installation's telephone account, for messages after calls; without a token only workspaces with an account of their own send any. */
  TWILIO_ACCOUNT_SID: z.string().optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_API_KEY: z.string().optional(),
  TWILIO_API_SECRET: z.string().optional(),
  TWILIO_API_URL: z.url().optional(),
  /** The installation's mail server, `host` or `host:port`; without it only workspaces with one of their own send e-mails. */
  SMTP_SERVER: mailServerSchema.optional(),
  SMTP_USERNAME: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
  /** Whom they are from. */
  SMTP_FROM: mailSenderSchema.optional(),
  /** Where people open the designer, for links in e-mails. */
  DESIGNER_URL: z.url().optional(),
  /** Which parts are practice equipment, as whoever started it says: e-mails to practice equipment are delivered to nobody. */
  PRACTICE_PARTS: z
    .string()
    .default('')
    .transform((list) => list.split(',')),
  WORKER_PORT: portSchema.default(0),
  /** `host:port`, separated by commas: webhooks on this machine that may be called although their address is private. */
  WEBHOOK_ALLOW_PRIVATE: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((entry) => entry.trim() || [])),
  /** The same for models that workspaces name in their settings. */
  VENDOR_ALLOW_PRIVATE: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((entry) => entry.trim() || [])),
  /** Host names under which this installation is reached, separated by commas: nothing that users configure leads there. */
  OWN_HOSTS: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((entry) => entry.trim() || [])),
  ...telemetryEnv,
  LOG_LEVEL: z.string().default('info'),
});

/** The worker's configuration, read once. */
export const env = parseEnv(envSchema, process.env);
