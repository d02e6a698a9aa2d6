import { addAuditEntry } from '@aybiza/db/audit-entries';
import { setPrivacySettings } from '@aybiza/db/privacy/privacy-settings';
import { workspaceProcedure } from '../trpc.ts';
import { privacySettings, setPrivacyInput } from './privacy.schema.ts';

/** Sets all of it, from the next call on. */
export const setPrivacy = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'PUT /privacy',
  summary: 'Set what callers are told first, and whether people must have agreed to be called',
})
  .input(setPrivacyInput)
  .output(privacySettings)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      await setPrivacySettings(tx, input);
      await addAuditEntry(tx, { actor: ctx.actor, action: 'privacy.set', subject: 'calls', detail: input });
      return input;
    }),
  );
