import { createApiKeySecret } from '@aybiza/auth/api-key-secret';
import { createApiKey as createStoredKey } from '@aybiza/db/api-keys';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { workspaceProcedure } from '../trpc.ts';
import { createApiKeyInput, createApiKeyOutput } from './create-api-key.schema.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Makes a key for integrators. Only owners may, so that no key can do more than whoever made it. */
export const createApiKey = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'POST /api-keys',
  summary: 'Create an API key',
})
  .input(createApiKeyInput)
  .output(createApiKeyOutput)
  .mutation(({ ctx, input: { name, scopes: asked, expiresInDays } }) =>
    ctx.inWorkspace(async (tx) => {
      const { text, prefix, hash: secretHash } = createApiKeySecret();
      const scopes = [...new Set(asked)];
      const expiresAt = expiresInDays === undefined ? null : ctx.services.clock.now() + expiresInDays * DAY_MS;
      const { actor } = ctx;
      const key = { name, prefix, secretHash, scopes, createdBy: actor.id, expiresAt };
      const { id: apiKeyId } = await createStoredKey(tx, key);
      const detail = { name, prefix, scopes, expiresAt };
      await addAuditEntry(tx, { actor, action: 'apiKey.created', subject: apiKeyId, detail });
      return { apiKeyId, key: text };
    }),
  );
