import { getPrivacySettings } from '@aybiza/db/privacy/privacy-settings';
import { workspaceProcedure } from '../trpc.ts';
import { privacySettings } from './privacy.schema.ts';

/** What callers hear first, and who may be called. */
export const getPrivacy = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'GET /privacy',
  summary:
    'Get what callers are told first, whether people must have agreed to be called, and where calls may be processed',
})
  .output(privacySettings)
  .query(({ ctx }) => ctx.inWorkspace(getPrivacySettings));
