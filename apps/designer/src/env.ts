import { recordingsEnv, vendorVariables } from '@aybiza/api';
import { parseEnv, portSchema } from '@aybiza/foundation/env';
import { telemetryEnv } from '@aybiza/telemetry/telemetry-env';
import { z } from 'zod';

export const envSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Given: live events travel in Redis. The voice server and the worker must be told the same. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** At least 32 characters; the voice server must have the same one, or test calls are refused. */
  AUTH_SECRET: z.string().min(32),
  /** The one before, while secrets that it sealed are left: it opens them, and does nothing else. */
  AUTH_SECRET_PREVIOUS: z.string().min(32).optional(),
  DESIGNER_PORT: portSchema.default(3000),
  /** Where browsers reach the voice server. */
  VOICE_WS_URL: z.url({ protocol: /^wss?$/ }).default('ws://127.0.0.1:3100'),
  /** Where people reach the designer, when that is not this machine. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ...recordingsEnv,
  /** Which vendors are stood in for, as whoever started the stand-ins says; the voice server must be told the same. None: all are real. */
  PRACTICE_PARTS: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter((part) => part !== ''))
    .pipe(z.array(z.enum(['stt', 'tts', 'llm', 'phone', 'mail']))),
  /** The installation's vendors, as the voice server is told them: here it only matters where they process what they are given. */
  ...vendorVariables,
  /** The installation's mail server, which the worker uses; here it only matters whether there is one. */
  SMTP_SERVER: z.string().optional(),
  /** The company's own sign-in (OpenID Connect): the first three together, or none. Its redirect address is `<PUBLIC_URL>/api/auth/callback/oidc`. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What stands on the button behind “Sign in with”. */
  OIDC_NAME: z.string().default('your company'),
  /** Domains of e-mail addresses that may come in by it, separated by commas; without any, all. */
  OIDC_DOMAINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((domain) => domain.trim().toLowerCase() || [])),
  /** Servers on private networks that workspaces may name as their recogniser, voice or model; the voice server must be told the same. */
  VENDOR_ALLOW_PRIVATE: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((entry) => entry.trim() || [])),
  /** Addresses on private networks that flows may ask, such as `127.0.0.1:9000`; the voice server must be told the same. */
  REQUEST_ALLOW_PRIVATE: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((entry) => entry.trim() || [])),
  /** Host names under which this installation is reached, separated by commas: nothing that users configure leads there. */
  OWN_HOSTS: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((entry) => entry.trim() || [])),
  ...telemetryEnv,
  /** Set by Next itself. */
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
});
export type Env = z.output<typeof envSchema>;

let env: Env | undefined;

/** Read at the first request and not when the module is loaded: a build has no configuration. */
export function getEnv(): Env {
  env ??= parseEnv(envSchema, process.env);
  return env;
}
