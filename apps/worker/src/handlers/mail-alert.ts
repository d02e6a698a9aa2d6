import { findAlert } from '@aybiza/db/alerts/alerts';
import type { Db } from '@aybiza/db/client';
import { AppError } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { JobPayloads } from '@aybiza/jobs';
import { ProviderError } from '@aybiza/providers/provider-error';
import { describeAlert } from '../alerts/describe-alert.ts';
import { type JobHandler, nothingToDo } from '../job-handler.ts';
import type { InstalledMail } from '../mail/open-mail.ts';

interface World {
  db: Db;
  designerUrl: string | undefined;
  openMail(workspaceId: WorkspaceId): Promise<InstalledMail | undefined>;
}

/** Tells people by e-mail that an alert has begun or is over; where there is no mail server it stands on the page alone. */
export function createMailAlert({ db, designerUrl, openMail }: World): JobHandler<JobPayloads['mail-alert']> {
  return {
    async run({ id, workspaceId, payload: { alertId, event }, signal }) {
      const alert = await db.forWorkspace(workspaceId, (tx) => findAlert(tx, alertId));
      const mail = await openMail(workspaceId);
      if (alert === undefined || mail === undefined) return nothingToDo;
      const { subject, sentence } = describeAlert(alert, event);
      const text = designerUrl === undefined ? sentence : `${sentence}\n\nAll alerts: ${designerUrl}/alerts`;
      const messageId = `${id.replace(/^out_/, 'mail.')}@aybiza.invalid`;
      try {
        await mail.mailer.send({ to: alert.rule.emails, subject, text, messageId }, { signal });
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        const { retryable } = error;
        const message = `the mail server did not take it: ${error.message}`;
        throw new AppError(message, { code: 'EMAIL_FAILED', retryable, expose: true, cause: error });
      }
      return nothingToDo;
    },
  };
}
