import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from '@aybiza/foundation/env';
import type { z } from 'zod';
import { ROOT } from '../start/settings.ts';

/** What an operator's command is told by the environment, or by `.env` where the environment is silent. */
export function readOperatorEnv<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  const file = join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return parseEnv(schema, process.env);
}
