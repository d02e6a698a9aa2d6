import { parseEnv, portSchema } from '@aybiza/foundation/env';
import { z } from 'zod';

const envSchema = z.object({
  SANDBOX_PORT: portSchema.default(0),
  /** Of the mail server; 0: the system chooses. */
  SANDBOX_MAIL_PORT: portSchema.default(0),
  /** 1: no voice and no recogniser, for load tests */
  SANDBOX_FAST: z.enum(['0', '1']).default('0'),
  LOG_LEVEL: z.string().default('info'),
});

/** The sandbox's configuration, read once. */
export const env = parseEnv(envSchema, process.env);
