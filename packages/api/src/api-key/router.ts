import { router } from '../trpc.ts';
import { createApiKey } from './create-api-key.ts';
import { endPreviousApiKey } from './end-previous-api-key.ts';
import { listApiKeys } from './list-api-keys.ts';
import { renewApiKey } from './renew-api-key.ts';
import { revokeApiKey } from './revoke-api-key.ts';

export const apiKeyRouter = router({
  list: listApiKeys,
  create: createApiKey,
  renew: renewApiKey,
  endPrevious: endPreviousApiKey,
  revoke: revokeApiKey,
});
