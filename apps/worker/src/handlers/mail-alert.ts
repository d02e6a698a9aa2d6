import { findAlert } from '@aybiza/db/alerts/alerts';
import type { Db } from '@aybiza/db/client';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { JobPayloads } from '@aybiza/jobs';
import { describeAlert } from '../alerts/describe-alert.ts';
import { type JobHandler, nothingToDo } from '../job-handler.ts';
import type { InstalledMail } from '../mail/open-mail.ts';
import { sendMail } from '../mail/send-mail.ts';

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
      await sendMail(mail, { of: id, to: alert.rule.emails, subject, text, signal });
      return nothingToDo;
    },
  };
}
