import { parseEnv, portSchema } from '@aybiza/foundation/env';
import { vendorVariables } from '@aybiza/providers/accounts/installed-stock';
import { regionNameSchema } from '@aybiza/region-protocol';
import { recordingsEnv } from '@aybiza/storage';
import { telemetryEnv } from '@aybiza/telemetry/telemetry-env';
import { z } from 'zod';
import { proxyNetworksSchema } from './media/proxy-networks.ts';

const url = z.url();

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  /** Given: live events travel in Redis, and leases of calls are kept there. The same for all apps of an installation. */
  REDIS_URL: z.string().startsWith('redis').optional(),
  /** Signs stream and call tokens; the same for all apps of an installation. */
  AUTH_SECRET: z.string().min(32),
  /** The one before, while secrets that it sealed are left: it opens them, and does nothing else. */
  AUTH_SECRET_PREVIOUS: z.string().min(32).optional(),
  VOICE_PORT: portSchema.default(3100),
  /** What Twilio sees; webhooks are refused while it is not set right. */
  PUBLIC_URL: url.optional(),
  /** Where Twilio opens its media sockets, where that is not `PUBLIC_URL`: a region's own host behind an edge. */
  MEDIA_URL: url.optional(),
  /** Which of the regions behind an edge this is. */
  REGION: regionNameSchema.optional(),
  /** Shared with the edge, which asks how this region is and which numbers it has. */
  EDGE_SECRET: z.string().min(32).optional(),
  /** Where other voice processes reach this one, for whoever looks on at one of its calls and has reached another process. */
  OWN_URL: url.optional(),
  /** Set by Amazon ECS in its tasks: where a task asks not to be ended, and what it is told of itself. */
  ECS_AGENT_URI: url.optional(),
  ECS_CONTAINER_METADATA_URI_V4: url.optional(),
  TWILIO_ACCOUNT_SID: z.string().optional(),
  /** Several, separated by commas, while one is being rotated. */
  TWILIO_AUTH_TOKEN: z.string().min(1),
  /** An API key with its secret instead of the account's token, for text messages. */
  TWILIO_API_KEY: z.string().optional(),
  TWILIO_API_SECRET: z.string().optional(),
  TWILIO_API_URL: url.default('https://api.twilio.com'),
  ...vendorVariables,
  DEEPGRAM_API_KEY: z.string().min(1),
  BEDROCK_MODEL_ID: z.string().min(1),
  ...recordingsEnv,
  /** Origins of pages that may open a browser call, separated by commas. */
  DESIGNER_ORIGINS: z.string().default('http://127.0.0.1:3000,http://localhost:3000'),
  /** Which parts are practice equipment, separated by commas: stt, tts, llm, phone. */
  PRACTICE_PARTS: z.string().default(''),
  /** Addresses on private networks that flows may ask, such as `127.0.0.1:9000`. */
  REQUEST_ALLOW_PRIVATE: z.string().default(''),
  /** Servers on private networks that workspaces may name as their recogniser, voice or model, such as `127.0.0.1:8000`. */
  VENDOR_ALLOW_PRIVATE: z.string().default(''),
  /** Host names under which this installation is reached, separated by commas: nothing that users configure leads there. */
  OWN_HOSTS: z.string().default(''),
  /** Networks whose machines may be proxies: for whom they ask is believed (`X-Forwarded-For`), separated by commas. */
  PROXY_NETWORKS: proxyNetworksSchema,
  MAX_CALLS: z.coerce.number().int().positive().default(200),
  /** How long a process that is told to stop may take, in ms; shorter than whatever kills it afterwards. */
  DRAIN_MS: z.coerce.number().int().nonnegative().default(600_000),
  /** From then on calls that still go on are handed over to other processes, between two turns. */
  HAND_OVER_AFTER_MS: z.coerce.number().int().nonnegative().default(300_000),
  ...telemetryEnv,
  LOG_LEVEL: z.string().default('info'),
});

/** Half of it would let the edge ask here, and Twilio's sockets or later questions go astray. */
const BEHIND_EDGE = ['PUBLIC_URL', 'MEDIA_URL', 'REGION', 'EDGE_SECRET'] as const;
const wholeSchema = schema.superRefine((env, context) => {
  if (env.REGION === undefined && env.EDGE_SECRET === undefined) return;
  for (const name of BEHIND_EDGE)
    if (env[name] === undefined)
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'is needed, too, where this is a region behind an edge',
      });
});

export type VoiceEnv = z.infer<typeof schema>;

/** @throws Error with all that is missing, in one message */
export function readEnv(): VoiceEnv {
  return parseEnv(wholeSchema, process.env);
}

/** The values of a variable that may have several, separated by commas. */
export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
