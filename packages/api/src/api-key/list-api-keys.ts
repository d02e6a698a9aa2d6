import { listApiKeys as listStoredKeys } from '@aybiza/db/api-keys';
import { workspaceProcedure } from '../trpc.ts';
import { listApiKeysOutput } from './list-api-keys.schema.ts';

/** The keys of the workspace by their first characters, revoked ones too. */
export const listApiKeys = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'GET /api-keys',
  summary: 'List API keys',
})
  .output(listApiKeysOutput)
  .query(({ ctx }) => ctx.inWorkspace(listStoredKeys));
