import { createApiKeySecret } from '@aybiza/auth/api-key-secret';
import { createApiKey as createStoredKey } from '@aybiza/db/api-keys';
import { workspaceProcedure } from '../trpc.ts';
import { createApiKeyInput, createApiKeyOutput } from './create-api-key.schema.ts';

/** Makes a key for integrators. Only owners may, so that no key can do more than whoever made it. */
export const createApiKey = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'POST /api-keys',
  summary: 'Create an API key',
})
  .input(createApiKeyInput)
  .output(createApiKeyOutput)
  .mutation(async ({ ctx, input: { name, scopes } }) => {
    const { text, prefix, hash: secretHash } = createApiKeySecret();
    const unique = [...new Set(scopes)];
    const key = { name, prefix, secretHash, scopes: unique, createdBy: ctx.actor.id };
    const { id: apiKeyId } = await ctx.inWorkspace((tx) => createStoredKey(tx, key));
    return { apiKeyId, key: text };
  });
