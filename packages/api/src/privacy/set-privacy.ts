import { addAuditEntry } from '@aybiza/db/audit-entries';
import { getPrivacySettings, setPrivacySettings } from '@aybiza/db/privacy/privacy-settings';
import { workspaceProcedure } from '../trpc.ts';
import { privacySettings, setPrivacyInput } from './privacy.schema.ts';

/** Sets all of it, from the next call on. */
export const setPrivacy = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'PUT /privacy',
  summary:
    'Set what callers are told first, whether people must have agreed to be called, and where calls may be processed',
  description: 'Left out, `processedIn` stays as it is.',
})
  .input(setPrivacyInput)
  .output(privacySettings)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const { processedIn = (await getPrivacySettings(tx)).processedIn, ...rest } = input;
      const settings = { ...rest, processedIn };
      await setPrivacySettings(tx, settings);
      await addAuditEntry(tx, { actor: ctx.actor, action: 'privacy.set', subject: 'calls', detail: settings });
      return settings;
    }),
  );
