import { parseEnv, portSchema } from '@aybiza/foundation/env';
import { z } from 'zod';

export const envSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** At least 32 characters; the voice server must have the same one, or test calls are refused. */
  AUTH_SECRET: z.string().min(32),
  DESIGNER_PORT: portSchema.default(3000),
  /** Where browsers reach the voice server. */
  VOICE_WS_URL: z.url({ protocol: /^wss?$/ }).default('ws://127.0.0.1:3100'),
  /** Where people reach the designer, when that is not this machine. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Recordings are below it; the worker must have the same one. */
  AYBIZA_DATA_DIR: z.string().default('.aybiza'),
  // Only to tell practice equipment from the real thing; the voice server uses them.
  DEEPGRAM_API_KEY: z.string().optional(),
  AWS_REGION: z.string().optional(),
  TWILIO_ACCOUNT_SID: z.string().optional(),
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
