import { z } from 'zod';

export const scopeSchema = z.enum([
  'agents:read',
  'agents:write',
  'flows:read',
  'flows:write',
  'flows:publish',
  'calls:read',
  'calls:create',
  'calls:signal',
  'calls:place',
  'calls:retry',
  'numbers:read',
  'numbers:write',
  'webhooks:read',
  'webhooks:write',
  'providers:read',
  'providers:write',
  'calendar:read',
  'knowledge:read',
  'knowledge:write',
  'system:read',
]);
/** What an API key may be allowed. */
export type Scope = z.output<typeof scopeSchema>;
