import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv, portSchema } from '@aybiza/foundation/env';
import { z } from 'zod';

/** The repository's folder. */
export const ROOT = join(import.meta.dirname, '../..');

export const settingsSchema = z.object({
  AYBIZA_DATA_DIR: z.string().default('.aybiza'),
  DESIGNER_PORT: portSchema.default(3000),
  VOICE_PORT: portSchema.default(3100),
  WORKER_PORT: portSchema.default(3200),
  SANDBOX_PORT: portSchema.default(3300),
  SANDBOX_MAIL_PORT: portSchema.default(3325),
  /** The app role's URL of a PostgreSQL of your own; the embedded one is not started then. */
  DATABASE_URL: z.url().optional(),
  /** The owner's URL, for migrations; without it a database of your own is taken as it is. */
  DATABASE_OWNER_URL: z.url().optional(),
  /** Of a Redis of your own. */
  REDIS_URL: z.url().optional(),
  AUTH_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  /** The one before: what it sealed is sealed anew when the product starts. */
  AUTH_SECRET_PREVIOUS: z.string().min(32, 'at least 32 characters').optional(),
  DEEPGRAM_API_KEY: z.string().optional(),
  BEDROCK_MODEL_ID: z.string().optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  SMTP_SERVER: z.string().optional(),
  /** Where Twilio reaches the voice app from outside. */
  PUBLIC_URL: z.url().optional(),
  /** Where it opens its media sockets, behind an edge. */
  MEDIA_URL: z.url().optional(),
  /** Where people reach the designer from outside. */
  DESIGNER_URL: z.url().optional(),
  /** Where their browsers reach the voice app from outside. */
  VOICE_WS_URL: z.url().optional(),
  /** Origins of further pages that may open a browser call, separated by commas. */
  DESIGNER_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter((origin) => origin !== '')),
  /** Further names by which this installation is reached, separated by commas. */
  OWN_HOSTS: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter((host) => host !== '')),
});

/** What the person who starts the product may choose. */
export type Settings = z.infer<typeof settingsSchema>;

/** Reads `.env` if there is one (what is set already wins) and the environment. */
export function readSettings(): Settings {
  const file = join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const settings = parseEnv(settingsSchema, process.env);
  return { ...settings, AYBIZA_DATA_DIR: resolve(ROOT, settings.AYBIZA_DATA_DIR) };
}
